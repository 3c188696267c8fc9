package org.fieldpost.server.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.server.mission.MissionPackages;
import org.fieldpost.server.mission.MissionSpace;

/**
 * What a phone is told of the package in force when it works with another, and the stretch it asked for. Packs each version
 * once. Safe from any thread.
 */
final class PackageOffer {

    private final MissionSpace space;
    private volatile Optional<Packed> last = Optional.empty();

    PackageOffer(MissionSpace space) {
        this.space = space;
    }

    private record Packed(long number, PackedMission mission) {}

    /** @param room bytes of the package that the answer can hold */
    Optional<PackagePart> answer(PackageWish wish, int room) {
        MissionPackages.Version now = space.packages().current();
        var version = new PackageVersion(space.epoch(), now.number());
        // the app's own package is as good as the server's as long as no administrator has published another
        boolean own = now.published().isEmpty() && wish.held().equals(PackageVersion.OWN);
        if (own || !version.isAfter(wish.held())) {
            return Optional.empty();
        }
        PackedMission packed = packed(now);
        Instant published = now.published().map(MissionPackages.Published::at).orElse(Instant.EPOCH);
        var told = new PackagePart(
                version,
                Instant.ofEpochSecond(published.getEpochSecond()),
                packed.sha256(),
                packed.size(),
                0,
                Bytes.EMPTY);
        int from = told.name().equals(wish.gathering()) && wish.from() <= packed.size() ? wish.from() : 0;
        return Optional.of(stretch(told, packed, from, Math.min(wish.most(), room)));
    }

    /** The stretches that follow this one, until so many bytes were given. */
    List<PackagePart> further(PackagePart first, int most) {
        List<PackagePart> parts = new ArrayList<>();
        Optional<Packed> packed = last.filter(each -> each.mission.sha256().equals(first.sha256()));
        int from = first.from() + first.bytes().size();
        int left = most - first.bytes().size();
        while (packed.isPresent() && first.bytes().size() > 0 && left > 0 && from < first.size()) {
            PackagePart next = stretch(first, packed.get().mission, from, left);
            parts.add(next);
            from += next.bytes().size();
            left -= next.bytes().size();
        }
        return parts;
    }

    private static PackagePart stretch(PackagePart of, PackedMission packed, int from, int most) {
        return new PackagePart(
                of.version(),
                of.published(),
                of.sha256(),
                of.size(),
                from,
                packed.stretch(from, Math.min(most, PackagePart.MOST_AT_ONCE)));
    }

    private PackedMission packed(MissionPackages.Version version) {
        Optional<Packed> known = last;
        if (known.isEmpty() || known.get().number != version.number()) {
            known = Optional.of(new Packed(version.number(), PackedMission.of(version.files())));
            last = known;
        }
        return known.get().mission;
    }
}
