package org.fieldpost.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fieldpost.model.words.Problem;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file: opened durably (WAL, synchronous FULL: a commit survives power loss), brought to the newest schema by
 * numbered migrations, used by one thread at a time.
 */
final class NotebookFile implements AutoCloseable {

    private static final List<String> MIGRATIONS = List.of(
            "0001-first.sql",
            "0002-exchange.sql",
            "0003-preferences.sql",
            "0004-photos.sql",
            "0005-patrol.sql",
            "0006-review.sql",
            "0007-exchange.sql",
            "0008-text-size.sql",
            "0009-safe.sql",
            "0010-leaving.sql",
            "0011-track-key.sql",
            "0012-enrolment-copy.sql",
            "0013-handed-down.sql",
            "0014-mission-package.sql",
            "0015-clock.sql",
            "0016-exercise.sql");

    /** The schema that this app writes. */
    static final int VERSION = MIGRATIONS.size();

    private final Path file;
    private final Connection connection;
    private int depth;
    private volatile boolean hurt;

    /** Work inside one transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private NotebookFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static NotebookFile open(Path file, Disk disk) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
            // sorting needs no file of its own beside this one
            config.setTempStore(SQLiteConfig.TempStore.MEMORY);
            config.setBusyTimeout(5_000);
            Connection connection = disk.open("jdbc:sqlite:" + file, config);
            try {
                migrate(file, connection);
                connection.setAutoCommit(false);
                return new NotebookFile(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw Problem.of("notebook.unopenable", file).causedBy(e);
        } catch (SQLException e) {
            throw problem(file, e).causedBy(e);
        }
    }

    private static void migrate(Path file, Connection connection) throws SQLException {
        int version;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            version = rows.next() ? rows.getInt(1) : 0;
        }
        if (version > MIGRATIONS.size()) {
            throw Problem.of("notebook.newer", file, version, MIGRATIONS.size()).asException();
        }
        for (int next = version; next < MIGRATIONS.size(); next++) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("BEGIN IMMEDIATE;\n" + script(MIGRATIONS.get(next)) + "\nPRAGMA user_version = "
                        + (next + 1) + ";\nCOMMIT;");
            }
        }
    }

    private static String script(String name) {
        try (InputStream in = NotebookFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The migration " + name + " is not in this build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return file;
    }

    /** Whether something was met that cannot be read. */
    boolean hurt() {
        return hurt;
    }

    /** Runs the work and commits, or leaves everything as it was; joins a transaction that is already open. */
    synchronized <T> T transaction(Work<T> work) {
        depth++;
        boolean done = false;
        try {
            T result = work.run(connection);
            if (depth == 1) {
                connection.commit();
            }
            done = true;
            return result;
        } catch (SqlFailure e) {
            hurt |= Soundness.damaged(e.sql());
            throw problem(file, e.sql()).causedBy(e.sql());
        } catch (RecordDamaged e) {
            hurt = true;
            throw Problem.of("notebook.damaged", file).causedBy(e);
        } catch (SQLException e) {
            hurt |= Soundness.damaged(e);
            throw problem(file, e).causedBy(e);
        } finally {
            depth--;
            if (!done && depth == 0) {
                rollBack();
            }
        }
    }

    /** Empties every table, overwriting what they held, also in the log beside the file. */
    synchronized void wipe() {
        transaction(db -> {
            try (Statement statement = db.createStatement()) {
                for (String table : List.of(
                        "question",
                        "report",
                        "draft_photo",
                        "draft",
                        "patrol",
                        "track_point",
                        "track_mode",
                        "track_key",
                        "patrol_plan",
                        "handed_down",
                        "exercise_line",
                        "mission_package",
                        "patrol_visits",
                        "patrol_report",
                        "journal_entry",
                        "clock_said",
                        "sealed_envelope",
                        "inbox_entry",
                        "inbox_fork",
                        "held_range",
                        "sealed_blob",
                        "recipient",
                        "credential",
                        "server_box",
                        "preference",
                        "exchange_event",
                        "enrolment_copy",
                        "enrolment")) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
                return statement.executeUpdate(
                        "UPDATE notebook SET generation = 1, epoch = 0, counter = 0, dummy_after = 0");
            }
        });
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } finally {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw problem(file, e).causedBy(e);
        }
    }

    /** Makes the file so large that this much noise lies in it, where later rows take its place. */
    synchronized void fill(long bytes, SecureRandom random) {
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // what is deleted stays as it is: that is the use of it
                statement.execute("PRAGMA secure_delete = OFF");
                statement.execute("CREATE TABLE noise (noise BLOB NOT NULL) STRICT");
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO noise (noise) VALUES (?)")) {
                    byte[] noise = new byte[64 * 1024];
                    for (long filled = 0; filled < bytes; filled += noise.length) {
                        random.nextBytes(noise);
                        insert.setBytes(1, noise);
                        insert.executeUpdate();
                    }
                }
                statement.execute("DROP TABLE noise");
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } finally {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw problem(file, e).causedBy(e);
        }
    }

    /**
     * Overwrites what the log beside the file still holds of earlier contents. What stands in the way, a full disk or another
     * reader, loses nothing: it is done the next time.
     *
     * @return whether it was done
     */
    synchronized boolean emptyLog() {
        if (depth > 0) {
            return false;
        }
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return rows.next() && rows.getInt(1) == 0;
            } finally {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            beginAnew(connection);
            return false;
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException alreadyRolledBack) {
            // SQLite itself rolls back when the disk is full, and then this connection is in no transaction at all
            beginAnew(connection);
        }
    }

    private static void beginAnew(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException nothingToCommit) {
            // the mode is changed all the same
        }
        try {
            connection.setAutoCommit(false);
        } catch (SQLException closed) {
            // the next use of the connection says so, to whoever needs it
            return;
        }
    }

    static Problem problem(Path file, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE ->
                Problem.of("notebook.full", file);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Problem.of("notebook.damaged", file);
            case SQLITE_BUSY, SQLITE_LOCKED -> Problem.of("notebook.busy", file);
            default -> Problem.of("notebook.unopenable", file);
        };
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(file, e).causedBy(e);
        }
    }
}
