package org.fieldpost.notebook;

import java.time.Instant;
import java.util.Map;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackedMission;

/**
 * A mission package as the notebook keeps it, or its beginning.
 *
 * @param size of the whole, bytes
 * @param told whether the officer was told of it
 */
record KeptPackage(PackageVersion version, Instant published, Bytes sha256, int size, Bytes bytes, boolean told) {

    private static final int EPOCH = 1;
    private static final int NUMBER = 2;
    private static final int PUBLISHED = 3;
    private static final int SHA256 = 4;
    private static final int SIZE = 5;
    private static final int BYTES = 6;
    private static final int TOLD = 7;

    /** Nothing of it has come yet. */
    static KeptPackage begun(PackagePart part) {
        return new KeptPackage(part.version(), part.published(), part.sha256(), part.size(), Bytes.EMPTY, false);
    }

    boolean whole() {
        return bytes.size() == size;
    }

    boolean sound() {
        return whole() && Sha256.of(bytes.toArray()).equals(sha256);
    }

    Map<String, String> files() {
        return PackedMission.unpack(bytes);
    }

    /** The same package under the name that a restored server gives it. */
    KeptPackage as(PackagePart part) {
        return new KeptPackage(part.version(), part.published(), sha256, size, bytes, told);
    }

    KeptPackage with(Bytes grown) {
        return new KeptPackage(version, published, sha256, size, grown, told);
    }

    KeptPackage untold() {
        return new KeptPackage(version, published, sha256, size, bytes, false);
    }

    KeptPackage toldNow() {
        return new KeptPackage(version, published, sha256, size, bytes, true);
    }

    byte[] encode() {
        var fields = new Fields.Writer()
                .put(EPOCH, version.epoch())
                .put(NUMBER, version.number())
                .put(PUBLISHED, published.getEpochSecond())
                .put(SHA256, sha256)
                .put(SIZE, (long) size)
                .put(BYTES, bytes);
        if (told) {
            fields.put(TOLD, true);
        }
        return Cbor.encode(fields.map());
    }

    static KeptPackage decode(byte[] encoded) {
        Fields fields = Fields.of("mission package", Cbor.decode(encoded));
        return new KeptPackage(
                new PackageVersion(fields.number(EPOCH), fields.number(NUMBER)),
                fields.instant(PUBLISHED),
                fields.bytes(SHA256),
                fields.small(SIZE),
                fields.bytes(BYTES),
                fields.truth(TOLD));
    }
}
