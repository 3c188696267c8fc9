package org.fieldpost.app.map;

import java.util.List;
import java.util.Locale;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;

/**
 * What is said of a place.
 *
 * @param mgrs empty beyond 84 N or 80 S, where the grid ends
 * @param near what the mission knows nearby, nearest first
 */
record ReadOut(String mgrs, String latLon, String region, List<String> near) {

    private static final double NEAR_M = 10_000;
    private static final int MOST_NEAR = 2;

    static ReadOut of(Point place, Mission mission, Words words) {
        Language language = words.language();
        String region = mission.regions()
                .match(place)
                .flatMap(match -> mission.regions().byCode(match.regionCode()))
                .map(r -> r.name(language))
                .orElse(words.say("report.no_region"));
        List<String> near = mission.nearest(place).stream()
                .filter(p -> p.point().distanceM(place) <= NEAR_M)
                .limit(MOST_NEAR)
                .map(KnownPoint::name)
                .toList();
        return new ReadOut(mgrs(place), latLon(place), region, near);
    }

    private static String mgrs(Point place) {
        try {
            return Mgrs.formatSpaced(place, 4);
        } catch (ProblemException beyondTheGrid) {
            return "";
        }
    }

    static String latLon(Point place) {
        return String.format(
                Locale.ROOT,
                "%.5f° %s  %.5f° %s",
                Math.abs(place.latitudeDeg()),
                place.latitudeDeg() < 0 ? "S" : "N",
                Math.abs(place.longitudeDeg()),
                place.longitudeDeg() < 0 ? "W" : "E");
    }

    /** For a screen reader. */
    String accessible(Words words) {
        return words.say(
                "map.accessible",
                mgrs.isEmpty() ? latLon : mgrs,
                region,
                near.isEmpty() ? words.say("map.near_nothing") : words.say("map.near", String.join(", ", near)));
    }
}
