package org.fieldpost.app.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSampling;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.PatrolLog;

/**
 * Records the running patrol's track while the app is open: asks the receiver when the sampling says so, and keeps what it says
 * to keep. Of the screen's thread; the work is done in the background.
 */
public final class TrackRecorder {

    private static final Duration WHILE_NOTHING_RUNS = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    /** A wait longer than any the sampling asks for: the clock was set back. */
    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    private final Desk desk;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private Instant next = Instant.MIN;
    private boolean looking;

    public TrackRecorder(Desk desk) {
        this.desk = desk;
    }

    /** Why the last point could not be kept, if so. */
    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Looks where the phone is, if it is time; called every few seconds. */
    public void tick() {
        Instant now = desk.clock().instant();
        boolean due = !now.isBefore(next) || next.isAfter(now.plus(TOO_LONG));
        if (looking || !due) {
            return;
        }
        looking = true;
        desk.background()
                .run(
                        () -> look(now),
                        lookNext -> {
                            looking = false;
                            next = lookNext;
                            problem.set(Optional.empty());
                        },
                        failed -> {
                            looking = false;
                            next = now.plus(AFTER_A_FAILURE);
                            problem.set(Optional.of(failed));
                        });
    }

    private Instant look(Instant now) {
        Optional<Patrol> running = desk.notebook().runningPatrol().filter(patrol -> !patrol.paused());
        if (running.isEmpty()) {
            return now.plus(WHILE_NOTHING_RUNS);
        }
        PatrolLog log = desk.notebook().patrolLog();
        var key = running.get().key();
        // a point from the future was written before the clock was set back
        Optional<TrackFix> kept = log.lastFix(key).filter(fix -> !fix.at().isAfter(now));
        Optional<TrackFix> seen = desk.position().map(position -> new TrackFix(now, position));
        TrackSampling sampling = log.lowPower() ? TrackSampling.LOW_POWER : TrackSampling.USUAL;
        TrackSampling.Decision decision = sampling.decide(kept, seen, now);
        if (decision.keep()) {
            log.append(key, seen.orElseThrow());
        }
        return decision.lookNext();
    }
}
