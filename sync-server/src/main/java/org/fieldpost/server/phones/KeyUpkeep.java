package org.fieldpost.server.phones;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fieldpost.server.mission.MissionSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the server's keys, and what else must go in time, every few minutes, on a thread of its own, for as long as the server runs. */
public final class KeyUpkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUpkeep.class);

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final MissionSpace space;
    private final Phones phones;
    private final Runnable besides;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "keys");
        made.setDaemon(true);
        return made;
    });

    private final Future<?> looking;

    /** @param besides what else is to be done as often */
    public KeyUpkeep(MissionSpace space, Phones phones, Runnable besides) {
        this(space, phones, besides, EVERY);
    }

    KeyUpkeep(MissionSpace space, Phones phones, Runnable besides, Duration every) {
        this.space = space;
        this.phones = phones;
        this.besides = besides;
        looking = thread.scheduleWithFixedDelay(
                this::lookOrLater, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, now. */
    public void look() {
        try {
            space.lookAfterKeys(phones.sealing());
        } finally {
            besides.run();
        }
    }

    private void lookOrLater() {
        try {
            look();
        } catch (RuntimeException | OutOfMemoryError e) {
            // a full disk may be cleared; until then the keys stay as they are
            LOG.warn("the keys could not be looked after", e);
        }
    }

    /** Returns when a look that was under way is over, or after half a minute. */
    @Override
    public void close() {
        looking.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("the keys were still being looked after when the server stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
