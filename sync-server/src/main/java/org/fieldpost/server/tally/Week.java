package org.fieldpost.server.tally;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** An ISO week in mission time, numbered from that of 5 January 1970. */
public record Week(int number) implements Comparable<Week> {

    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);

    public static Week of(Instant at, ZoneId zone) {
        return of(LocalDate.ofInstant(at, zone));
    }

    public static Week of(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Week(Math.toIntExact((monday.toEpochDay() - FIRST_MONDAY.toEpochDay()) / 7));
    }

    public LocalDate monday() {
        return FIRST_MONDAY.plusWeeks(number);
    }

    /** Its first moment. */
    public Instant from(ZoneId zone) {
        return monday().atStartOfDay(zone).toInstant();
    }

    public Week plus(int weeks) {
        return new Week(number + weeks);
    }

    @Override
    public int compareTo(Week other) {
        return Integer.compare(number, other.number);
    }
}
