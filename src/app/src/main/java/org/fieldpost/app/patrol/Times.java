package org.fieldpost.app.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.patrol.HandIn;
import org.fieldpost.model.words.Words;

/** Times and distances as the patrol's screens and papers write them. */
final class Times {

    private static final Pattern OF_DAY = Pattern.compile("([01]?[0-9]|2[0-3])[:.hH]?([0-5][0-9])");

    private Times() {}

    /** A time as people type it: 6:30, 06:30 or 0630. */
    static Optional<LocalTime> ofDay(String typed) {
        Matcher matcher = OF_DAY.matcher(typed.strip());
        return matcher.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** {@code 1:42}, hours and minutes. */
    static String hours(Duration lasted) {
        return lasted.toHours() + ":" + (lasted.toMinutesPart() < 10 ? "0" : "") + lasted.toMinutesPart();
    }

    static String kilometres(double metres, Words words) {
        return words.say("track.km", String.format(Locale.ROOT, "%.1f", metres / 1000));
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    static String day(Instant at, ZoneId zone, Words words) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", words.language().locale())
                .withZone(zone)
                .format(at);
    }

    static String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone).format(at);
    }

    /** What the two-hour clock says. */
    static String handIn(HandIn handIn, Instant now, Words words) {
        String distance = hours(handIn.distance(now));
        return handIn.late(now) ? words.say("patrol_report.late", distance) : words.say("patrol_report.due", distance);
    }
}
