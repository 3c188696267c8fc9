package org.fieldpost.exchange.envelope;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.fuzz.Genuine;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.sealed.SealedBlob;

/** Contents that together have every field. */
final class AnyContent {

    private AnyContent() {}

    static PackageWish wish() {
        return new PackageWish(new PackageVersion(1, 12), Bytes.of(new byte[8]), 4_000, 65_536);
    }

    static PackagePart part() {
        return new PackagePart(
                new PackageVersion(1, 13),
                Instant.parse("2026-11-26T09:00:00Z"),
                Bytes.of(new byte[32]),
                40_000,
                4_000,
                Bytes.of(new byte[] {1, 2, 3}));
    }

    static Stream<Content> several() {
        var entry = new Entry(1, 1, Bytes.of(new byte[] {1, 2, 3}));
        var hashes = new TreeMap<Long, Bytes>();
        hashes.put(1L, entry.hash());
        hashes.put(3L, entry.hash());
        var full = new Postscript(
                7,
                Optional.of(new Postscript.Doubt(1, 2)),
                Optional.of(new Postscript.Detail(1, List.of(1L, 3L), List.of(-4L, 5L))),
                List.of(new SealedBlob(9, Bytes.of(new byte[1024]))),
                List.of(-9L, 8L),
                Optional.of(Genuine.serverBox()),
                Optional.of(wish()),
                Optional.of(part()),
                Optional.of(Instant.parse("2026-11-26T09:00:00Z")));
        return Stream.of(
                new Content(
                        List.of(Acknowledgement.of(1, 1, hashes)),
                        1,
                        List.of(entry, new Entry(2, 3, Bytes.EMPTY)),
                        Optional.of(Genuine.claim()),
                        Standing.BLOCKED,
                        true,
                        full),
                new Content(List.of(), 2, List.of(), Optional.empty(), Standing.FINAL, false, Postscript.NONE));
    }
}
