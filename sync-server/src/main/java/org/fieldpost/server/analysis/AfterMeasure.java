package org.fieldpost.server.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.statistics.Displacement;
import org.fieldpost.server.statistics.RateRatio;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * What was seen for what was spent on looking where a measure was taken, in the regions that touch it and in all others, in so many
 * whole weeks before the week in which it began and since. It says nothing of why anything changed.
 *
 * @param weeks as many on either side; 0 while not one whole week has passed
 * @param change the rate there since over that before; nothing without effort, or where nothing was seen
 */
public record AfterMeasure(
        Markers.Marker measure,
        Denominator per,
        int weeks,
        AreaSeen there,
        AreaSeen around,
        AreaSeen elsewhere,
        Optional<RateRatio> change,
        Finding finding) {

    /** Fewer weeks since say nothing. */
    public static final int LEAST_WEEKS = 4;

    /** Whether it moved to the regions around, as far as can be told. */
    public sealed interface Finding {

        record Told(double quotient) implements Finding {}

        record NotTold(Why why) implements Finding {}
    }

    /** Why there is no quotient. */
    public enum Why {
        TOO_SOON,
        NONE_AROUND,
        NONE_ELSEWHERE,
        NO_EFFORT,
        NOT_FALLEN,
        CHANCE,
        NOTHING_ELSEWHERE,
        ELSEWHERE_TOO
    }

    /**
     * Counts what this sight sees.
     *
     * @param measure of a region
     * @param period whose last week, if it has passed, is the last that is looked at
     * @param most so many weeks on either side at most
     */
    static AfterMeasure of(
            Database database,
            Neighbourhood neighbourhood,
            Sight sight,
            Period period,
            int most,
            Filter filter,
            Optional<NexusInterface> judged,
            List<String> regions,
            Markers.Marker measure) {
        Denominator per = filter.denominator();
        String target = measure.regionCode().orElseThrow();
        Week began = Week.of(measure.startsOn());
        int weeks = Math.max(0, Math.min(most, period.lastWhole().number() - began.number()));
        Set<String> touching = neighbourhood.of(target);
        var there = new AreaSeen.Sum(began, List.of(target));
        var around = new AreaSeen.Sum(began, seen(sight, regions, touching::contains));
        var elsewhere =
                new AreaSeen.Sum(began, seen(sight, regions, code -> !code.equals(target) && !touching.contains(code)));
        database.read(db -> {
            Tallies.read(db, began.plus(-weeks), began.plus(weeks + 1), (week, region, line, amount) -> {
                AreaSeen.Sum sum = region.equals(target) ? there : touching.contains(region) ? around : elsewhere;
                if (week == began.number() || !sum.holds(region)) {
                    return;
                }
                if (Line.sort(line) == Sort.REPORTS) {
                    if (per.takes(line) && filter.counts(line) && isOf(judged, line)) {
                        sum.seen(week, amount);
                    }
                } else if (per.isEffort(line, filter)) {
                    sum.spent(week, amount);
                }
            });
            return 1;
        });
        return told(measure, per, weeks, there.area(), around.area(), elsewhere.area());
    }

    private static List<String> seen(Sight sight, List<String> regions, Predicate<String> which) {
        return regions.stream()
                .filter(code -> sight.sees(Optional.of(code)))
                .filter(which)
                .toList();
    }

    private static boolean isOf(Optional<NexusInterface> judged, int line) {
        return judged.map(each -> (Line.interfaces(line) & Line.bit(each)) != 0).orElse(true);
    }

    /** Decides what may be said of these. */
    static AfterMeasure told(
            Markers.Marker measure, Denominator per, int weeks, AreaSeen there, AreaSeen around, AreaSeen elsewhere) {
        Optional<RateRatio> change = there.looked() && there.before() + there.since() > 0
                ? Optional.of(RateRatio.of(
                        there.since(),
                        per.inUnits(there.effortSince()),
                        there.before(),
                        per.inUnits(there.effortBefore())))
                : Optional.empty();
        return new AfterMeasure(
                measure,
                per,
                weeks,
                there,
                around,
                elsewhere,
                change,
                finding(per, weeks, there, around, elsewhere, change));
    }

    private static Finding finding(
            Denominator per,
            int weeks,
            AreaSeen there,
            AreaSeen around,
            AreaSeen elsewhere,
            Optional<RateRatio> change) {
        if (weeks < LEAST_WEEKS) {
            return new Finding.NotTold(Why.TOO_SOON);
        } else if (around.regionCodes().isEmpty()) {
            return new Finding.NotTold(Why.NONE_AROUND);
        } else if (elsewhere.regionCodes().isEmpty()) {
            return new Finding.NotTold(Why.NONE_ELSEWHERE);
        } else if (!there.looked() || !around.looked() || !elsewhere.looked()) {
            return new Finding.NotTold(Why.NO_EFFORT);
        } else if (change.isEmpty() || change.get().ratio() >= 1) {
            return new Finding.NotTold(Why.NOT_FALLEN);
        } else if (!change.get().says()) {
            return new Finding.NotTold(Why.CHANCE);
        }
        Displacement moved = Displacement.of(there.change(per), around.change(per), elsewhere.change(per));
        if (moved instanceof Displacement.Quotient quotient) {
            return new Finding.Told(quotient.value());
        }
        return new Finding.NotTold(
                moved instanceof Displacement.NothingToCompare ? Why.NOTHING_ELSEWHERE : Why.ELSEWHERE_TOO);
    }

    /** The first day of the weeks before it. */
    public LocalDate fromDay() {
        return Week.of(measure.startsOn()).plus(-weeks).monday();
    }

    /** The last day before its week. */
    public LocalDate lastDayBefore() {
        return Week.of(measure.startsOn()).monday().minusDays(1);
    }

    /** The first day after its week. */
    public LocalDate firstDaySince() {
        return Week.of(measure.startsOn()).plus(1).monday();
    }

    public LocalDate lastDay() {
        return Week.of(measure.startsOn()).plus(weeks + 1).monday().minusDays(1);
    }
}
