package org.fieldpost.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.flywaydb.core.api.FlywayException;

/**
 * A PostgreSQL, which several servers may use at the same time. Writes are serializable (PostgreSQL manual, 13.2.3): they end as
 * if they had come one after the other, and one that cannot is run again.
 */
final class PostgresDatabase implements Database {

    private static final int CONNECTIONS = 12;
    private static final int MOST_TRIES = 60;

    /** Serialization failure and deadlock: nothing of it happened. */
    private static final Set<String> AGAIN = Set.of("40001", "40P01");

    /** May mean the same when others came in between (PostgreSQL manual, 13.5), or that there is such a row already. */
    private static final String NOT_UNIQUE = "23505";

    private static final int MOST_TRIES_UNIQUE = 30;

    private static final String DISK_FULL = "53100";

    /** Data that a column cannot hold, and rules of the schema. */
    private static final Set<String> REFUSED = Set.of("22", "23");

    private final Path directory;
    private final HikariDataSource pool;

    /** This thread's own transaction in this database; it is taken away when the transaction ends. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Connection> writing = new ThreadLocal<>();

    /** As {@link #writing}, of a read: reads within it share its connection and its moment. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Connection> reading = new ThreadLocal<>();

    /** Shared by whoever is at work; whoever closes waits until they are done. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private PostgresDatabase(Path directory, HikariDataSource pool) {
        this.directory = directory;
        this.pool = pool;
    }

    static PostgresDatabase open(Path directory, String address) {
        try {
            OwnDirectory.make(directory);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", directory).causedBy(e);
        }
        HikariDataSource pool = pool(address, CONNECTIONS);
        try {
            Schema.POSTGRES.migrate(pool);
            return new PostgresDatabase(directory, pool);
        } catch (FlywayException e) {
            pool.close();
            throw Problem.of("storage.unopenable", named(address)).causedBy(e);
        }
    }

    static HikariDataSource pool(String address, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
            throw Problem.of("storage.unreachable", named(address)).causedBy(e);
        }
    }

    /** Without user and password. */
    static String named(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    @Override
    public void watch(MeterRegistry meters) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    }

    @Override
    public Path directory() {
        return directory;
    }

    /** Writes every table anew; the freed blocks are the file system's, and the log's segments stay until they are used again. */
    @Override
    public void overwriteFreed() {
        try (Connection db = pool.getConnection();
                Statement statement = db.createStatement()) {
            db.setAutoCommit(true);
            statement.execute("VACUUM (FULL)");
        } catch (SQLException e) {
            throw Problem.of("storage.not_overwritten", directory).causedBy(e);
        }
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public <T> T write(Work<T> work) {
        Connection mine = writing.get();
        if (mine != null) {
            try {
                return work.run(mine);
            } catch (SQLException e) {
                throw problem(e).causedBy(e);
            }
        }
        for (int tried = 1; ; tried++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (!mayTryAgain(e, tried)) {
                    throw problem(e).causedBy(e);
                }
            } catch (ProblemException e) {
                if (!mayTryAgain(e.getCause(), tried)) {
                    throw e;
                }
            }
        }
    }

    /** After a short wait of no fixed length, or two would meet again and again. */
    private static boolean mayTryAgain(Throwable cause, int tried) {
        boolean again = cause instanceof SQLException sql
                && (AGAIN.contains(state(sql))
                        || (tried < MOST_TRIES_UNIQUE && state(sql).equals(NOT_UNIQUE)));
        if (tried == MOST_TRIES || !again) {
            return false;
        }
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, 2L + Math.min(tried, 20))));
        return true;
    }

    private <T> T once(Work<T> work) throws SQLException {
        open.readLock().lock();
        try (Connection db = pool.getConnection()) {
            db.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            writing.set(db);
            boolean done = false;
            try {
                T result = work.run(db);
                db.commit();
                done = true;
                return result;
            } finally {
                writing.remove();
                if (!done) {
                    db.rollback();
                }
            }
        } finally {
            open.readLock().unlock();
        }
    }

    /** PostgreSQL itself lets commits share a flush. */
    @Override
    public <T> T writeTogether(Work<T> work) {
        return write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        if (writing.get() != null) {
            return write(work);
        }
        Connection mine = reading.get();
        if (mine != null) {
            try {
                return work.run(mine);
            } catch (SQLException e) {
                throw problem(e).causedBy(e);
            }
        }
        open.readLock().lock();
        try (Connection db = pool.getConnection()) {
            db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            db.setReadOnly(true);
            reading.set(db);
            try {
                return work.run(db);
            } finally {
                reading.remove();
                db.rollback();
            }
        } catch (SQLException e) {
            throw problem(e).causedBy(e);
        } finally {
            open.readLock().unlock();
        }
    }

    private Problem problem(SQLException e) {
        return state(e).equals(DISK_FULL)
                ? Problem.of(FULL, named(pool.getJdbcUrl()))
                : Problem.of("storage.failed", named(pool.getJdbcUrl()));
    }

    /** Empty where the driver gives none, as when the pool is closed. */
    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    static boolean refusedByRule(Throwable cause) {
        return cause instanceof SQLException sql && REFUSED.stream().anyMatch(state(sql)::startsWith);
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            pool.close();
        } finally {
            open.writeLock().unlock();
        }
    }
}
