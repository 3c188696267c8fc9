package org.fieldpost.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All tables of a database, row by row, in the same form on both engines: whole numbers (truth as 0 and 1), text, bytes and
 * nothing.
 */
public final class Tables {

    private Tables() {}

    /** One row; what it throws ends the reading. */
    public interface Sink {
        void row(List<Object> values) throws SQLException;
    }

    /** Their names, each behind those it refers to; without the history of the schema. */
    public static List<String> inOrder(Connection db) throws SQLException {
        Set<String> all = all(db);
        all.remove(Schema.HISTORY);
        Set<String> ordered = new LinkedHashSet<>();
        for (String table : all) {
            place(db, table, ordered);
        }
        return List.copyOf(ordered);
    }

    private static void place(Connection db, String table, Set<String> ordered) throws SQLException {
        if (ordered.contains(table)) {
            return;
        }
        try (ResultSet references = db.getMetaData().getImportedKeys(null, schema(db), table)) {
            Set<String> before = new TreeSet<>();
            while (references.next()) {
                before.add(references.getString("PKTABLE_NAME"));
            }
            before.remove(table);
            for (String other : before) {
                place(db, other, ordered);
            }
        }
        ordered.add(table);
    }

    static Set<String> all(Connection db) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet tables = db.getMetaData().getTables(null, schema(db), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        names.removeIf(name -> name.startsWith("sqlite_"));
        return names;
    }

    /** PostgreSQL may hold others' tables beside ours; SQLite knows no schemas. */
    static String schema(Connection db) throws SQLException {
        return db.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? db.getSchema() : null;
    }

    /** The columns of a table. */
    public static List<String> columns(Connection db, String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet columns = db.getMetaData().getColumns(null, schema(db), table, null)) {
            while (columns.next()) {
                // an underscore in what is asked for stands for any letter
                if (columns.getString("TABLE_NAME").equals(table)) {
                    names.add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return List.copyOf(names);
    }

    /** Reads a table, a row at a time. */
    public static void read(Connection db, String table, List<String> columns, Sink sink) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT " + quoted(columns) + " FROM \"" + table + "\"")) {
            query.setFetchSize(200);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    List<Object> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(portable(rows.getObject(i)));
                    }
                    sink.row(values);
                }
            }
        }
    }

    private static Object portable(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value == null
                || value instanceof Long
                || value instanceof String
                || value instanceof byte[]
                || value instanceof Double) {
            return value;
        }
        throw new IllegalStateException("no table of ours has a " + value.getClass());
    }

    static String quoted(List<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }
}
