package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.statistics.Rate;
import org.fieldpost.server.statistics.RateRatio;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * Interface by region: how many observations of a period carry an interface, beside the effort that was spent on looking, and the
 * same of the weeks before. One with several interfaces counts in each cell, so cells do not add up; the row's distinct
 * observations are counted apart. Of every count is told how many of it a supervisor has graded; the others are provisional.
 * Texts count until their reports are here. What was taken back or merged counts nowhere.
 *
 * @param weeksBefore how many weeks before the period the other numbers are of
 */
public record Matrix(Period period, int weeksBefore, Denominator denominator, List<Row> rows, Row all) {

    /**
     * One region's cells, and its distinct observations, coded or not.
     *
     * @param effort in the denominator's own amounts
     * @param notYetIn whether something of the period may still lie on a phone
     */
    public record Row(
            String regionCode,
            Map<NexusInterface, Cell> cells,
            long distinct,
            long graded,
            long uncoded,
            Looked looked,
            Effort effort,
            Pace pace,
            boolean notYetIn) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /** How often it was seen for what was spent on looking there; nothing where nobody spent anything that has arrived. */
    public Optional<Rate> rate(Row row, NexusInterface judged) {
        return row.effort.now == 0
                ? Optional.empty()
                : Optional.of(Rate.of(row.cells.get(judged).pace.now, denominator.inUnits(row.effort.now)));
    }

    /** The rate over that of the weeks before; nothing where one of them is unknown, or nothing was seen in either. */
    public Optional<RateRatio> change(Row row, NexusInterface judged) {
        Pace pace = row.cells.get(judged).pace;
        return row.effort.now == 0 || row.effort.before == 0 || pace.now + pace.before == 0
                ? Optional.empty()
                : Optional.of(RateRatio.of(
                        pace.now,
                        denominator.inUnits(row.effort.now),
                        pace.before,
                        denominator.inUnits(row.effort.before)));
    }

    /** What was spent on looking in the period, and in the weeks before. */
    public record Effort(long now, long before) {}

    /** How many observations enter the rate, in the period and in the weeks before. */
    public record Pace(long now, long before) {
        static final Pace NONE = new Pace(0, 0);
    }

    /**
     * A cell's count and, where it is 0, what that nothing means.
     *
     * @param graded how many of the count are graded as they now stand
     */
    public record Cell(long count, long graded, Blank blank, Pace pace) {

        /** Of which nothing enters a rate. */
        public Cell(long count, long graded, Blank blank) {
            this(count, graded, blank, Pace.NONE);
        }

        public long provisional() {
            return count - graded;
        }
    }

    /** Whether somebody was there in the period. */
    public enum Looked {
        NOT_PATROLLED,
        PATROLLED,
        NIL_REPORTED
    }

    /** What an empty cell means. */
    public enum Blank {
        /** There is a count. */
        NONE,
        /** A phone that goes there has not been heard since: nobody knows yet. */
        NOT_YET_IN,
        /** Nobody was there. */
        NOT_PATROLLED,
        /** Somebody was there and reported nothing of this; that is no finding. */
        NOT_REPORTED,
        /** Somebody looked and said that there was nothing. */
        NIL,
        /** Never shown in any aggregate. */
        NOT_SHOWN
    }

    /** A patrol may be out of reach so long before its silence says anything. */
    private static final Duration USUAL_SILENCE = Duration.ofHours(24);

    /** A phone that was last there so long ago goes there no more. */
    private static final Duration GOES_THERE = Duration.ofDays(56);

    /** Counts what this sight sees; its rows are the regions it sees. */
    public static Matrix count(Database database, MissionSpace space, Sight sight, Period period) {
        return count(database, space, sight, period, Filter.NONE);
    }

