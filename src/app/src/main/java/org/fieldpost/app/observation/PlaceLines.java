package org.fieldpost.app.observation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.words.Words;

/** How place and time are written on the pages of an observation. */
final class PlaceLines {

    private static final int MGRS_DIGITS = 4;

    private PlaceLines() {}

    static String mgrs(Position here) {
        return Mgrs.formatSpaced(here.point(), MGRS_DIGITS);
    }

    /** Hundred-thousandths of a degree: about a metre. */
    static String degrees(Point point) {
        return String.format(Locale.ROOT, "%.5f, %.5f", point.latitudeDeg(), point.longitudeDeg());
    }

    static String accuracy(Position here, Words words) {
        return words.say("place.accuracy", Math.round(here.accuracyM()));
    }

    /** The known point, if any, and the region. */
    static String named(Draft.Place place, Mission mission, Words words) {
        String region = mission.regions()
                .match(place.position().point())
                .flatMap(m -> mission.regions().byCode(m.regionCode()))
                .map(r -> r.name(words.language()))
                .orElse(words.say("report.no_region"));
        return place.knownPoint()
                        .flatMap(mission::point)
                        .map(p -> p.name() + " · ")
                        .orElse("")
                + region;
    }

    static String source(Position here, Words words) {
        return words.say("source." + here.source().name().toLowerCase(Locale.ROOT));
    }

    static String age(Duration age, Words words) {
        if (age.toMinutes() < 1) {
            return words.say("place.age_now");
        }
        if (age.toHours() < 1) {
            return words.say("place.age", age.toMinutes());
        }
        return age.toDays() < 1
                ? words.say("place.age_hours", age.toHours())
                : words.say("place.age_days", age.toDays());
    }

    static String kilometres(double metres, Words words) {
        return words.say("track.km", String.format(Locale.ROOT, "%.1f", metres / 1000));
    }

    static String day(Instant at, ZoneId zone, Words words) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", words.language().locale())
                .withZone(zone)
                .format(at);
    }
}
