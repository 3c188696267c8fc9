package org.fieldpost.server.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.statistics.Cusum;
import org.fieldpost.server.statistics.Rate;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * One cell week by week: how often for what was spent on looking, the effort beneath, what happened meanwhile, and whether the
 * rate has gone up for good.
 *
 * @param regionCode empty for all that this sight sees
 * @param judged empty for every observation, coded or not
 * @param baseline the rate of as many weeks before, in the denominator's unit; nothing where nobody looked then
 * @param rise the chart for a gradual rise, one value for each week with effort; nothing without a baseline
 * @param markers what happened in these weeks, here or in the whole mission, the earliest first
 */
public record Trend(
        Period period,
        Optional<String> regionCode,
        Optional<NexusInterface> judged,
        Denominator per,
        List<Point> points,
        Optional<Double> baseline,
        Optional<Cusum> rise,
        List<Markers.Marker> markers) {

    /**
     * One week's.
     *
     * @param effort in the denominator's own amounts
     * @param rate nothing where nobody looked
     * @param alarm whether the chart for a gradual rise says so in this week
     */
    public record Point(
            LocalDate monday, long count, long graded, long rated, long effort, Optional<Rate> rate, boolean alarm) {}

    public Trend {
        points = List.copyOf(points);
        markers = List.copyOf(markers);
    }

    static Trend of(
            Database database,
            Sight sight,
            Period period,
            Filter filter,
            Optional<String> regionCode,
            Optional<NexusInterface> judged,
            List<Markers.Marker> all) {
        Denominator per = filter.denominator();
        int weeks = period.weeks();
        Week first = period.firstWeek().plus(-weeks);
        long[][] sums = new long[2 * weeks][4];
        database.read(db -> {
            Tallies.read(db, first, period.afterLast(), (week, region, line, amount) -> {
                boolean here = regionCode.map(region::equals).orElse(true)
                        && sight.sees(region.isEmpty() ? Optional.empty() : Optional.of(region));
                if (here) {
                    add(sums[week - first.number()], per, filter, judged, line, amount);
                }
            });
            return 1;
        });
        Optional<Double> baseline = baseline(sums, weeks, per);
        Optional<Cusum> rise = baseline.filter(rate -> rate > 0).map(rate -> rise(sums, weeks, per, rate));
        return new Trend(
                period,
                regionCode,
                judged,
                per,
                points(period, sums, weeks, per, rise),
                baseline,
                rise,
                markers(all, period, regionCode));
    }

    private static final int COUNT = 0;
    private static final int GRADED = 1;
    private static final int RATED = 2;
    private static final int EFFORT = 3;

    private static void add(
            long[] week, Denominator per, Filter filter, Optional<NexusInterface> judged, int line, long amount) {
        if (Line.sort(line) == Sort.REPORTS) {
            if (filter.counts(line)
                    && judged.map(each -> (Line.interfaces(line) & Line.bit(each)) != 0)
                            .orElse(true)) {
                week[COUNT] += amount;
                week[GRADED] += Line.graded(line) == Line.Graded.NOT ? 0 : amount;
                week[RATED] += per.takes(line) ? amount : 0;
            }
        } else if (per.isEffort(line, filter)) {
            week[EFFORT] += amount;
        }
    }

    private static Optional<Double> baseline(long[][] sums, int weeks, Denominator per) {
        long rated = 0;
        long effort = 0;
        for (int i = 0; i < weeks; i++) {
            rated += sums[i][RATED];
            effort += sums[i][EFFORT];
        }
        return effort == 0 ? Optional.empty() : Optional.of(rated / per.inUnits(effort));
    }

    private static Cusum rise(long[][] sums, int weeks, Denominator per, double baseline) {
        List<Cusum.Week> seen = new ArrayList<>();
        for (int i = weeks; i < 2 * weeks; i++) {
            seen.add(new Cusum.Week(sums[i][RATED], per.inUnits(sums[i][EFFORT])));
        }
        return Cusum.of(seen, baseline);
    }

    private static List<Point> points(Period period, long[][] sums, int weeks, Denominator per, Optional<Cusum> rise) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < weeks; i++) {
            long[] of = sums[weeks + i];
            int at = i;
            points.add(new Point(
                    period.firstWeek().plus(i).monday(),
                    of[COUNT],
                    of[GRADED],
                    of[RATED],
                    of[EFFORT],
                    of[EFFORT] == 0 ? Optional.empty() : Optional.of(Rate.of(of[RATED], per.inUnits(of[EFFORT]))),
                    rise.map(chart -> chart.alarm(at)).orElse(false)));
        }
        return points;
    }

    private static List<Markers.Marker> markers(List<Markers.Marker> all, Period period, Optional<String> regionCode) {
        return all.stream()
                .filter(each -> !each.startsOn().isAfter(period.lastDay()))
                .filter(each -> !each.endsOn().orElse(each.startsOn()).isBefore(period.fromDay()))
                .filter(each -> regionCode.isEmpty()
                        || each.regionCode().isEmpty()
                        || each.regionCode().equals(regionCode))
                .sorted(Comparator.comparing(Markers.Marker::startsOn))
                .toList();
    }
}
