package org.fieldpost.server.exercise;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives what is due in running exercises, every few seconds, on a thread of its own. A live server has no such thread. */
public final class RunWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final RunStore store;
    private final RunDesk desk;
    private final Optional<Future<?>> ticking;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "exercises");
        made.setDaemon(true);
        return made;
    });

    /** @param downlink writes an entry for a phone */
    public RunWork(
            Database database,
            MissionSpace space,
            ExerciseShelf exercises,
            BiConsumer<EnrolmentId, Body> downlink,
            Clock clock,
            SecureRandom random) {
        store = new RunStore(database, exercises::asRun);
        desk = new RunDesk(database, store, downlink::accept, space.mission(), clock, random);
        ticking = space.mode() == MissionMode.EXERCISE
                ? Optional.of(thread.scheduleWithFixedDelay(
                        this::tickOrLater, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS))
                : Optional.empty();
    }

    private void tickOrLater() {
        try {
            desk.tick();
        } catch (RuntimeException e) {
            // what is due is given at the next look
            LOG.warn("what is due in an exercise could not be given", e);
        }
    }

    RunStore store() {
        return store;
    }

    RunDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        ticking.ifPresent(tick -> tick.cancel(false));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("an exercise was still being run when the server stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
