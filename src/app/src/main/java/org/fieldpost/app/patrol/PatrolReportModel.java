package org.fieldpost.app.patrol;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.print.PatrolReportPrint;
import org.fieldpost.app.print.Sheet;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.HandIn;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.PatrolLog.GoneReport;
import org.fieldpost.notebook.PatrolLog.Stage;
import org.fieldpost.notebook.Report;

/** The report a patrol owes: pre-filled, saved at every change, handed in once, printed where the phone can. */
public final class PatrolReportModel {

    private final Desk desk;
    private final Mission mission;
    private final PatrolKey patrol;
    private final ObjectProperty<Optional<State>> state = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty handInAsked = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Path>> printed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private boolean handingIn;
    private boolean printing;

    /** What the screen shows. */
    public record State(
            PatrolReport report,
            Stage stage,
            Patrol patrol,
            List<Report> observations,
            List<GoneReport> gone,
            List<NilReport> nilReports) {

        public State {
            observations = List.copyOf(observations);
            gone = List.copyOf(gone);
            nilReports = List.copyOf(nilReports);
        }

        /** Whether it can still be changed. */
        public boolean open() {
            return stage == Stage.OWED;
        }

        private State with(PatrolReport changed) {
            return new State(changed, stage, patrol, observations, gone, nilReports);
        }
    }

    public PatrolReportModel(Desk desk, Mission mission, PatrolKey patrol) {
        this.desk = desk;
        this.mission = mission;
        this.patrol = patrol;
    }

    /** Nothing until the notebook has been read. */
    public ObjectProperty<Optional<State>> state() {
        return state;
    }

    /** Whether the officer has asked once to hand it in. */
    public BooleanProperty handInAsked() {
        return handInAsked;
    }

    /** The file last printed into. */
    public ObjectProperty<Optional<Path>> printed() {
        return printed;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public Mission mission() {
        return mission;
    }

    public Instant now() {
        return desk.clock().instant();
    }

    public HandIn handIn() {
        return HandIn.after(state.get().orElseThrow().report().until());
    }

    /** Reads how far it has come. What is on the screen and still open stays as it is. */
    public void refresh() {
        desk.background()
                .run(
                        this::look,
                        seen -> {
                            boolean typing = state.get().map(State::open).orElse(false)
                                    && seen.map(State::open).orElse(false);
                            if (!typing && !seen.equals(state.get())) {
                                state.set(seen);
                            }
                        },
                        this::fail);
    }

    private Optional<State> look() {
        PatrolLog log = desk.notebook().patrolLog();
        return log.report(patrol)
                .flatMap(kept -> log.patrol(patrol)
                        .map(of -> new State(
                                kept.report(),
                                kept.stage(),
                                of,
                                log.reportsOf(patrol),
                                log.goneReportsOf(patrol),
                                log.nilReportsOf(patrol))));
    }

    /** At most {@link PatrolReport#TEXT_CHARS}; the screen lets no more be typed. */
    public void tell(PatrolReport.Section section, String text) {
        Check.text(section.name(), text, PatrolReport.TEXT_CHARS);
        open().ifPresent(shown -> change(shown.report().telling(section, text)));
    }

    public void address(PatrolReport.Addressee to) {
        open().ifPresent(shown -> change(shown.report().addressedTo(to)));
    }

    public void approve(PatrolReport.Approval role) {
        open().ifPresent(shown -> change(shown.report().approvedBy(role)));
    }

    public void dropPlace(String point) {
        open().ifPresent(shown -> change(PlacesTold.without(shown.report(), point)));
    }

    /** A place the track did not see; the time is one of the patrol's. */
    public void addPlace(String point, String time) {
        if (open().isEmpty()) {
            return;
        }
        PatrolReport report = open().get().report();
        Optional<Instant> at = Times.ofDay(time).flatMap(typed -> PlacesTold.onPatrol(report, typed, mission.zone()));
        if (at.isEmpty()) {
            fail(Problem.of(
                    "patrol_report.outside",
                    time.strip(),
                    Times.clock(patrol.startedAt(), mission.zone()),
                    Times.clock(report.until(), mission.zone())));
            return;
        }
        if (report.places().size() == PatrolReport.MOST_PLACES) {
            fail(Problem.of("form.most", PatrolReport.MOST_PLACES));
            return;
        }
        desk.background()
                .run(
                        () -> Optional.ofNullable(
                                desk.notebook().patrolLog().lastVisited(patrol).get(point)),
                        last -> open().ifPresent(shown ->
                                change(PlacesTold.with(shown.report(), new Visit(point, at.get(), at.get()), last))),
                        this::fail);
    }

    private Optional<State> open() {
        return handingIn ? Optional.empty() : state.get().filter(State::open);
    }

    private void change(PatrolReport changed) {
        State shown = state.get().orElseThrow();
        if (changed.equals(shown.report())) {
            return;
        }
        problem.set(Optional.empty());
        handInAsked.set(false);
        state.set(Optional.of(shown.with(changed)));
        desk.background()
                .run(
                        () -> {
                            desk.notebook().patrolLog().save(changed);
                            return changed;
                        },
                        saved -> {},
                        this::fail);
    }

    /** Hands it in when asked a second time. */
    public void submit() {
        if (open().isEmpty()) {
            return;
        }
        if (!handInAsked.get()) {
            handInAsked.set(true);
            return;
        }
        handingIn = true;
        PatrolReport whole = state.get().orElseThrow().report();
        desk.background()
                .run(
                        () -> {
                            desk.notebook().patrolLog().submit(whole);
                            desk.makeReady();
                            return look();
                        },
                        seen -> {
                            handingIn = false;
                            problem.set(Optional.empty());
                            state.set(seen);
                        },
                        failed -> {
                            handingIn = false;
                            handInAsked.set(false);
                            fail(failed);
                        });
    }

    /** Prints it as it is on the screen, and offers the file where the phone can share. */
    public void print(PatrolReportPrint printer, Words words) {
        if (printing || state.get().isEmpty()) {
            return;
        }
        printing = true;
        State shown = state.get().get();
        desk.background()
                .run(
                        () -> {
                            boolean exercise = desk.notebook().mode() == MissionMode.EXERCISE;
                            Sheet sheet =
                                    ReportSheet.of(shown, new PatrolLines(mission, desk.vocabulary(), words), exercise);
                            return printer.print(shown.report(), sheet);
                        },
                        file -> {
                            printing = false;
                            problem.set(Optional.empty());
                            printed.set(Optional.of(file));
                            if (desk.device().sharing().present()) {
                                desk.device().sharing().share(file, "application/pdf");
                            }
                        },
                        failed -> {
                            printing = false;
                            fail(failed);
                        });
    }

    private void fail(Problem failed) {
        problem.set(Optional.of(failed));
    }
}
