package org.fieldpost.exchange.entry;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.fieldpost.exchange.Bytes;

/**
 * Raw DEFLATE (RFC 1951) with an optional preset dictionary, and inflating that hostile bytes cannot make grow beyond a bound.
 * The same bytes are always deflated into the same bytes by the same program. Pure.
 */
public final class Deflate {

    private static final int LEAST_ROOM_BYTES = 256;

    private Deflate() {}

    /**
     * What was inflated.
     *
     * @param packedBytes how many of the packed bytes the stream took, which ends itself
     */
    public record Inflated(Bytes plain, int packedBytes) {}

    /** @param dictionary empty for none */
    public static byte[] deflate(byte[] plain, Bytes dictionary) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            if (dictionary.size() > 0) {
                deflater.setDictionary(dictionary.toArray());
            }
            deflater.setInput(plain);
            deflater.finish();
            byte[] room = new byte[plain.length / 2 + LEAST_ROOM_BYTES];
            int size = 0;
            while (!deflater.finished()) {
                if (size == room.length) {
                    room = Arrays.copyOf(room, room.length * 2);
                }
                size += deflater.deflate(room, size, room.length - size);
            }
            return Arrays.copyOf(room, size);
        } finally {
            deflater.end();
        }
    }

    /**
     * Undoes {@link #deflate}.
     *
     * @param mostBytes of the plain bytes
     * @param what names it in errors
     * @throws IllegalArgumentException when the bytes are no DEFLATE, end early or would grow beyond the bound
     */
    public static Inflated inflate(byte[] packed, Bytes dictionary, int mostBytes, String what) {
        var inflater = new Inflater(true);
        try {
            if (dictionary.size() > 0) {
                inflater.setDictionary(dictionary.toArray());
            }
            inflater.setInput(packed);
            byte[] plain = new byte[Math.min(mostBytes, Math.max(LEAST_ROOM_BYTES, packed.length * 4))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == plain.length) {
                    if (length == mostBytes) {
                        throw new IllegalArgumentException(what + " grows beyond " + mostBytes + " bytes");
                    }
                    plain = Arrays.copyOf(plain, Math.min(mostBytes, plain.length * 2));
                }
                int read = inflater.inflate(plain, length, plain.length - length);
                if (read == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException(what + " ends early");
                }
                length += read;
            }
            return new Inflated(Bytes.of(Arrays.copyOf(plain, length)), packed.length - inflater.getRemaining());
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(what + " is not DEFLATE", e);
        } finally {
            inflater.end();
        }
    }
}
