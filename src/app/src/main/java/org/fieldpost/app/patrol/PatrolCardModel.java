package org.fieldpost.app.patrol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.Track;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.PatrolLog.KeptReport;

/** The patrol as home shows it: running, paused or none, what it amounts to so far, and which reports are owed. */
public final class PatrolCardModel {

    private final Desk desk;
    private final Mission mission;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.NOTHING);
    private final BooleanProperty endAsked = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Supplier<Optional<Problem>> trackProblem;
    private boolean changing;

    /**
     * What the screen shows.
     *
     * @param reports those owed, and the one handed in last
     */
    public record State(Optional<Patrol> running, Track track, boolean lowPower, List<KeptReport> reports) {

        static final State NOTHING = new State(Optional.empty(), Track.NONE, false, List.of());

        public State {
            reports = List.copyOf(reports);
        }

        /** Of the running patrol; nothing where none runs. */
        public Effort effort(Instant now) {
            return running.map(patrol -> Effort.of(patrol, track, now)).orElse(Effort.NONE);
        }
    }

    /** @param trackProblem why the track's last position could not be kept, if so */
    public PatrolCardModel(Desk desk, Mission mission, Supplier<Optional<Problem>> trackProblem) {
        this.desk = desk;
        this.mission = mission;
        this.trackProblem = trackProblem;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    /** Whether the officer has asked once to end the patrol. */
    public BooleanProperty endAsked() {
        return endAsked;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public Instant now() {
        return desk.clock().instant();
    }

    /** Whether the track goes on while the screen is off. */
    public boolean survivesScreenOff() {
        return desk.device().gps().survivesScreenOff();
    }

    /** Never in the way of a tap: what was tapped while this looks is done after it. */
    public void refresh() {
        desk.background().run(this::look, this::show, failed -> problem.set(Optional.of(failed)));
    }

    public void pause() {
        change(patrol -> patrol.pausedAt(now()));
    }

    public void resume() {
        change(patrol -> patrol.resumedAt(now()));
    }

    /** Ends the patrol when asked a second time, and opens the report it owes. */
    public void end() {
        if (state.get().running().isEmpty()) {
            return;
        }
        if (!endAsked.get()) {
            endAsked.set(true);
            return;
        }
        Instant now = now();
        run(log -> {
            // the report tells the whole way, that with the screen off too
            desk.device().gps().ownTracks().ifPresent(tracks -> takeIn(tracks, now));
            desk.notebook().runningPatrol().ifPresent(running -> {
                Patrol ended = running.ended(now);
                List<Visit> visits = OwedReport.visits(log, ended, mission.points());
                Enrolled enrolled = desk.notebook().enrolment().orElseThrow();
                log.end(
                        ended,
                        visits,
                        OwedReport.of(
                                log,
                                ended,
                                visits,
                                desk.position(),
                                enrolled.invitation().officerCode()));
            });
        });
    }

    private void takeIn(OwnTracks tracks, Instant now) {
        try {
            new TrackImport(desk.notebook()).take(tracks, now);
        } catch (ProblemException notNow) {
            // a patrol that has ended takes it in as long as it owes its report
            return;
        }
    }

    public void sparePower(boolean spare) {
        run(log -> {
            log.lowPower(spare);
        });
    }

    private void change(UnaryOperator<Patrol> changed) {
        run(log -> {
            desk.notebook().runningPatrol().ifPresent(running -> {
                Patrol next = changed.apply(running);
                if (!next.equals(running)) {
                    log.record(next);
                }
            });
        });
    }

    /** Does this, and shows what is then. A second tap before the first is done does nothing. */
    private void run(Consumer<PatrolLog> work) {
        if (changing) {
            return;
        }
        changing = true;
        desk.background()
                .run(
                        () -> {
                            work.accept(desk.notebook().patrolLog());
                            desk.makeReady();
                            return look();
                        },
                        seen -> {
                            changing = false;
                            problem.set(Optional.empty());
                            show(seen);
                        },
                        failed -> {
                            changing = false;
                            problem.set(Optional.of(failed));
                        });
    }

    private void show(State seen) {
        if (!seen.running().equals(state.get().running())) {
            endAsked.set(false);
        }
        trackProblem.get().ifPresent(told -> problem.set(Optional.of(told)));
        state.set(seen);
    }

    private State look() {
        PatrolLog log = desk.notebook().patrolLog();
        Optional<Patrol> running = desk.notebook().runningPatrol();
        Track track =
                running.map(patrol -> Track.of(log.fixes(patrol.key()), patrol)).orElse(Track.NONE);
        return new State(running, track, log.lowPower(), log.onTheDesk());
    }
}
