package org.fieldpost.exchange;

import java.nio.ByteBuffer;

/**
 * The digest of a range of entries: the sum, modulo 2^64, of the first eight bytes of each entry's hash read as a big-endian
 * number. A sum, so that either end keeps it as entries come, in any order, without reading them again. It tells one
 * history from another; it is no signature, the envelope carries that.
 */
public final class Digest {

    public static final int BYTES = 8;

    private Digest() {}

    /** One entry's share of the sum. */
    public static long of(Bytes hash) {
        return hash.view().getLong();
    }

    public static Bytes bytes(long sum) {
        return Bytes.of(ByteBuffer.allocate(BYTES).putLong(sum).array());
    }
}
