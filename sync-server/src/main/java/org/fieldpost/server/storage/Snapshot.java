package org.fieldpost.server.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.fieldpost.model.words.Problem;
import org.sqlite.SQLiteConfig;

/**
 * One moment of a database, read beside the servers that go on using it: it neither locks nor waits for them, and changes
 * nothing. For one thread.
 */
public final class Snapshot implements AutoCloseable {

    private final Connection db;
    private final String name;
    private final boolean shared;
    private final int version;

    private Snapshot(Connection db, String name, boolean shared) throws SQLException {
        this.db = db;
        this.name = name;
        this.shared = shared;
        this.version = Schema.version(db)
                .orElseThrow(() -> Problem.of("storage.nothing_there", name).asException());
    }

    /**
     * Of this moment.
     *
     * @param address as {@link Database#open(Path, String)} wants it
     * @throws org.fieldpost.model.words.ProblemException when there is none, or it cannot be read
     */
    public static Snapshot of(Path directory, String address) {
        Path file = directory.resolve(SqliteDatabase.FILE);
        String name = address.isEmpty() ? file.toString() : PostgresDatabase.named(address);
        if (address.isEmpty() && !Files.exists(file)) {
            throw Problem.of("storage.nothing_there", file).asException();
        }
        Connection db = null;
        try {
            db = address.isEmpty() ? sqlite(file) : postgres(address);
            return new Snapshot(db, name, !address.isEmpty());
        } catch (SQLException e) {
            close(db);
            throw Problem.of(address.isEmpty() ? "storage.unopenable" : "storage.unreachable", name)
                    .causedBy(e);
        } catch (RuntimeException e) {
            close(db);
            throw e;
        }
    }

    private static Connection sqlite(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        Connection db = config.createConnection("jdbc:sqlite:" + file);
        try (Statement pragma = db.createStatement()) {
            pragma.execute("PRAGMA query_only = true");
        }
        db.setAutoCommit(false);
        return db;
    }

    private static Connection postgres(String address) throws SQLException {
        Connection db = DriverManager.getConnection(address);
        db.setAutoCommit(false);
        db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        db.setReadOnly(true);
        return db;
    }

    private static void close(Connection db) {
        if (db != null) {
            try {
                db.close();
            } catch (SQLException alreadyGone) {
                // there is nothing in it to lose
                return;
            }
        }
    }

    /** To read with. */
    public Connection connection() {
        return db;
    }

    /** Of its schema. */
    public int version() {
        return version;
    }

    /** Whether several servers may use this database. */
    public boolean shared() {
        return shared;
    }

    /** What failed while reading it. */
    public Problem problem() {
        return Problem.of("storage.failed", name);
    }

    @Override
    public void close() {
        close(db);
    }
}
