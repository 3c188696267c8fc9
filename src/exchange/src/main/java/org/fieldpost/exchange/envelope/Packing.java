package org.fieldpost.exchange.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Content made small and of few sizes: DEFLATE (RFC 1951) with a preset dictionary, then zeros up to a Padmé size
 * (Nikitin et al. 2019: hides all but O(log log n) bits of the length for at most 12 % more bytes). A DEFLATE stream ends
 * itself, so no length is written; whatever follows it must be zeros.
 */
final class Packing {

    /** A bound on what a hostile envelope can make us hold. */
    static final int MOST_CONTENT_BYTES = 1024 * 1024;

    private static final int LEAST_PADDED_BYTES = 64;
    private static final byte[] DICTIONARY = dictionary();

    private Packing() {}

    static byte[] pack(byte[] content) {
        if (content.length > MOST_CONTENT_BYTES) {
            throw new IllegalArgumentException(
                    "content has " + content.length + " bytes; most is " + MOST_CONTENT_BYTES);
        }
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(content);
            deflater.finish();
            byte[] room = new byte[content.length + 64];
            int size = 0;
            while (!deflater.finished()) {
                if (size == room.length) {
                    room = Arrays.copyOf(room, room.length * 2);
                }
                size += deflater.deflate(room, size, room.length - size);
            }
            return Arrays.copyOf(Arrays.copyOf(room, size), padme(Math.max(LEAST_PADDED_BYTES, size)));
        } finally {
            deflater.end();
        }
    }

    /** @throws IllegalArgumentException when the bytes are not what {@link #pack} makes, or would grow beyond bounds */
    static byte[] unpack(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed);
            byte[] content = new byte[Math.min(MOST_CONTENT_BYTES, Math.max(256, packed.length * 4))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == content.length) {
                    if (length == MOST_CONTENT_BYTES) {
                        throw new IllegalArgumentException("content grows beyond " + MOST_CONTENT_BYTES + " bytes");
                    }
                    content = Arrays.copyOf(content, Math.min(MOST_CONTENT_BYTES, content.length * 2));
                }
                int read = inflater.inflate(content, length, content.length - length);
                if (read == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("packed content ends early");
                }
                length += read;
            }
            requireZeros(packed, packed.length - inflater.getRemaining());
            return Arrays.copyOf(content, length);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed content is not DEFLATE", e);
        } finally {
            inflater.end();
        }
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

    private static byte[] dictionary() {
        try (InputStream in = Packing.class.getResourceAsStream("dictionary-1.bin")) {
            if (in == null) {
                throw new IllegalStateException("dictionary-1.bin is not in this build.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
