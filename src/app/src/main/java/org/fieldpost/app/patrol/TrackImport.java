package org.fieldpost.app.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSampling;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.PatrolLog;

/**
 * Takes what the phone recorded by itself into the track of the patrol it belongs to: the running one, or one that has ended and
 * still owes its report. A position of no patrol, or of a pause, is kept nowhere. What comes a second time, after the app was
 * killed, is not newer than what is kept and so not kept again. Blocks on the notebook.
 */
public final class TrackImport {

    /** Nobody sets a clock twice in less. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Notebook notebook;
    private final PatrolLog log;
    private final List<Open> patrols = new ArrayList<>();
    private final TrackSampling sampling;

    /** A patrol that takes positions, and its last kept one. */
    private static final class Open {

        private final Patrol patrol;
        private Optional<TrackFix> kept;

        private Open(Patrol patrol, Optional<TrackFix> kept) {
            this.patrol = patrol;
            this.kept = kept;
        }

        private boolean wasOutAt(Instant at) {
            return !at.isBefore(patrol.key().startedAt())
                    && patrol.endedAt().map(end -> !at.isAfter(end)).orElse(true)
                    && patrol.pauses().stream().noneMatch(pause -> pause.covers(at));
        }
    }

    public TrackImport(Notebook notebook) {
        this.notebook = notebook;
        log = notebook.patrolLog();
        sampling = log.lowPower() ? TrackSampling.LOW_POWER : TrackSampling.USUAL;
        Stream.concat(
                        log.onTheDesk().stream()
                                .filter(kept -> kept.stage() == PatrolLog.Stage.OWED)
                                .flatMap(kept -> log.patrol(kept.report().patrol()).stream()),
                        notebook.runningPatrol().stream())
                .forEach(patrol -> patrols.add(new Open(patrol, log.lastFix(patrol.key()))));
    }

    /** Everything recorded so far; each kept position is durable before its file goes. */
    public void take(OwnTracks tracks, Instant now) {
        tracks.handOver(measured -> {
            tellTime(measured, now);
            take(measured, now);
        });
    }

    /** The phone's clock may have been set since an older one was measured. */
    private void tellTime(Gps.Measured measured, Instant now) {
        Duration age = Duration.between(measured.at(), now);
        if (measured.receiverAt().isPresent() && !age.isNegative() && age.compareTo(FRESH) <= 0) {
            notebook.toldTime(measured.receiverAt().get().plus(age), ClockConfidence.GPS);
        }
    }

    private void take(Gps.Measured measured, Instant now) {
        if (measured.at().isAfter(now)) {
            // the clock was set back since: its time cannot be placed
            return;
        }
        var fix = new TrackFix(measured.at(), measured.position());
        for (Open open : patrols) {
            if (open.wasOutAt(fix.at())) {
                // a point from the future was written before the clock was set back
                Optional<TrackFix> before = open.kept.filter(kept -> !kept.at().isAfter(now));
                if (sampling.decide(before, Optional.of(fix), fix.at()).keep()) {
                    log.append(open.patrol.key(), fix);
                    open.kept = Optional.of(fix);
                }
                return;
            }
        }
    }
}
