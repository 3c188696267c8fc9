package org.fieldpost.model.mission;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;

/**
 * A mission package: one country with its regions, neighbours and known points.
 *
 * @param fictional a country of our own, for exercises and demonstrations
 * @param attribution sources and licences of its geography, shown with every map
 * @param photos what it wants of photos
 * @param offLimits places that patrols must not enter
 * @param retention how long phones keep what was reported
 */
public record Mission(
        String id,
        Map<Language, String> names,
        ZoneId zone,
        Code phase,
        boolean fictional,
        RegionSet regions,
        List<KnownPoint> points,
        String attribution,
        PhotoRule photos,
        List<OffLimits> offLimits,
        Retention retention) {

    /** A mission that says nothing of how long content stays. */
    public Mission(
            String id,
            Map<Language, String> names,
            ZoneId zone,
            Code phase,
            boolean fictional,
            RegionSet regions,
            List<KnownPoint> points,
            String attribution,
            PhotoRule photos,
            List<OffLimits> offLimits) {
        this(id, names, zone, phase, fictional, regions, points, attribution, photos, offLimits, Retention.USUAL);
    }

    /** A mission that says nothing of photos, and where nothing is off limits. */
    public Mission(
            String id,
            Map<Language, String> names,
            ZoneId zone,
            Code phase,
            boolean fictional,
            RegionSet regions,
            List<KnownPoint> points,
            String attribution) {
        this(id, names, zone, phase, fictional, regions, points, attribution, PhotoRule.USUAL, List.of());
    }

    public Mission {
        Check.matching("mission id", id, "[a-z0-9-]{1,32}");
        names = Map.copyOf(names);
        Check.that(names.containsKey(Language.EN), "mission " + id + " has no English name");
        Objects.requireNonNull(zone, "zone");
        phase.of(CodeList.MISSION_PHASE);
        points = List.copyOf(points);
        Check.that(!Check.text("attribution", attribution, 2000).isBlank(), "mission " + id + " states no source");
        Objects.requireNonNull(photos, "photos");
        offLimits = List.copyOf(offLimits);
        Objects.requireNonNull(retention, "retention");
    }

    public String name(Language language) {
        return names.getOrDefault(language, names.get(Language.EN));
    }

    public Optional<KnownPoint> point(String code) {
        for (KnownPoint each : points) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The known points, nearest first. */
    public List<KnownPoint> nearest(Point from) {
        return points.stream()
                .sorted(Comparator.comparingDouble(p -> p.point().distanceM(from)))
                .toList();
    }
}
