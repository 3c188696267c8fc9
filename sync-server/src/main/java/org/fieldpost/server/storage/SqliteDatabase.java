package org.fieldpost.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.fieldpost.model.words.Problem;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The embedded database in a data directory: one writer at a time, several readers beside it (WAL), every commit on the disk
 * before it is answered (synchronous FULL). A lock file keeps a second server out.
 */
final class SqliteDatabase implements Database {

    private static final int READERS = 4;
    private static final int MOST_TOGETHER = 256;

    /** Nobody waits longer than this for others' writes before his own is committed. */
    private static final Duration LONGEST_TOGETHER = Duration.ofMillis(50);

    private static final int MOST_TRIES = 3;

    static final String FILE = "fieldpost.db";

    private final Path directory;
    private final FileChannel lockFile;
    private final Connection writer;
    private boolean closed;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Queue<Waiting<?>> together = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    /** The reader of this thread's read, which reads within it share. */
    @SuppressWarnings("ThreadLocalUsage") // of this database alone, and empty again when the read ends
    private final ThreadLocal<Connection> reading = new ThreadLocal<>();

    private SqliteDatabase(Path directory, FileChannel lockFile, SQLiteDataSource source, Disk disk)
            throws SQLException {
        this.directory = directory;
        this.lockFile = lockFile;
        this.writer = PreparedOnce.over(disk.open(source));
        try (var pragma = writer.createStatement()) {
            pragma.execute("PRAGMA wal_autocheckpoint = 4000");
            // what is deleted or emptied is overwritten
            pragma.execute("PRAGMA secure_delete = ON");
        }
        this.writer.setAutoCommit(false);
        for (int i = 0; i < READERS; i++) {
            Connection reader = PreparedOnce.over(disk.open(source));
            reader.setAutoCommit(false);
            readers.add(reader);
        }
    }

