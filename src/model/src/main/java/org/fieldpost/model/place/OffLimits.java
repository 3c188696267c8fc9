package org.fieldpost.model.place;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Language;

/** A place patrols must not enter: a minefield, a shrine, a demilitarised strip. Named by the mission package. */
public record OffLimits(String code, Map<Language, String> names, Area area, Point label) {

    /** Nearer than this, a patrol is warned. */
    public static final double NEAR_M = 1_000;

    /** A place too near: inside it, or this far from its edge. */
    public record Warning(OffLimits place, boolean inside, double distanceM) {}

    public OffLimits {
        Check.matching("off-limits code", code, "[A-Za-z0-9~-]{1,16}");
        names = Map.copyOf(names);
        Check.that(names.containsKey(Language.EN), "off-limits place " + code + " has no English name");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(label, "label");
    }

    public String name(Language language) {
        return names.getOrDefault(language, names.get(Language.EN));
    }

    /** The gravest warning for whoever may stand anywhere in the circle of this position's accuracy. */
    public static Optional<Warning> warning(List<OffLimits> places, Position here) {
        return places.stream()
                .filter(place -> place.area.boxDistanceM(here.point()) <= NEAR_M + here.accuracyM())
                .map(place -> place.seenFrom(here))
                .filter(warning -> warning.inside() || warning.distanceM() <= NEAR_M)
                .min(Comparator.comparing((Warning warning) -> !warning.inside())
                        .thenComparingDouble(Warning::distanceM));
    }

    private Warning seenFrom(Position here) {
        boolean inside = area.contains(here.point());
        double edgeM = area.edgeDistanceM(here.point());
        return new Warning(this, inside, inside ? 0 : Math.max(0, edgeM - here.accuracyM()));
    }
}
