package org.fieldpost.server.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;

/**
 * From the week of the first graded observation to the first measure recorded in it or later, by region: how long it took to
 * respond. It says nothing of why, and does not see a measure that nobody recorded.
 */
public record Lag(Period period, List<Row> rows) {

    /**
     * One region's.
     *
     * @param firstSeen the Monday of the first week of the period with an observation that is graded now
     * @param measure the first measure from then on, of the region or the whole mission
     * @param weeks between the two; so far, while there is no measure
     * @param graded how many graded observations until the measure's week, or the end of the period
     */
    public record Row(
            String regionCode,
            Optional<LocalDate> firstSeen,
            Optional<Markers.Marker> measure,
            OptionalLong weeks,
            long graded) {}

    public Lag {
        rows = List.copyOf(rows);
    }

    /** @param judged empty for every interface */
    static Lag of(
            Database database,
            MissionSpace space,
            Sight sight,
            Period period,
            Filter filter,
            Optional<NexusInterface> judged,
            List<Markers.Marker> markers) {
        Map<String, long[]> graded = new HashMap<>();
        int first = period.firstWeek().number();
        database.read(db -> {
            Tallies.read(db, period.firstWeek(), period.afterLast(), (week, region, line, amount) -> {
                if (Line.sort(line) == Sort.REPORTS
                        && Line.graded(line) != Line.Graded.NOT
                        && filter.counts(line)
                        && judged.map(each -> (Line.interfaces(line) & Line.bit(each)) != 0)
                                .orElse(true)) {
                    graded.computeIfAbsent(region, each -> new long[period.weeks()])[week - first] += amount;
                }
            });
            return 1;
        });
        List<Row> rows = new ArrayList<>();
        for (Region region : space.mission().regions().regions()) {
            if (sight.sees(Optional.of(region.code()))) {
                rows.add(row(region.code(), graded.getOrDefault(region.code(), new long[0]), period, markers));
            }
        }
        return new Lag(period, rows);
    }

    /** @param graded observations by week of the period, or nothing at all */
    static Row row(String region, long[] graded, Period period, List<Markers.Marker> markers) {
        int at = 0;
        while (at < graded.length && graded[at] == 0) {
            at++;
        }
        if (at == graded.length) {
            return new Row(region, Optional.empty(), Optional.empty(), OptionalLong.empty(), 0);
        }
        LocalDate seen = period.fromDay().plusWeeks(at);
        Optional<Markers.Marker> measure = markers.stream()
                .filter(each -> each.sort() == Markers.Sort.MEASURE)
                .filter(each -> each.regionCode().map(region::equals).orElse(true))
                .filter(each ->
                        !each.startsOn().isBefore(seen) && !each.startsOn().isAfter(period.lastDay()))
                .min(Comparator.comparing(Markers.Marker::startsOn));
        long weeks = ChronoUnit.DAYS.between(
                        seen, measure.map(Markers.Marker::startsOn).orElse(period.lastDay()))
                / 7;
        long sum = 0;
        for (int i = at; i <= Math.min(at + weeks, graded.length - 1); i++) {
            sum += graded[i];
        }
        return new Row(region, Optional.of(seen), measure, OptionalLong.of(weeks), sum);
    }
}
