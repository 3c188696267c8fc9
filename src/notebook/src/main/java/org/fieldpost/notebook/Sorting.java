package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds out which table a row belongs to that was found without one, and puts it there: by its shape, and by its locks, which
 * open under the names of one table's records only.
 */
final class Sorting {

    private final Connection db;
    private final Safe safe;
    private final List<Shape> shapes;
    private long opened;
    private long unopened;

    private record Column(String name, String type, boolean mayBeAbsent) {

        boolean holds(Object value) {
            return switch (type) {
                case "INTEGER" -> value instanceof Long;
                case "TEXT" -> value instanceof String;
                default -> value instanceof byte[];
            };
        }
    }

    /** @param alias whether the first column is the rowid, which the row itself leaves out */
    private record Shape(LockedTable table, boolean rowid, boolean alias, List<Column> columns) {

        /** Null when the row has another shape. */
        Map<String, Object> fit(RawRow row) {
            if ((row.rowid() != null) != rowid || row.values().size() > columns.size()) {
                return null;
            }
            Map<String, Object> named = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                if (i >= row.values().size()) {
                    // a column that came after the row has its default
                    if (!column.mayBeAbsent()) {
                        return null;
                    }
                    continue;
                }
                Object value = i == 0 && alias ? row.rowid() : row.values().get(i);
                if (value == null ? !column.mayBeAbsent() : !column.holds(value)) {
                    return null;
                }
                named.put(column.name(), value);
            }
            return named;
        }
    }

    private Sorting(Connection db, Safe safe, List<Shape> shapes) {
        this.db = db;
        this.safe = safe;
        this.shapes = shapes;
    }

    /** Into the tables of this notebook, in which nothing lies yet. References are looked at when all is done. */
    static Sorting into(Connection db, Safe safe) throws SQLException {
        List<Shape> shapes = new ArrayList<>();
        for (LockedTable table : LockedTable.ALL) {
            // ranges are made anew from what is held
            if (!table.name().equals("held_range")) {
                shapes.add(shape(db, table));
            }
        }
        // a lock proves a table; those without one are asked last
        shapes.sort((a, b) ->
                Boolean.compare(a.table().locked().isEmpty(), b.table().locked().isEmpty()));
        try (Statement statement = db.createStatement()) {
            statement.execute("PRAGMA defer_foreign_keys = ON");
        }
        return new Sorting(db, safe, shapes);
    }

    private static Shape shape(Connection db, LockedTable table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        int keys = 0;
        boolean firstIsInteger = false;
        boolean without;
        try (Statement statement = db.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA table_list(" + table.name() + ")")) {
                rows.next();
                without = rows.getBoolean("wr");
            }
            try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table.name() + ")")) {
                while (rows.next()) {
                    keys += rows.getInt("pk") > 0 ? 1 : 0;
                    firstIsInteger |=
                            rows.getInt("pk") == 1 && rows.getString("type").equals("INTEGER");
                    boolean absent = rows.getInt("pk") == 0
                            && (!rows.getBoolean("notnull") || rows.getString("dflt_value") != null);
                    columns.add(new Column(rows.getString("name"), rows.getString("type"), absent));
                }
            }
        }
        return new Shape(table, !without, !without && keys == 1 && firstIsInteger, columns);
    }

    void take(RawRow row) throws SQLException {
        boolean like = false;
        for (Shape shape : shapes) {
            Map<String, Object> named = shape.fit(row);
            if (named == null) {
                continue;
            }
            like |= !shape.table().locked().isEmpty();
            try {
                opened += shape.table().open(named, safe);
            } catch (RecordDamaged notOfThisTable) {
                continue;
            }
            insert(shape.table().name(), named);
            return;
        }
        unopened += like ? 1 : 0;
    }

    /** How many locks opened. */
    long opened() {
        return opened;
    }

    /** Rows that look like a locked table's and do not open. */
    long unopened() {
        return unopened;
    }

    private void insert(String table, Map<String, Object> row) throws SQLException {
        String sql = "INSERT OR IGNORE INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                + row.keySet().stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement insert = db.prepareStatement(sql)) {
            int place = 1;
            for (Object value : row.values()) {
                insert.setObject(place++, value);
            }
            insert.executeUpdate();
        }
    }
}
