package org.fieldpost.server.analysis;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.fieldpost.model.Check;
import org.fieldpost.server.tally.Week;

/**
 * A run of whole ISO weeks in mission time.
 *
 * @param asOf when it was asked about; a period that ends later is still running
 */
public record Period(LocalDate fromDay, LocalDate lastDay, Instant from, Instant until, Instant asOf) {

    /** The running week included. */
    public static Period lastWeeks(int weeks, Instant now, ZoneId zone) {
        return weeksUntil(weeks, LocalDate.ofInstant(now, zone), now, zone);
    }

    /** The last of them is that of this day. */
    public static Period weeksUntil(int weeks, LocalDate day, Instant now, ZoneId zone) {
        Check.range("weeks", weeks, 1, 520);
        LocalDate nextMonday = day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        LocalDate first = nextMonday.minusWeeks(weeks);
        return new Period(
                first,
                nextMonday.minusDays(1),
                first.atStartOfDay(zone).toInstant(),
                nextMonday.atStartOfDay(zone).toInstant(),
                now);
    }

    public int weeks() {
        return Week.of(lastDay).number() - Week.of(fromDay).number() + 1;
    }

    public int days() {
        return 7 * weeks();
    }

    /** How many of its days have begun: of a period that is still running, fewer than all. */
    public long daysBegun(ZoneId zone) {
        return asOf.isBefore(until)
                ? Math.max(0, 1 + ChronoUnit.DAYS.between(fromDay, LocalDate.ofInstant(asOf, zone)))
                : days();
    }

    public Week firstWeek() {
        return Week.of(fromDay);
    }

    /** The first week that is not in it. */
    public Week afterLast() {
        return Week.of(lastDay).plus(1);
    }

    /** The last week that is in it, or before it, and over. */
    public Week lastWhole() {
        return Week.of(until.isAfter(asOf) ? lastDay.minusWeeks(1) : lastDay);
    }

    /**
     * How many weeks before it are compared with it: eight with a single one, three times as many with up to twelve, as many
     * with more. Fewer tell little: one week against eight finds a doubling about once in seven times.
     */
    public int weeksBefore() {
        return weeks() == 1 ? 8 : weeks() <= 12 ? 3 * weeks() : weeks();
    }
}
