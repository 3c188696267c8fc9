package org.fieldpost.server.storage;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.fieldpost.model.words.ProblemException;

/** The server's database: SQLite in its data directory, or a PostgreSQL elsewhere. Safe from any thread. */
public interface Database extends AutoCloseable {

    /** The key of the problem that says there is no room. */
    String FULL = "storage.full";

    /**
     * Work with a connection; it neither commits nor closes it. It may be run again from its beginning when others came in
     * between, and only its last run counts.
     */
    interface Work<T> {
        T run(Connection db) throws SQLException;
    }

    /**
     * Opens the directory's database, or makes it, and brings it to the newest schema.
     *
     * @throws org.fieldpost.model.words.ProblemException when the place cannot be written, another server uses it, or the
     *     file is damaged or newer than this server
     */
    static Database open(Path directory) {
        return open(directory, Disk.OWN);
    }

    /** As {@link #open(Path)}, on this disk. */
    static Database open(Path directory, Disk disk) {
        return SqliteDatabase.open(directory, disk);
    }

    /**
     * As {@link #open(Path)}, or the PostgreSQL at this address.
     *
     * @param address a JDBC URL with user and password; empty for the directory's own
     */
    static Database open(Path directory, String address) {
        return address.isEmpty() ? open(directory) : PostgresDatabase.open(directory, address);
    }

    /** Where the server keeps what is not in the database. */
    Path directory();

    /** Whether several servers may use it at the same time. */
    boolean shared();

    /** Runs the work and commits, or leaves everything as it was; joins this thread's open transaction. */
    <T> T write(Work<T> work);

    /**
     * As {@link #write}, maybe sharing one commit with whatever other threads want to write at this moment. Each is all or
     * nothing by itself; none returns before the commit.
     */
    <T> T writeTogether(Work<T> work);

    /** Runs the work on one consistent view; inside this thread's own write it sees what was written so far. */
    <T> T read(Work<T> work);

    /** Lets its connections be counted, where it has several. */
    default void watch(MeterRegistry meters) {}

    /** Takes what was deleted out of the files too, as far as this engine lets us; PostgreSQL does it by its own vacuum. */
    default void forget() {}
    /**
     * Overwrites what changed and deleted rows left behind in the files, as far as the engine can by itself; copies that a file
     * system, a log archive or a backup keeps are out of its reach. Blocks writers while it runs; not from inside a write.
     *
     * @throws org.fieldpost.model.words.ProblemException when it could not; the rows are changed all the same
     */
    void overwriteFreed();

    /** Whether one of the schema's own constraints refused what was to be written. */
    static boolean refusedByRule(ProblemException problem) {
        Throwable cause = problem.getCause();
        return SqliteDatabase.refusedByRule(cause) || PostgresDatabase.refusedByRule(cause);
    }

    @Override
    void close();
}
