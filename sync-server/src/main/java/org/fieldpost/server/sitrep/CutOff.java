package org.fieldpost.server.sitrep;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.web.Fields;

/**
 * Until when a situation report tells: a full hour of a day of the mission. Pure.
 *
 * @param day the mission's day
 * @param hour of that day, from 0 to 24; 24 is its end
 */
public record CutOff(LocalDate day, int hour, Instant at) {

    static final Duration TOLD = Duration.ofHours(24);

    private static final long OLDEST_DAYS = 31;

    public CutOff {
        Check.range("hour", hour, 0, 24);
    }

    public static CutOff of(LocalDate day, int hour, ZoneId zone) {
        Instant at = hour == 24
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(hour, 0).atZone(zone).toInstant();
        return new CutOff(day, hour, at);
    }

    /** The last full hour. */
    public static CutOff last(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        return of(here.toLocalDate(), here.getHour(), zone);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it says none, one to come, or one long past */
    public static CutOff parse(String day, String hour, Instant now, ZoneId zone) {
        LocalDate of;
        try {
            of = LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw Fields.in("sitrep.day", Problem.of("marker.day", day)).causedBy(e);
        }
        if (!hour.matches("\\d|1\\d|2[0-4]")) {
            throw Fields.in("sitrep.cut_off", Problem.of("sitrep.hour_form", hour))
                    .asException();
        }
        if (of.isAfter(LocalDate.ofInstant(now, zone))
                || of.isBefore(LocalDate.ofInstant(now, zone).minusDays(OLDEST_DAYS))) {
            throw Fields.in("sitrep.day", Problem.of("sitrep.day_out", OLDEST_DAYS))
                    .asException();
        }
        CutOff cutOff = of(of, Integer.parseInt(hour), zone);
        if (cutOff.at.isAfter(now)) {
            throw Fields.in("sitrep.cut_off", Problem.of("sitrep.to_come")).asException();
        }
        return cutOff;
    }

    /** What it tells of was observed from then on. */
    public Instant from() {
        return at.minus(TOLD);
    }
}
