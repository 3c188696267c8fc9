package org.fieldpost.app.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSampling;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.Preference;

/**
 * Records the running patrol's track: where the phone records by itself, asks it to and takes in what it has; elsewhere, while the
 * app is open, asks the receiver when the sampling says so, and keeps what it says to keep. Of the screen's thread; the work is
 * done in the background.
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
    private boolean stopped;
    private boolean changedMeanwhile;
    private volatile boolean inFront;

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
        if (looking || stopped || !due) {
            return;
        }
        looking = true;
        desk.background()
                .run(
                        () -> look(now),
                        looked -> looked(looked.next(), looked.problem()),
                        failed -> looked(now.plus(AFTER_A_FAILURE), Optional.of(failed)));
    }

    private void looked(Instant lookNext, Optional<Problem> why) {
        looking = false;
        next = lookNext;
        problem.set(why);
        if (changedMeanwhile && !stopped) {
            changedMeanwhile = false;
            inFront(inFront);
        }
    }

    /**
     * Whether the app is on the screen: then positions are wanted without a patrol too, for what the officer writes. Until it is
     * told, a patrol alone wants them.
     */
    public void inFront(boolean front) {
        inFront = front;
        changedMeanwhile = looking;
        next = Instant.MIN;
        tick();
    }

    /** The notebook is about to be locked: a patrol's track goes on, without one nothing is recorded any more. */
    public void stop() {
        stopped = true;
        inFront = false;
        unwantedUnless(this::out);
    }

    /** The notebook is gone, and its patrol with it. */
    public void forget() {
        unwantedUnless(() -> false);
    }

    private void unwantedUnless(BooleanSupplier stays) {
        desk.device()
                .gps()
                .ownTracks()
                .ifPresent(tracks -> desk.background()
                        .run(
                                () -> {
                                    if (!stays.getAsBoolean()) {
                                        tracks.unwanted();
                                    }
                                    return true;
                                },
                                done -> {},
                                why -> problem.set(Optional.of(why))));
    }

    /** Whether a patrol runs and is not paused. */
    private boolean out() {
        return desk.notebook()
                .runningPatrol()
                .filter(patrol -> !patrol.paused())
                .isPresent();
    }

    /** When to look again, and why there is no track, if so. */
    private record Looked(Instant next, Optional<Problem> problem) {}

    private Looked look(Instant now) {
        return desk.device()
                .gps()
                .ownTracks()
                .map(tracks -> follow(tracks, now))
                .orElseGet(() -> new Looked(lookOnce(now), Optional.empty()));
    }

    /** The phone's own track; it is looked at at every tick. */
    private Looked follow(OwnTracks tracks, Instant now) {
        try {
            new TrackImport(desk.notebook()).take(tracks, now);
        } finally {
            ask(tracks);
        }
        return new Looked(now, tracks.problem());
    }

    /** Also when what was recorded before cannot be taken in now. */
    private void ask(OwnTracks tracks) {
        boolean out = out();
        if (out || (inFront && desk.notebook().enrolment().isPresent())) {
            boolean spare = out && !inFront && desk.notebook().patrolLog().lowPower();
            Duration every = (spare ? TrackSampling.LOW_POWER : TrackSampling.USUAL).soonest();
            tracks.want(new OwnTracks.Wish(every, words().say("gps.notice")));
        } else {
            tracks.unwanted();
        }
    }

    private Words words() {
        return Words.in(Optional.ofNullable(desk.notebook().preferences().get(Preference.LANGUAGE))
                .flatMap(Language::ofTag)
                .orElse(Language.EN));
    }

    private Instant lookOnce(Instant now) {
        Optional<Patrol> running = desk.notebook().runningPatrol().filter(patrol -> !patrol.paused());
        if (running.isEmpty()) {
            return now.plus(WHILE_NOTHING_RUNS);
        }
        PatrolLog log = desk.notebook().patrolLog();
        var key = running.get().key();
        // a point from the future was written before the clock was set back
        Optional<TrackFix> kept = log.lastFix(key).filter(fix -> !fix.at().isAfter(now));
        Optional<TrackFix> seen = desk.measured().map(here -> new TrackFix(here.at(), here.position()));
        TrackSampling sampling = log.lowPower() ? TrackSampling.LOW_POWER : TrackSampling.USUAL;
        TrackSampling.Decision decision = sampling.decide(kept, seen, now);
        if (decision.keep()) {
            log.append(key, seen.orElseThrow());
        }
        return decision.lookNext();
    }
}
