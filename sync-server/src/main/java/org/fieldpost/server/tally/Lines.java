package org.fieldpost.server.tally;

import java.util.Arrays;

/**
 * The lines of one week and region with their amounts, packed: lines in rising order as differences, amounts as they are,
 * both in seven bits to a byte, the last of a number without its highest bit. No line stands twice, and none with nothing.
 */
final class Lines {

    private Lines() {}

    interface Each {
        void line(int line, long amount);
    }

    static void each(byte[] packed, Each each) {
        int at = 0;
        int line = 0;
        while (at < packed.length) {
            long difference = 0;
            int shift = 0;
            byte next;
            do {
                next = packed[at++];
                difference |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            long amount = 0;
            shift = 0;
            do {
                next = packed[at++];
                amount |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            line += (int) difference;
            each.line(line, amount);
        }
    }

    /**
     * @param lines rising
     * @param amounts above nothing, one for each
     */
    static byte[] pack(int[] lines, long[] amounts, int many) {
        byte[] packed = new byte[many * 8];
        int at = 0;
        int before = 0;
        for (int i = 0; i < many; i++) {
            if (at + 20 > packed.length) {
                packed = Arrays.copyOf(packed, packed.length * 2 + 20);
            }
            at = put(packed, at, lines[i] - before);
            at = put(packed, at, amounts[i]);
            before = lines[i];
        }
        return Arrays.copyOf(packed, at);
    }

    private static int put(byte[] packed, int from, long number) {
        int at = from;
        long left = number;
        while (left > 0x7F) {
            packed[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        packed[at++] = (byte) left;
        return at;
    }
}
