package org.fieldpost.server.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one statement with its values: text, numbers, truth, bytes. */
final class Sql {

    private Sql() {}

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    static int change(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection db, String sql, Row<T> row, Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.of(rows));
                }
            }
        }
        return all;
    }

    static <T> Optional<T> first(Connection db, String sql, Row<T> row, Object... values) throws SQLException {
        return list(db, sql, row, values).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Boolean truth) {
                statement.setBoolean(i + 1, truth);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                throw new IllegalArgumentException(value.getClass().getName());
            }
        }
    }
}
