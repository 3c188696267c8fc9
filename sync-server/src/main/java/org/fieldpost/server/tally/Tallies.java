package org.fieldpost.server.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cells, packed by week and region, and what changed since they were last put together, which is only ever appended: so
 * that writers do not wait for each other, and none pays for packing. Whoever reads sees both. All in the caller's transaction.
 */
public final class Tallies {

    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);

    /** By which rule cells are counted, beside the mission's time zone: another rule recounts everything. */
    public static final String RULE = "1";

    /** So many changes may lie beside the packed cells: reading them takes a few milliseconds. */
    private static final int MOST_CHANGES = 2_000;

    /** Stands for no region. */
    public static final String NOWHERE = "";

    private Tallies() {}

    /** Takes each amount of a reading; the same line of a cell may come more than once. */
    public interface Each {
        void amount(int week, String region, int line, long amount);
    }

    /**
     * One week and region.
     *
     * @param region of what was seen at the border, followed by the neighbour's region
     */
    public record Cell(int week, String region) {

        /** @param neighbour across the border from it */
        public static Cell of(int week, Optional<String> region, Optional<String> neighbour) {
            return new Cell(
                    week,
                    region.orElse(NOWHERE)
                            + neighbour.map(code -> ACROSS + code).orElse(""));
        }
    }

    private static final String ACROSS = ">";

    /** The region a cell lies in; empty for none. */
    public static Optional<String> region(String cell) {
        int across = cell.indexOf(ACROSS);
        String code = across < 0 ? cell : cell.substring(0, across);
        return code.equals(NOWHERE) ? Optional.empty() : Optional.of(code);
    }

    /** Takes each amount that was seen at a border, by both its regions. */
    public interface EachAcross {
        void amount(int week, String region, String neighbour, int line, long amount);
    }

    /** As {@link #read}, of what was seen at the border only. */
    public static void readAcross(Connection db, Week from, Week until, EachAcross each) throws SQLException {
        readCells(db, from, until, cell -> true, (week, cell, line, amount) -> {
            int across = cell.indexOf(ACROSS);
            if (across >= 0) {
                each.amount(week, cell.substring(0, across), cell.substring(across + 1), line, amount);
            }
        });
    }

    /** Adds to a line, or takes from it. */
    public static void add(Connection db, Cell cell, int line, long amount) throws SQLException {
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO tally_change (week, region_code, line, amount) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, cell.week);
            insert.setString(2, cell.region);
            insert.setInt(3, line);
            insert.setLong(4, amount);
            insert.executeUpdate();
        }
    }

    /** Reads the weeks from one until another, which is left out. */
    public static void read(Connection db, Week from, Week until, Each each) throws SQLException {
        // lines of a cell come one after the other
        String[] last = {NOWHERE, NOWHERE};
        readCells(db, from, until, cell -> true, (week, cell, line, amount) -> {
            if (!cell.equals(last[0])) {
                int across = cell.indexOf(ACROSS);
                last[0] = cell;
                last[1] = across < 0 ? cell : cell.substring(0, across);
            }
            each.amount(week, last[1], line, amount);
        });
    }

    /** As {@link #read}, of these cells only, each called as it is stored: as {@link Cell} calls its region. */
    public static void readCells(Connection db, Week from, Week until, Predicate<String> which, Each each)
            throws SQLException {
        packed(db, from, until, (week, cell, packed) -> {
            if (which.test(cell)) {
                Lines.each(packed, (line, amount) -> each.amount(week, cell, line, amount));
            }
        });
        try (PreparedStatement query = db.prepareStatement(
                "SELECT week, region_code, line, amount FROM tally_change WHERE week >= ? AND week < ?")) {
            query.setInt(1, from.number());
            query.setInt(2, until.number());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (which.test(rows.getString(2))) {
                        each.amount(rows.getInt(1), rows.getString(2), rows.getInt(3), rows.getLong(4));
                    }
                }
            }
        }
    }

    private interface Packed {
        void cell(int week, String region, byte[] packed);
    }

    private static void packed(Connection db, Week from, Week until, Packed each) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT week, region_code, lines FROM tally WHERE week >= ? AND week < ?")) {
            query.setInt(1, from.number());
            query.setInt(2, until.number());
            query.setFetchSize(1_000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    each.cell(rows.getInt(1), rows.getString(2), rows.getBytes(3));
                }
            }
        }
    }

    /** Whether so many changes have come that they should be put together. Costs two look-ups. */
    public static boolean manyApart(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT (SELECT max(id) FROM tally_change) - (SELECT min(id) FROM tally_change)");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1) > MOST_CHANGES;
        }
    }

    /** Puts the changes into the packed cells. */
    public static void putTogether(Connection db) throws SQLException {
        Map<Cell, TreeMap<Integer, Long>> changed = new HashMap<>();
        long last = 0;
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT id, week, region_code, line, amount FROM tally_change ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                changed.computeIfAbsent(new Cell(rows.getInt(2), rows.getString(3)), cell -> new TreeMap<>())
                        .merge(rows.getInt(4), rows.getLong(5), Long::sum);
            }
        }
        for (var each : changed.entrySet()) {
            merge(db, each.getKey(), each.getValue());
        }
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM tally_change WHERE id <= ?")) {
            delete.setLong(1, last);
            delete.executeUpdate();
        }
    }

    private static void merge(Connection db, Cell cell, NavigableMap<Integer, Long> changes) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT lines FROM tally WHERE week = ? AND region_code = ?")) {
            query.setInt(1, cell.week);
            query.setString(2, cell.region);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    Lines.each(rows.getBytes(1), (line, amount) -> changes.merge(line, amount, Long::sum));
                }
            }
        }
        store(db, cell, changes);
    }

    /** What every cell holds from now on; all there was is gone. */
    public static void replace(Connection db, Map<Cell, NavigableMap<Integer, Long>> all) throws SQLException {
        for (String table : new String[] {"tally", "tally_change"}) {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM " + table)) {
                delete.executeUpdate();
            }
        }
        for (var each : all.entrySet()) {
            store(db, each.getKey(), each.getValue());
        }
    }

    private static void store(Connection db, Cell cell, NavigableMap<Integer, Long> amounts) throws SQLException {
        int[] lines = new int[amounts.size()];
        long[] packed = new long[amounts.size()];
        int many = 0;
        for (var each : amounts.entrySet()) {
            if (each.getValue() < 0) {
                LOG.warn("a cell of week {} would count less than nothing; the next start counts all again", cell.week);
                countedBy(db, "");
            }
            if (each.getValue() > 0) {
                lines[many] = each.getKey();
                packed[many++] = each.getValue();
            }
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO tally (week, region_code, lines) VALUES (?, ?, ?)
                ON CONFLICT (week, region_code) DO UPDATE SET lines = excluded.lines
                """)) {
            upsert.setInt(1, cell.week);
            upsert.setString(2, cell.region);
            upsert.setBytes(3, Lines.pack(lines, packed, many));
            upsert.executeUpdate();
        }
    }

    /** By which rule the cells were counted; empty when they must be counted again. */
    public static String countedBy(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT rule FROM tally_rule");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** Keeps by which rule they were. */
    public static void countedBy(Connection db, String rule) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO tally_rule (only_row, rule) VALUES (1, ?)
                ON CONFLICT (only_row) DO UPDATE SET rule = excluded.rule
                """)) {
            upsert.setString(1, rule);
            upsert.executeUpdate();
        }
    }
}
