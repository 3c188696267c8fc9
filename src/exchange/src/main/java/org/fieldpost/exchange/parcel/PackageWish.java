package org.fieldpost.exchange.parcel;

import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * A phone says which package it works with, and what it would take of a newer one. Nothing is sent that was not asked for: an
 * app of an earlier release asks for nothing, and an answer with reports' news is never held up by a package.
 *
 * @param gathering first eight bytes of the hash of the package it has begun to gather; empty when it has begun none
 * @param from how many bytes of that it has
 * @param most how many bytes the answers may bring; 0 for none
 */
public record PackageWish(PackageVersion held, Bytes gathering, int from, int most) {

    public static final int NAME_BYTES = 8;

    public PackageWish {
        Check.that(gathering.size() == 0 || gathering.size() == NAME_BYTES, "a package is named by eight bytes");
        Check.range("package from", from, 0, PackagePart.MOST_BYTES);
        Check.range("package most", most, 0, PackagePart.MOST_BYTES);
    }

    /** What it works with, and nothing more. */
    public static PackageWish held(PackageVersion version) {
        return new PackageWish(version, Bytes.of(new byte[0]), 0, 0);
    }
}
