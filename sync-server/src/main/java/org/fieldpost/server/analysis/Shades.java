package org.fieldpost.server.analysis;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.server.statistics.Rate;

/** How a map shades rates: in equal steps from nothing to the highest of them. Pure. */
public record Shades(double highest) {

    private static final List<String> COLOURS = List.of("#e3efee", "#c6e0de", "#a3ccca", "#7fb8b6", "#5ca5a3");

    /** Rates from here, up to there, which is the next one's but for the last. */
    public record Step(String colour, double from, double to) {}

    static Shades of(List<RegionMap.Place> places) {
        return new Shades(places.stream()
                .flatMap(place -> place.rate().stream())
                .mapToDouble(Rate::perUnit)
                .max()
                .orElse(0));
    }

    public String colour(Rate rate) {
        return COLOURS.get(
                highest == 0 ? 0 : (int) Math.min(COLOURS.size() - 1, rate.perUnit() * COLOURS.size() / highest));
    }

    /** The key; where nothing was seen anywhere, there is one step, of nothing. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < (highest == 0 ? 1 : COLOURS.size()); i++) {
            steps.add(new Step(COLOURS.get(i), highest * i / COLOURS.size(), highest * (i + 1) / COLOURS.size()));
        }
        return steps;
    }
}
