package org.fieldpost.exchange.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Deflate;

/**
 * Content made small and of few sizes: DEFLATE (RFC 1951) with a preset dictionary, then zeros up to a Padmé size
 * (Nikitin et al. 2019: hides all but O(log log n) bits of the length for at most 12 % more bytes). A DEFLATE stream ends
 * itself, so no length is written; whatever follows it must be zeros.
 */
final class Packing {

    /** A bound on what a hostile envelope can make us hold. */
    static final int MOST_CONTENT_BYTES = 1024 * 1024;

    private static final int LEAST_PADDED_BYTES = 64;
    private static final Bytes DICTIONARY = dictionary();

    private Packing() {}

    static byte[] pack(byte[] content) {
        if (content.length > MOST_CONTENT_BYTES) {
            throw new IllegalArgumentException(
                    "content has " + content.length + " bytes; most is " + MOST_CONTENT_BYTES);
        }
        byte[] packed = Deflate.deflate(content, DICTIONARY);
        return Arrays.copyOf(packed, padme(Math.max(LEAST_PADDED_BYTES, packed.length)));
    }

    /** @throws IllegalArgumentException when the bytes are not what {@link #pack} makes, or would grow beyond bounds */
    static byte[] unpack(byte[] packed) {
        Deflate.Inflated inflated = Deflate.inflate(packed, DICTIONARY, MOST_CONTENT_BYTES, "packed content");
        requireZeros(packed, inflated.packedBytes());
        return inflated.plain().toArray();
    }

    private static void requireZeros(byte[] packed, int from) {
        for (int i = from; i < packed.length; i++) {
            if (packed[i] != 0) {
                throw new IllegalArgumentException("bytes follow the packed content");
            }
        }
    }

    /** The next size that Padmé allows. */
    static int padme(int length) {
        int exponent = 31 - Integer.numberOfLeadingZeros(length);
        int bits = 32 - Integer.numberOfLeadingZeros(exponent);
        int mask = (1 << Math.max(0, exponent - bits)) - 1;
        return (length + mask) & ~mask;
    }

    private static Bytes dictionary() {
        try (InputStream in = Packing.class.getResourceAsStream("dictionary-1.bin")) {
            if (in == null) {
                throw new IllegalStateException("dictionary-1.bin is not in this build.");
            }
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
