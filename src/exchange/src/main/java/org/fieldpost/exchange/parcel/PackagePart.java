package org.fieldpost.exchange.parcel;

import java.time.Instant;
import java.util.Arrays;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * A newer package is there, and a stretch of it.
 *
 * @param published when an administrator put it in force; whole seconds
 * @param sha256 of the whole packed package
 * @param size of the whole, bytes
 * @param from where the stretch begins
 * @param bytes empty when none was asked for
 */
public record PackagePart(PackageVersion version, Instant published, Bytes sha256, int size, int from, Bytes bytes) {

    /** Of a whole package, packed. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /** In one envelope, which holds 256 KiB and may hold text too. */
    public static final int MOST_AT_ONCE = 128 * 1024;

    public PackagePart {
        Check.range("package hash bytes", sha256.size(), 32, 32);
        Check.range("package bytes", size, 1, MOST_BYTES);
        Check.range("package part", from, 0, size);
        Check.range("package part bytes", bytes.size(), 0, Math.min(MOST_AT_ONCE, size - from));
    }

    /** By which a phone says what it is gathering. */
    public Bytes name() {
        return Bytes.of(Arrays.copyOf(sha256.toArray(), PackageWish.NAME_BYTES));
    }
}
