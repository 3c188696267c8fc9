package org.fieldpost.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.statistics.Funnel;
import org.fieldpost.server.statistics.HotSpots;
import org.fieldpost.server.statistics.Rate;
import org.fieldpost.server.statistics.Shrinkage;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;

/**
 * Rates of regions beside each other, on a map: where it is seen more than elsewhere for what was spent on looking, and what was
 * seen at the border, by both sides.
 *
 * @param flows most reports first, so many at most
 */
public record RegionMap(Matrix matrix, Optional<NexusInterface> judged, List<Place> places, List<Flow> flows) {

    static final int MOST_FLOWS = 20;

    /** Fewer regions than this say nothing of hot spots or funnels. */
    private static final int LEAST_REGIONS = 5;

    /**
     * One region's.
     *
     * @param rate nothing where nobody looked, and then nothing of what follows
     * @param smoothed drawn towards the rate of all
     * @param hotP of a hot spot
     */
    public record Place(
            String regionCode,
            long count,
            Optional<Rate> rate,
            Optional<Double> smoothed,
            Optional<Double> hotP,
            Optional<Unusual> unusual) {}

    /** Beyond what regions differ by anyway. */
    public enum Unusual {
        HIGH,
        LOW
    }

    /** Reports about the border between these two. */
    public record Flow(String regionCode, String neighbourCode, long count) {}

    public RegionMap {
        places = List.copyOf(places);
        flows = List.copyOf(flows);
    }

    /** @param judged empty for every observation */
    static RegionMap of(
            Database database,
            MissionSpace space,
            Neighbourhood neighbourhood,
            Sight sight,
            Period period,
            Filter filter,
            Optional<NexusInterface> judged) {
        Matrix matrix = Matrix.count(database, space, sight, period, filter);
        List<Matrix.Row> looked =
                matrix.rows().stream().filter(row -> row.effort().now() > 0).toList();
        long[] counts =
                looked.stream().mapToLong(row -> pace(row, judged).now()).toArray();
        double[] exposures = looked.stream()
                .mapToDouble(row -> matrix.denominator().inUnits(row.effort().now()))
                .toArray();
        boolean enough = looked.size() >= LEAST_REGIONS
                && IntStream.range(0, counts.length).anyMatch(i -> counts[i] > 0);
        double[] smoothed = enough ? Shrinkage.of(counts, exposures) : new double[0];
        Optional<Funnel> funnel = enough ? Optional.of(Funnel.of(counts, exposures)) : Optional.empty();
        Optional<HotSpots> hot = enough
                ? Optional.of(HotSpots.of(
                        smoothed,
                        neighbourhood.among(
                                looked.stream().map(Matrix.Row::regionCode).toList())))
                : Optional.empty();
        List<Place> places = new ArrayList<>();
        for (Matrix.Row row : matrix.rows()) {
            int at = looked.indexOf(row);
            places.add(new Place(
                    row.regionCode(),
                    judged.map(each -> row.cells().get(each).count()).orElse(row.distinct()),
                    at < 0 ? Optional.empty() : Optional.of(Rate.of(counts[at], exposures[at])),
                    at < 0 || !enough ? Optional.empty() : Optional.of(smoothed[at]),
                    at < 0
                            ? Optional.empty()
                            : hot.filter(each -> each.hot(at))
                                    .map(each -> each.p().get(at)),
                    at < 0
                            ? Optional.empty()
                            : funnel.filter(each -> each.unusual(at))
                                    .map(each -> each.z().get(at) > 0 ? Unusual.HIGH : Unusual.LOW)));
        }
        return new RegionMap(matrix, judged, places, flows(database, sight, period, filter, judged));
    }

    private static Matrix.Pace pace(Matrix.Row row, Optional<NexusInterface> judged) {
        return judged.map(each -> row.cells().get(each).pace()).orElse(row.pace());
    }

    private static List<Flow> flows(
            Database database, Sight sight, Period period, Filter filter, Optional<NexusInterface> judged) {
        record Pair(String region, String neighbour) {}
        Map<Pair, Long> counts = new HashMap<>();
        database.read(db -> {
            Tallies.readAcross(db, period.firstWeek(), period.afterLast(), (week, region, neighbour, line, amount) -> {
                if (Line.sort(line) == Sort.REPORTS
                        && filter.counts(line)
                        && sight.sees(Optional.of(region).filter(code -> !code.isEmpty()))
                        && judged.map(each -> (Line.interfaces(line) & Line.bit(each)) != 0)
                                .orElse(true)) {
                    counts.merge(new Pair(region, neighbour), amount, Long::sum);
                }
            });
            return 1;
        });
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new Flow(each.getKey().region(), each.getKey().neighbour(), each.getValue()))
                .sorted(Comparator.comparingLong(Flow::count)
                        .reversed()
                        .thenComparing(Flow::regionCode)
                        .thenComparing(Flow::neighbourCode))
                .limit(MOST_FLOWS)
                .toList();
    }
}