    public static Matrix count(Database database, MissionSpace space, Sight sight, Period period, Filter filter) {
        Denominator per = filter.denominator();
        return database.read(db -> {
            var sums = new Sums(period, filter, per, sight);
            Week before = period.firstWeek().plus(-period.weeksBefore());
            Tallies.read(db, before, period.afterLast(), sums);
            if (filter.takesTexts()) {
                texts(db, sight, period, filter, sums);
            }
            Instant since = period.asOf().minus(USUAL_SILENCE);
            Instant end = period.until().isBefore(since) ? period.until() : since;
            Set<String> late = PhoneRegions.notYetIn(db, end.minus(GOES_THERE), end);
            List<Row> rows = new ArrayList<>();
            for (Region region : space.mission().regions().regions()) {
                if (sight.sees(Optional.of(region.code()))) {
                    rows.add(row(region.code(), sums.of(region.code()), late.contains(region.code()), filter));
                }
            }
            boolean anyLate = rows.stream().anyMatch(Row::notYetIn);
            return new Matrix(period, period.weeksBefore(), per, rows, row("", sums.all(), anyLate, filter));
        });
    }

    private static void texts(Connection db, Sight sight, Period period, Filter filter, Sums sums) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT t.region_code, t.interface, t.kind,
                       CASE WHEN t.graded THEN (SELECT g.grade FROM newest_ruling g WHERE g.receipt = t.receipt) END
                FROM counted_text t
                WHERE t.observed_at >= ? AND t.observed_at < ? AND t.interface IS DISTINCT FROM 'I3' AND\s""" + sight.ofPlaces("t"))) {
            query.setLong(1, period.from().toEpochMilli());
            query.setLong(2, period.until().toEpochMilli());
            sight.bindPlaces(query, 3);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Line.Graded graded = Optional.ofNullable(rows.getString(4))
                            .map(Line.Graded::as)
                            .orElse(Line.Graded.NOT);
                    if (filter.counts(Line.ofText(Kind.valueOf(rows.getString(3)), graded))) {
                        sums.text(
                                Objects.requireNonNullElse(rows.getString(1), Tallies.NOWHERE),
                                Optional.ofNullable(rows.getString(2)).map(NexusInterface::valueOf),
                                graded != Line.Graded.NOT);
                    }
                }
            }
        }
    }

    /** Nil reports say nothing of a kind, an hour or a means: behind a filter there is no nil, and by night somebody looked by night. */
    private static Looked looked(Sums.Of of, Filter filter) {
        boolean there = filter.ofEffort() ? of.effort > 0 || of.distinct > 0 : of.present > 0;
        return !there
                ? Looked.NOT_PATROLLED
                : of.nil > 0 && filter.equals(Filter.NONE) ? Looked.NIL_REPORTED : Looked.PATROLLED;
    }

    private static Row row(String region, Sums.Of of, boolean late, Filter filter) {
        Looked looked = looked(of, filter);
        Map<NexusInterface, Cell> cells = new EnumMap<>(NexusInterface.class);
        for (NexusInterface each : NexusInterface.values()) {
            int at = Sums.place(each);
            cells.put(
                    each,
                    new Cell(
                            of.count[at],
                            of.graded[at],
                            blank(each, of.count[at], looked, late),
                            new Pace(of.rated[at], of.ratedBefore[at])));
        }
        return new Row(
                region,
                cells,
                of.distinct,
                of.distinctGraded,
                of.uncoded,
                looked,
                new Effort(of.effort, of.effortBefore),
                new Pace(of.distinctRated, of.distinctRatedBefore),
                late);
    }

    private static Blank blank(NexusInterface judged, long count, Looked looked, boolean late) {
        if (judged == NexusInterface.I3) {
            return Blank.NOT_SHOWN;
        }
        if (count > 0) {
            return Blank.NONE;
        }
        if (late) {
            return Blank.NOT_YET_IN;
        }
        return switch (looked) {
            case NOT_PATROLLED -> Blank.NOT_PATROLLED;
            case PATROLLED -> Blank.NOT_REPORTED;
            case NIL_REPORTED -> Blank.NIL;
        };
    }
}
