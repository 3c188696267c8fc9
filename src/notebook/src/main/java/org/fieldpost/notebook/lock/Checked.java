package org.fieldpost.notebook.lock;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** Bytes with their CRC-32 behind them, by which damage is told from a wrong PIN. No protection against a person. */
final class Checked {

    private static final int SUM_BYTES = 4;

    private Checked() {}

    static byte[] close(byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + SUM_BYTES)
                .put(bytes)
                .putInt(sum(bytes))
                .array();
    }

    /** Empty when the sum is another one. */
    static Optional<byte[]> open(byte[] checked) {
        if (checked.length < SUM_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(checked, checked.length - SUM_BYTES);
        return ByteBuffer.wrap(checked).getInt(bytes.length) == sum(bytes) ? Optional.of(bytes) : Optional.empty();
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
