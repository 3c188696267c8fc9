package org.fieldpost.app.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Visits;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Problem;

/** Looked here, saw none of the ticked signs. */
public final class NilViewModel {

    private final Desk desk;
    private final Mission mission;
    private final Instant openedAt;
    private final Runnable submitted;
    private final ObjectProperty<List<Code>> sought = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty placeless = new SimpleBooleanProperty();
    private final ObjectProperty<List<KnownPoint>> places = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<String>> place = new SimpleObjectProperty<>(Optional.empty());
    private boolean placeChosen;
    private boolean submitting;

    public NilViewModel(Desk desk, Mission mission, Runnable submitted) {
        this.desk = desk;
        this.mission = mission;
        this.submitted = submitted;
        this.openedAt = desk.clock().instant();
        desk.background().run(desk::position, this::offerPlaces, failed -> problem.set(Optional.of(failed)));
    }

    /** Where the phone stands at a known place, that one is meant until the officer says otherwise. */
    private void offerPlaces(Optional<Position> here) {
        places.set(here.map(at -> mission.nearest(at.point())).orElse(mission.points()));
        if (!placeChosen) {
            place.set(here.flatMap(at -> places.get().stream()
                    .findFirst()
                    .filter(nearest -> near(nearest, at))
                    .map(KnownPoint::code)));
        }
    }

    private static boolean near(KnownPoint place, Position here) {
        return place.point().distanceM(here.point()) <= Visits.NEAR_M;
    }

    /** The mission's places, the nearest first where the phone knows where it is. */
    public ObjectProperty<List<KnownPoint>> places() {
        return places;
    }

    /** The known place that was looked at; nothing for where the phone is. */
    public ObjectProperty<Optional<String>> place() {
        return place;
    }

    public void lookedAt(Optional<String> code) {
        placeChosen = true;
        place.set(code);
        problem.set(Optional.empty());
    }

    public ObjectProperty<List<Code>> sought() {
        return sought;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Whether the phone does not know where it is, so that the officer must say. */
    public BooleanProperty placeless() {
        return placeless;
    }

    /** The signs one can look for; those where nil says nothing are left out. */
    public List<Term> offered() {
        return desk.vocabulary().list(CodeList.ACTIVITY).stream()
                .filter(t -> HandlingRule.least(Question.ACTIVITY, t.code()) != Handling.H4)
                .filter(t -> !t.code().is("NIL")
                        && !t.code().is("PRESENCE")
                        && !t.code().is("OTHER"))
                .toList();
    }

    public void toggle(Code sign) {
        List<Code> changed = new ArrayList<>(sought.get());
        problem.set(Optional.empty());
        if (!changed.remove(sign)) {
            if (changed.size() == NilReport.MOST_SOUGHT) {
                problem.set(Optional.of(Problem.of("form.most", NilReport.MOST_SOUGHT)));
                return;
            }
            changed.add(sign);
        }
        sought.set(List.copyOf(changed));
    }

    /** Looked from the patrol's start until now. */
    public void submit() {
        submit("");
    }

    /** As {@link #submit()}, at this grid reference where one was typed. */
    public void submit(String grid) {
        if (submitting) {
            return;
        }
        if (sought.get().isEmpty()) {
            problem.set(Optional.of(Problem.of("nil.none")));
            return;
        }
        List<Code> signs = sought.get();
        Optional<KnownPoint> meant = grid.isBlank() ? place.get().flatMap(mission::point) : Optional.empty();
        submitting = true;
        desk.background()
                .run(
                        () -> {
                            Position here = meant.map(this::at).orElseGet(() -> here(grid));
                            Optional<Patrol> patrol = desk.notebook().runningPatrol();
                            Instant now = desk.clock().instant();
                            Instant from = patrol.map(p -> p.key().startedAt()).orElse(openedAt);
                            long number = desk.notebook()
                                    .submit(new NilReport(
                                            patrol.map(Patrol::key),
                                            here,
                                            meant.map(KnownPoint::code),
                                            mission.regions().match(here.point()),
                                            signs,
                                            from.isAfter(now) ? now : from,
                                            now));
                            desk.makeReady();
                            return number;
                        },
                        number -> submitted.run(),
                        failed -> {
                            submitting = false;
                            placeless.set(placeless.get() || failed.key().equals("form.no_position"));
                            problem.set(Optional.of(failed));
                        });
    }

    /** Where the phone is, if that is there; else the place as the mission knows it. */
    private Position at(KnownPoint meant) {
        return desk.position()
                .filter(here -> near(meant, here))
                .orElseGet(() -> new Position(meant.point(), Visits.NEAR_M, Position.Source.NAMED_PLACE));
    }

    private Position here(String grid) {
        return grid.isBlank()
                ? desk.position()
                        .orElseThrow(() -> Problem.of("form.no_position").asException())
                : Mgrs.parse(grid);
    }
}
