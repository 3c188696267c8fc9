package org.fieldpost.exchange.parcel;

import java.util.Comparator;
import org.fieldpost.model.Check;

/**
 * Which package of the mission. A restored server may count again from an earlier number, so its epoch comes first: what it
 * has in force then comes after everything that it had forgotten.
 *
 * @param epoch of the server that offered it
 * @param number as the administrator's page counts
 */
public record PackageVersion(long epoch, long number) implements Comparable<PackageVersion> {

    /** The package that came with the app. */
    public static final PackageVersion OWN = new PackageVersion(0, 0);

    private static final Comparator<PackageVersion> ORDER =
            Comparator.comparingLong(PackageVersion::epoch).thenComparingLong(PackageVersion::number);

    public PackageVersion {
        Check.range("package epoch", epoch, 0, 1L << 31);
        Check.range("package number", number, 0, 1L << 31);
    }

    @Override
    public int compareTo(PackageVersion other) {
        return ORDER.compare(this, other);
    }

    public boolean isAfter(PackageVersion other) {
        return compareTo(other) > 0;
    }
}