    static SqliteDatabase open(Path directory, Disk disk) {
        FileChannel lock = lock(directory);
        try {
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setBusyTimeout(10_000);
            config.setCacheSize(-64_000);
            // or the driver asks for the last row's id after each insert
            config.setGetGeneratedKeys(false);
            var source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + directory.resolve(FILE));
            Schema.SQLITE.migrate(source);
            return new SqliteDatabase(directory, lock, source, disk);
        } catch (SQLException | FlywayException e) {
            close(lock);
            throw Problem.of("storage.unopenable", directory.resolve(FILE)).causedBy(e);
        }
    }

    private static FileChannel lock(Path directory) {
        try {
            OwnDirectory.make(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("fieldpost.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException sameProcess) {
                lock = null;
            }
            if (lock == null) {
                close(channel);
                throw Problem.of("storage.locked", directory).asException();
            }
            return channel;
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", directory).causedBy(e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", channel).causedBy(e);
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public <T> T write(Work<T> work) {
        writing.lock();
        boolean outermost = writing.getHoldCount() == 1;
        boolean done = false;
        try {
            T result = work.run(writer);
            if (outermost) {
                writer.commit();
            }
            done = true;
            return result;
        } catch (SQLException e) {
            throw problem(e).causedBy(e);
        } finally {
            if (!done && outermost) {
                rollBack(writer);
            }
            unlock();
        }
    }

    private static final class Waiting<T> {
        final Work<T> work;
        final Thread thread = Thread.currentThread();
        T result;
        Throwable thrown;
        boolean broken;
        volatile boolean done;

        Waiting(Work<T> work) {
            this.work = work;
        }

        void run(Connection db) {
            try {
                Savepoint before = db.setSavepoint();
                try {
                    result = work.run(db);
                    db.releaseSavepoint(before);
                } catch (RuntimeException | Error e) {
                    thrown = e;
                    db.rollback(before);
                }
            } catch (SQLException e) {
                broken = true;
            }
        }
    }

    /** A thousand small writes cost a few disk flushes. */
    @Override
    public <T> T writeTogether(Work<T> work) {
        if (writing.isHeldByCurrentThread()) {
            return write(work);
        }
        var mine = new Waiting<>(work);
        together.add(mine);
        // whoever finds the writer free does it for all; the others sleep until theirs is done or their turn has come
        while (!mine.done) {
            if (isMyTurn()) {
                try {
                    while (!mine.done) {
                        commitTogether();
                    }
                } finally {
                    unlock();
                }
            } else {
                LockSupport.park(this);
            }
        }
        if (mine.thrown instanceof RuntimeException e) {
            throw e;
        }
        if (mine.thrown instanceof Error e) {
            throw e;
        }
        return mine.result;
    }

    /** Takes the writer when it is free and nobody waits for it longer. */
    private boolean isMyTurn() {
        try {
            return writing.tryLock(0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // what was begun is finished; whoever interrupted finds the flag afterwards
            writing.lock();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Whoever added his work while the writer was taken is woken by the one who gives it back. */
    private void unlock() {
        writing.unlock();
        Waiting<?> next = together.peek();
        if (next != null && !writing.isHeldByCurrentThread()) {
            LockSupport.unpark(next.thread);
        }
    }

    /** Runs and commits what waits now; whoever holds the lock does it for all. */
    private void commitTogether() {
        List<Waiting<?>> group = new ArrayList<>();
        long until = System.nanoTime() + LONGEST_TOGETHER.toNanos();
        for (Waiting<?> next = together.poll(); next != null; next = together.poll()) {
            next.run(writer);
            group.add(next);
            if (group.size() == MOST_TOGETHER || System.nanoTime() > until) {
                break;
            }
        }
        boolean whole = group.stream().noneMatch(each -> each.broken);
        if (whole) {
            try {
                writer.commit();
            } catch (SQLException e) {
                whole = false;
            }
        }
        if (!whole) {
            // SQLite may have rolled back more than the one that failed: nothing of the group happened
            rollBack(writer);
            group.forEach(this::runAlone);
        }
        group.forEach(each -> {
            each.done = true;
            LockSupport.unpark(each.thread);
        });
    }

    private <T> void runAlone(Waiting<T> each) {
        each.thrown = null;
        boolean done = false;
        try {
            each.result = each.work.run(writer);
            writer.commit();
            done = true;
        } catch (SQLException e) {
            each.thrown = problem(e).causedBy(e);
        } catch (RuntimeException | Error e) {
            each.thrown = e;
        } finally {
            if (!done) {
                rollBack(writer);
            }
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        if (writing.isHeldByCurrentThread()) {
            return write(work);
        }
        Connection mine = reading.get();
        if (mine != null) {
            // another reader would show another moment, and threads that each hold one and want a second never end
            try {
                return work.run(mine);
            } catch (SQLException e) {
                throw problem(e).causedBy(e);
            }
        }
        Connection reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("storage.stopping").causedBy(e);
        }
        reading.set(reader);
        try {
            return work.run(reader);
        } catch (SQLException e) {
            throw problem(e).causedBy(e);
        } finally {
            reading.remove();
            rollBack(reader);
            readers.add(reader);
        }
    }

    /** Writes the file anew and empties the log beside it, which waits for readers. */
    @Override
    public void overwriteFreed() {
        writing.lock();
        try (Statement statement = writer.createStatement()) {
            writer.commit();
            writer.setAutoCommit(true);
            statement.execute("VACUUM");
            boolean busy = true;
            for (int tried = 0; busy && tried < MOST_TRIES; tried++) {
                try (ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    busy = rows.next() && rows.getInt(1) != 0;
                }
            }
            if (busy) {
                throw Problem.of("storage.not_overwritten", directory).asException();
            }
        } catch (SQLException e) {
            throw Problem.of("storage.not_overwritten", directory).causedBy(e);
        } finally {
            beginAnew(writer);
            unlock();
        }
    }

    private static void rollBack(Connection connection) {
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

    private Problem problem(SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_FULL || code.name().startsWith("SQLITE_IOERR")) {
                return Problem.of(FULL, directory);
            }
        }
        return Problem.of("storage.failed", directory.resolve(FILE));
    }

    /** Whether this is SQLite's word that a rule of the schema refused something. */
    static boolean refusedByRule(Throwable cause) {
        return cause instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    @Override
    public void forget() {
        writing.lock();
        try {
            writer.setAutoCommit(true);
            try (var pragma = writer.createStatement()) {
                pragma.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } finally {
                writer.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw problem(e).causedBy(e);
        } finally {
            unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            writer.close();
            for (int i = 0; i < READERS; i++) {
                readers.take().close();
            }
        } catch (SQLException e) {
            throw problem(e).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unlock();
            close(lockFile);
        }
    }
}
