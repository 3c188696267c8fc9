package org.fieldpost.server.analysis;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.fieldpost.model.Check;

/** A run of ISO weeks in mission time, the running week included. */
public record Period(LocalDate fromDay, LocalDate lastDay, Instant from, Instant until) {

    public static Period lastWeeks(int weeks, Instant now, ZoneId zone) {
        Check.range("weeks", weeks, 1, 520);
        LocalDate nextMonday = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        LocalDate first = nextMonday.minusWeeks(weeks);
        return new Period(
                first,
                nextMonday.minusDays(1),
                first.atStartOfDay(zone).toInstant(),
                nextMonday.atStartOfDay(zone).toInstant());
    }
}
