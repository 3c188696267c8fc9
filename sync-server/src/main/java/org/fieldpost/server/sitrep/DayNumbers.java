package org.fieldpost.server.sitrep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;

/**
 * How many observations of the day before a cut-off were received until it, by region and interface; counted as the matrix does,
 * from the reports themselves, as it knows no days. Never counts I3.
 *
 * @param byRegion those of no region under an empty code
 * @param restricted how many of them are of handling H3
 */
public record DayNumbers(Map<String, Row> byRegion, long restricted) {

    /** @param graded how many of the count are graded as they now stand */
    public record Count(long count, long graded) {
        static final Count NONE = new Count(0, 0);

        Count and(boolean oneGraded) {
            return new Count(count + 1, graded + (oneGraded ? 1 : 0));
        }

        public long provisional() {
            return count - graded;
        }
    }

    /** @param distinct every observation once, whatever its interfaces */
    public record Row(Map<NexusInterface, Count> cells, Count distinct) {
        public Row {
            cells = Map.copyOf(cells);
        }

        public Count cell(NexusInterface judged) {
            return cells.getOrDefault(judged, Count.NONE);
        }
    }

    public DayNumbers {
        byRegion = Map.copyOf(byRegion);
    }

    public Row of(String region) {
        return byRegion.getOrDefault(region, new Row(Map.of(), Count.NONE));
    }

    /** Over all regions, and those of none. */
    public long sum(ToLongFunction<Row> of) {
        return byRegion.values().stream().mapToLong(of).sum();
    }

    static DayNumbers count(Connection db, Sight sight, CutOff cutOff) throws SQLException {
        Map<String, Count> distinct = new HashMap<>();
        Map<String, Map<NexusInterface, Count>> cells = new HashMap<>();
        long restricted = 0;
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.region_code, o.handling, CASE WHEN o.graded THEN 1 ELSE 0 END AS firm
                FROM counted_observation o
                WHERE NOT o.time_uncertain AND o.observed_at >= ? AND o.observed_at < ? AND o.received_at <= ? AND\s""" + sight.ofReports("o"))) {
            sight.bind(query, bind(query, cutOff));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    restricted += rows.getString(2).equals("H3") ? 1 : 0;
                    add(distinct, region(rows), rows.getInt(3) == 1);
                }
            }
        }
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.region_code, i.interface, CASE WHEN o.graded THEN 1 ELSE 0 END AS firm
                FROM counted_observation o JOIN counted_interface i ON i.receipt = o.receipt
                WHERE i.interface <> 'I3' AND NOT o.time_uncertain
                  AND o.observed_at >= ? AND o.observed_at < ? AND o.received_at <= ? AND\s""" + sight.ofReports("o"))) {
            sight.bind(query, bind(query, cutOff));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    add(
                            cells.computeIfAbsent(region(rows), each -> new EnumMap<>(NexusInterface.class)),
                            NexusInterface.valueOf(rows.getString(2)),
                            rows.getInt(3) == 1);
                }
            }
        }
        texts(db, sight, cutOff, distinct, cells);
        Map<String, Row> byRegion = new HashMap<>();
        distinct.forEach((region, count) -> byRegion.put(region, new Row(cells.getOrDefault(region, Map.of()), count)));
        return new DayNumbers(byRegion, restricted);
    }

    /** Texts count until their reports are here. */
    private static void texts(
            Connection db,
            Sight sight,
            CutOff cutOff,
            Map<String, Count> distinct,
            Map<String, Map<NexusInterface, Count>> cells)
            throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT t.region_code, t.interface, CASE WHEN t.graded THEN 1 ELSE 0 END AS firm
                FROM counted_text t
                WHERE t.observed_at >= ? AND t.observed_at < ? AND t.typed_at <= ?
                  AND t.interface IS DISTINCT FROM 'I3' AND\s""" + sight.ofPlaces("t"))) {
            sight.bindPlaces(query, bind(query, cutOff));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    boolean graded = rows.getInt(3) == 1;
                    add(distinct, region(rows), graded);
                    if (rows.getString(2) != null) {
                        add(
                                cells.computeIfAbsent(region(rows), each -> new EnumMap<>(NexusInterface.class)),
                                NexusInterface.valueOf(rows.getString(2)),
                                graded);
                    }
                }
            }
        }
    }

    private static <K> void add(Map<K, Count> counts, K to, boolean graded) {
        counts.put(to, counts.getOrDefault(to, Count.NONE).and(graded));
    }

    private static String region(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString(1), "");
    }

    private static int bind(PreparedStatement query, CutOff cutOff) throws SQLException {
        query.setLong(1, cutOff.from().toEpochMilli());
        query.setLong(2, cutOff.at().toEpochMilli());
        query.setLong(3, cutOff.at().toEpochMilli());
        return 4;
    }
}
