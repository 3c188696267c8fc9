package org.fieldpost.server.retention;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fieldpost.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go once a day, on a thread of its own; of several servers on one database one does it, by a lease in the database. */
public final class Daily implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daily.class);
    private static final String LEASE = "retention";
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(30);
    private static final Duration LASTS = Duration.ofDays(1);

    private final Database database;
    private final Retention retention;
    private final Duration kept;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "retention");
        daemon.setDaemon(true);
        return daemon;
    });

    private final Future<?> looks;

    /** Begins at once. */
    public Daily(Database database, Duration kept, Clock clock) {
        this.database = database;
        this.retention = new Retention(database, clock);
        this.kept = kept;
        this.clock = clock;
        looks = thread.scheduleWithFixedDelay(this::look, 0, LOOKS_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            if (takesLease()) {
                Retention.Amount went = retention.letGo(kept);
                LOG.info("retention let go of {} entries", went.entries());
            }
        } catch (RuntimeException e) {
            // the reason may quote what was stored; it is tried again the next time, and thrown here it would be the
            // last time
            LOG.error("retention failed: {}", e.getClass().getName());
        }
    }

    /** Whether it is this server that does today's work: the lease is taken for a day and given back by nobody. */
    boolean takesLease() {
        long now = clock.millis();
        return database.write(db -> {
            try (PreparedStatement take = db.prepareStatement("""
                    INSERT INTO lease (name, holder, until) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                    WHERE lease.until <= ? OR lease.until > ?
                    """)) {
                take.setString(1, LEASE);
                take.setString(2, holder);
                take.setLong(3, now + LASTS.toMillis());
                take.setLong(4, now);
                // one from a clock that was wrong holds nobody up
                take.setLong(5, now + LASTS.toMillis());
                return take.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void close() {
        looks.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("retention is stopped in the middle, and goes on the next time");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
