package org.fieldpost.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.fieldpost.model.words.Problem;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * A database without a row, of any version of the schema that this program knows, that is filled from elsewhere: all or
 * nothing. For one thread.
 */
public final class EmptyDatabase implements AutoCloseable {

    private static final int TOGETHER = 500;

    /** Before it there was no schema for PostgreSQL. */
    private static final int FIRST_OF_POSTGRES = 5;

    private final DataSource source;
    private final Connection db;
    private final boolean postgres;
    private final String name;

    private EmptyDatabase(DataSource source, Connection db, boolean postgres, String name) {
        this.source = source;
        this.db = db;
        this.postgres = postgres;
        this.name = name;
    }

    /**
     * Makes it.
     *
     * @param address as {@link Database#open(Path, String)} wants it
     * @throws org.fieldpost.model.words.ProblemException when there is something in it, or this program knows no such version
     */
    public static EmptyDatabase make(Path directory, String address, int version) {
        boolean postgres = !address.isEmpty();
        String name = postgres
                ? PostgresDatabase.named(address)
                : directory.resolve(SqliteDatabase.FILE).toString();
        DataSource source = postgres ? PostgresDatabase.pool(address, 3) : sqlite(directory);
        Schema schema = postgres ? Schema.POSTGRES : Schema.SQLITE;
        EmptyDatabase made = null;
        try {
            if (postgres && version < FIRST_OF_POSTGRES) {
                throw Problem.of("storage.older_than_postgres", version, FIRST_OF_POSTGRES)
                        .asException();
            }
            if (!schema.knows(source, version)) {
                throw Problem.of("storage.newer", version).asException();
            }
            try (Connection look = source.getConnection()) {
                requireEmpty(look, version, name);
            }
            schema.migrate(source, version);
            Connection db = source.getConnection();
            db.setAutoCommit(false);
            made = new EmptyDatabase(source, db, postgres, name);
            return made;
        } catch (SQLException | FlywayException e) {
            throw Problem.of(postgres ? "storage.unreachable" : "storage.unopenable", name)
                    .causedBy(e);
        } finally {
            if (made == null) {
                close(source);
            }
        }
    }

    private static void close(DataSource source) {
        if (source instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    private static DataSource sqlite(Path directory) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve(SqliteDatabase.FILE));
        return source;
    }

    /** What an earlier try left behind, tables without a row, counts as empty. */
    private static void requireEmpty(Connection db, int version, String name) throws SQLException {
        boolean other = Schema.version(db).filter(there -> there != version).isPresent();
        boolean rows = false;
        for (String table : Tables.inOrder(db)) {
            try (Statement statement = db.createStatement();
                    ResultSet any = statement.executeQuery("SELECT 1 FROM \"" + table + "\" LIMIT 1")) {
                rows |= any.next();
            }
        }
        if (other || rows) {
            throw Problem.of("storage.not_empty", name).asException();
        }
    }

    /** Takes the rows of a table; nothing of it is there for others before {@link #keep}. */
    public Rows rows(String table, List<String> columns) {
        try {
            return new Rows(table, columns);
        } catch (SQLException e) {
            throw Problem.of("storage.failed", name).causedBy(e);
        }
    }

    /** The rows of one table, on their way in. */
    public final class Rows implements AutoCloseable {

        private final PreparedStatement insert;
        private final boolean[] truth;
        private int waiting;

        private Rows(String table, List<String> columns) throws SQLException {
            truth = new boolean[columns.size()];
            List<String> marks = new ArrayList<>();
            for (String column : columns) {
                truth[marks.size()] = isTruth(table, column);
                marks.add("?");
            }
            insert = db.prepareStatement("INSERT INTO \"" + table + "\" (" + Tables.quoted(columns) + ") VALUES ("
                    + String.join(", ", marks) + ")");
        }

        private boolean isTruth(String table, String column) throws SQLException {
            if (!postgres) {
                return false;
            }
            try (ResultSet found = db.getMetaData().getColumns(null, Tables.schema(db), table, column)) {
                return found.next()
                        && (found.getInt("DATA_TYPE") == Types.BIT || found.getInt("DATA_TYPE") == Types.BOOLEAN);
            }
        }

        public void add(List<Object> values) {
            try {
                for (int i = 0; i < values.size(); i++) {
                    set(i + 1, values.get(i), truth[i]);
                }
                insert.addBatch();
                if (++waiting == TOGETHER) {
                    insert.executeBatch();
                    waiting = 0;
                }
            } catch (SQLException e) {
                throw Problem.of("storage.failed", name).causedBy(e);
            }
        }

        private void set(int place, Object value, boolean asTruth) throws SQLException {
            if (value == null) {
                insert.setNull(place, Types.NULL);
            } else if (asTruth) {
                insert.setBoolean(place, (Long) value != 0);
            } else if (value instanceof byte[] bytes) {
                insert.setBytes(place, bytes);
            } else {
                insert.setObject(place, value);
            }
        }

        @Override
        public void close() {
            try (insert) {
                if (waiting > 0) {
                    insert.executeBatch();
                }
            } catch (SQLException e) {
                throw Problem.of("storage.failed", name).causedBy(e);
            }
        }
    }

    /** From now on the rows are there. */
    public void keep() {
        try {
            if (postgres) {
                goOnNumbering();
            }
            db.commit();
        } catch (SQLException e) {
            throw Problem.of("storage.failed", name).causedBy(e);
        }
    }

    /** PostgreSQL's own numbering does not see the numbers of rows that bring theirs. */
    private void goOnNumbering() throws SQLException {
        for (String table : Tables.inOrder(db)) {
            List<String> numbered = new ArrayList<>();
            try (ResultSet columns = db.getMetaData().getColumns(null, Tables.schema(db), table, null)) {
                while (columns.next()) {
                    if ("YES".equals(columns.getString("IS_AUTOINCREMENT"))) {
                        numbered.add(columns.getString("COLUMN_NAME"));
                    }
                }
            }
            for (String column : numbered) {
                try (Statement statement = db.createStatement()) {
                    statement.execute("SELECT setval(pg_get_serial_sequence('" + table + "', '" + column
                            + "'), coalesce((SELECT max(\"" + column + "\") FROM \"" + table + "\"), 0) + 1, false)");
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            db.rollback();
            db.close();
        } catch (SQLException e) {
            throw Problem.of("storage.failed", name).causedBy(e);
        } finally {
            close(source);
        }
    }
}
