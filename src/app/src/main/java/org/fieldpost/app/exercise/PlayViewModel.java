package org.fieldpost.app.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.observation.FreshDraft;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseFile;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** A player's way through an exercise. Of the screen's thread; everything else happens in the background. */
public final class PlayViewModel {

    /** Numbers of injects are below it. */
    private static final long PER_EXERCISE = 10_000;

    private final Desk desk;
    private final Mission mission;
    private final FreshDraft fresh;
    private final ObjectProperty<Progress> progress = new SimpleObjectProperty<>(Progress.NONE);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public PlayViewModel(Desk desk, Mission mission) {
        this.desk = desk;
        this.mission = mission;
        this.fresh = new FreshDraft(desk);
    }

    public ObjectProperty<Progress> progress() {
        return progress;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Looks again; then goes on with this. A player goes on with what he met last, also after the app was closed. */
    public void refresh(Runnable then) {
        desk.background()
                .run(
                        () -> {
                            Progress now = read();
                            now.open()
                                    .ifPresent(step -> desk.notebook()
                                            .exercise()
                                            .meet(step.played().situation()));
                            return now;
                        },
                        now -> {
                            progress.set(now);
                            then.run();
                        },
                        this::fail);
    }

    private Progress read() {
        boolean alone = desk.notebook()
                .enrolment()
                .filter(enrolled -> enrolled.invitation().alone())
                .isPresent();
        if (desk.notebook().mode() != MissionMode.EXERCISE) {
            return Progress.NONE;
        }
        List<Played> played = desk.notebook().exercise().all();
        if (!alone) {
            // what was just given is shown also by a phone whose clock is known to lag
            Instant now =
                    desk.clock().instant().plus(desk.notebook().clockBehind().orElse(Duration.ZERO));
            return new Progress(
                    false,
                    Optional.empty(),
                    played.stream()
                            .filter(each -> !each.situation().givenAt().isAfter(now))
                            .map(this::told)
                            .toList());
        }
        Optional<Exercise> exercise = played.isEmpty()
                ? Optional.empty()
                : Optional.of(shipped(played.get(played.size() - 1).situation().id()));
        return new Progress(
                true,
                exercise,
                exercise.map(of -> played.stream()
                                .filter(each -> each.situation().exercise().equals(of.title()))
                                .map(each -> Progress.alone(each, of))
                                .toList())
                        .orElse(List.of()));
    }

    /** What a trainer gave: its key is shown when he says so, also of what was never answered. */
    private Progress.Step told(Played played) {
        Optional<Inject> inject = played.key().flatMap(row -> ExerciseFile.readRow(row, desk.vocabulary(), mission));
        return new Progress.Step(played, inject, inject.map(played::score));
    }

    private Exercise shipped(long situation) {
        return shipped(ShippedExercises.IDS.get((int) (situation / PER_EXERCISE)));
    }

    private Exercise shipped(String id) {
        return ShippedExercises.read(id, desk.vocabulary(), world -> {
            try {
                return Optional.of(desk.missions().apply(world));
            } catch (ProblemException unknown) {
                return Optional.empty();
            }
        });
    }

    /** The exercises that can be played alone, the shortest first; read in the background. */
    public void offered(Consumer<List<Exercise>> shown) {
        desk.background()
                .run(() -> ShippedExercises.IDS.stream().map(this::shipped).toList(), shown, this::fail);
    }

    /** Begins an exercise alone, anew if it was played before. */
    public void begin(Exercise exercise, Runnable then) {
        desk.background()
                .run(
                        () -> {
                            desk.notebook().exercise().forget(exercise);
                            give(
                                    exercise,
                                    new Progress(true, Optional.of(exercise), List.of())
                                            .next()
                                            .orElseThrow());
                            return exercise;
                        },
                        begun -> refresh(then),
                        this::fail);
    }

    /** Goes on to what comes next. */
    public void next(Runnable then) {
        Progress now = progress.get();
        Optional<Inject> next = now.next();
        if (next.isEmpty()) {
            refresh(then);
            return;
        }
        desk.background()
                .run(
                        () -> {
                            give(now.exercise().orElseThrow(), next.get());
                            return next;
                        },
                        given -> refresh(then),
                        this::fail);
    }

    private void give(Exercise exercise, Inject inject) {
        long id = ShippedExercises.IDS.indexOf(exercise.id()) * PER_EXERCISE + inject.number();
        Instant now = desk.clock().instant();
        desk.notebook().exercise().give(Situation.of(inject, exercise.title(), id, now));
    }

    /** A fresh report, which answers what is open. */
    public void report(Kind kind, Consumer<Draft> opened) {
        fresh.open(kind, draft -> draft, opened, this::fail);
    }

    /** What is open is left without a report, on purpose; whoever asks looks again then. */
    public void nothing(Runnable then) {
        Optional<Progress.Step> open = progress.get().open();
        if (open.isEmpty()) {
            return;
        }
        desk.background()
                .run(
                        () -> {
                            desk.notebook()
                                    .exercise()
                                    .nothing(open.get().played().situation().id());
                            desk.makeReady();
                            return open;
                        },
                        done -> then.run(),
                        this::fail);
    }

    private void fail(Problem failed) {
        problem.set(Optional.of(failed));
    }
}
