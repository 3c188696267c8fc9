package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/**
 * Interface by region: how many observations of a period carry an interface. One with several interfaces counts in each
 * cell, so cells do not add up; the row's distinct observations are counted apart. Of every count is told how many of it a
 * supervisor has graded; the others are provisional. Texts count until their reports are here. What was taken back or merged counts nowhere.
 */
public record Matrix(Period period, List<Row> rows, Row all) {

    /** One region's cells, and its distinct observations, coded or not. */
    public record Row(
            String regionCode,
            Map<NexusInterface, Cell> cells,
            long distinct,
            long graded,
            long uncoded,
            Looked looked) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /**
     * A cell's count and, where it is 0, what that nothing means.
     *
     * @param graded how many of the count are graded as they now stand
     */
    public record Cell(long count, long graded, Blank blank) {

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
        /** Nobody was there. */
        NOT_PATROLLED,
        /** Somebody was there and reported nothing of this; that is no finding. */
        NOT_REPORTED,
        /** Somebody looked and said that there was nothing. */
        NIL,
        /** Never shown in any aggregate. */
        NOT_SHOWN
    }

    /** Counts what this sight sees; its rows are the regions it sees. */
    public static Matrix count(Database database, MissionSpace space, Sight sight, Period period) {
        String seen = sight.ofReports("o");
        return database.read(db -> {
            Map<String, Map<NexusInterface, long[]>> counts = new HashMap<>();
            Map<NexusInterface, long[]> totals = new EnumMap<>(NexusInterface.class);
            each(db, """
                    SELECT o.region_code, i.interface, count(*), count(*) FILTER (WHERE o.graded)
                    FROM counted_observation o JOIN counted_interface i ON i.receipt = o.receipt
                    WHERE o.observed_at >= ? AND o.observed_at < ? AND\s""" + seen + """

                    GROUP BY o.region_code, i.interface
                    """, period, sight::bind, row -> {
                NexusInterface judged = NexusInterface.valueOf(row.getString(2));
                long[] cell = {row.getLong(3), row.getLong(4)};
                totals.merge(judged, cell, Matrix::sum);
                if (row.getString(1) != null) {
                    counts.computeIfAbsent(row.getString(1), r -> new EnumMap<>(NexusInterface.class))
                            .put(judged, cell);
                }
            });
            each(db, """
                    SELECT t.region_code, t.interface, count(*), count(*) FILTER (WHERE t.graded) FROM counted_text t
                    WHERE t.observed_at >= ? AND t.observed_at < ? AND t.interface <> 'I3' AND\s""" + sight.ofPlaces("t") + """

                    GROUP BY t.region_code, t.interface
                    """, period, sight::bindPlaces, row -> {
                NexusInterface judged = NexusInterface.valueOf(row.getString(2));
                long[] cell = {row.getLong(3), row.getLong(4)};
                totals.merge(judged, cell, Matrix::sum);
                if (row.getString(1) != null) {
                    counts.computeIfAbsent(row.getString(1), r -> new EnumMap<>(NexusInterface.class))
                            .merge(judged, cell, Matrix::sum);
                }
            });
            Map<String, long[]> distinct = new HashMap<>();
            long[] all = new long[3];
            each(db, """
                    SELECT o.region_code, count(*),
                           count(*) FILTER (WHERE
                               NOT EXISTS (SELECT 1 FROM observation_interface i WHERE i.receipt = o.receipt)
                               AND NOT EXISTS (SELECT 1 FROM newest_coding c
                                               WHERE c.receipt = o.receipt AND c.first IS NOT NULL)),
                           count(*) FILTER (WHERE o.graded)
                    FROM counted_observation o
                    WHERE o.observed_at >= ? AND o.observed_at < ? AND\s""" + seen + """

                    GROUP BY o.region_code
                    """, period, sight::bind, row -> {
                all[0] += row.getLong(2);
                all[1] += row.getLong(3);
                all[2] += row.getLong(4);
                if (row.getString(1) != null) {
                    distinct.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3), row.getLong(4)});
                }
            });
            each(db, """
                    SELECT t.region_code, count(*), count(*) FILTER (WHERE t.interface IS NULL),
                           count(*) FILTER (WHERE t.graded)
                    FROM counted_text t
                    WHERE t.observed_at >= ? AND t.observed_at < ? AND t.interface IS DISTINCT FROM 'I3' AND\s""" + sight.ofPlaces("t") + """

                    GROUP BY t.region_code
                    """, period, sight::bindPlaces, row -> {
                long[] of = {row.getLong(2), row.getLong(3), row.getLong(4)};
                all[0] += of[0];
                all[1] += of[1];
                all[2] += of[2];
                if (row.getString(1) != null) {
                    distinct.merge(row.getString(1), of, Matrix::sum);
                }
            });
            Map<String, Looked> looked = looked(db, sight, period);
            List<Row> rows = new ArrayList<>();
            for (Region region : space.mission().regions().regions()) {
                if (!sight.sees(Optional.of(region.code()))) {
                    continue;
                }
                long[] of = distinct.getOrDefault(region.code(), new long[3]);
                rows.add(row(
                        region.code(),
                        counts.getOrDefault(region.code(), Map.of()),
                        of,
                        looked.getOrDefault(region.code(), Looked.NOT_PATROLLED)));
            }
            return new Matrix(
                    period, rows, row("", totals, all, looked.isEmpty() ? Looked.NOT_PATROLLED : Looked.PATROLLED));
        });
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static Row row(String region, Map<NexusInterface, long[]> counts, long[] distinct, Looked looked) {
        Map<NexusInterface, Cell> cells = new EnumMap<>(NexusInterface.class);
        for (NexusInterface each : NexusInterface.values()) {
            long[] of = counts.getOrDefault(each, new long[2]);
            cells.put(each, new Cell(of[0], of[1], blank(each, of[0], looked)));
        }
        return new Row(region, cells, distinct[0], distinct[2], distinct[1], looked);
    }

    private static Blank blank(NexusInterface judged, long count, Looked looked) {
        if (judged == NexusInterface.I3) {
            return Blank.NOT_SHOWN;
        }
        if (count > 0) {
            return Blank.NONE;
        }
        return switch (looked) {
            case NOT_PATROLLED -> Blank.NOT_PATROLLED;
            case PATROLLED -> Blank.NOT_REPORTED;
            case NIL_REPORTED -> Blank.NIL;
        };
    }

    private static Map<String, Looked> looked(Connection db, Sight sight, Period period) throws SQLException {
        Map<String, Looked> looked = new HashMap<>();
        Set<String> nil = new HashSet<>();
        each(
                db,
                """
                SELECT DISTINCT n.region_code FROM nil_report n
                WHERE n.looked_until >= ? AND n.looked_until < ? AND\s""" + sight.ofPlaces("n"),
                period,
                sight::bindPlaces,
                row -> nil.add(String.valueOf(row.getString(1))));
        each(
                db,
                """
                SELECT DISTINCT o.region_code FROM counted_observation o
                WHERE o.observed_at >= ? AND o.observed_at < ? AND\s""" + sight.ofReports("o"),
                period,
                sight::bind,
                row -> looked.put(String.valueOf(row.getString(1)), Looked.PATROLLED));
        each(
                db,
                """
                SELECT DISTINCT p.region_code FROM patrol_revision p
                WHERE coalesce(p.ended_at, p.started_at) >= ? AND p.started_at < ?
                  AND NOT EXISTS (SELECT 1 FROM patrol_revision newer
                                  WHERE newer.enrolment_id = p.enrolment_id
                                    AND newer.crew_code = p.crew_code AND newer.started_at = p.started_at
                                    AND (newer.generation, newer.number) > (p.generation, p.number))
                  AND\s""" + sight.ofPlaces("p"),
                period,
                sight::bindPlaces,
                row -> looked.put(String.valueOf(row.getString(1)), Looked.PATROLLED));
        nil.forEach(region -> looked.put(region, Looked.NIL_REPORTED));
        return looked;
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private interface Seen {
        int bind(PreparedStatement query, int from) throws SQLException;
    }

    private static void each(Connection db, String sql, Period period, Seen seen, Each each) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setLong(1, period.from().toEpochMilli());
            query.setLong(2, period.until().toEpochMilli());
            seen.bind(query, 3);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    each.row(rows);
                }
            }
        }
    }
}
