package org.fieldpost.app.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Result;
import org.fieldpost.model.exercise.Score;

/**
 * How far a player is.
 *
 * @param alone whether he chose the exercise himself and nobody else watches
 * @param exercise that is played alone; empty where none was begun, or a trainer has it
 * @param steps in the order they were given
 */
public record Progress(boolean alone, Optional<Exercise> exercise, List<Step> steps) {

    /** Somebody alone plays patrols; whoever leads them has nothing to read there. */
    private static final Set<String> PLAYED = Set.of(Exercise.Role.ALL, "PATROL");

    /** A situation, with its inject and score once the player may know them. */
    public record Step(Played played, Optional<Inject> inject, Optional<Score> score) {}

    public static final Progress NONE = new Progress(false, Optional.empty(), List.of());

    public Progress {
        steps = List.copyOf(steps);
    }

    /** What waits for an answer, the newest; what a trainer has resolved waits no more. */
    public Optional<Step> open() {
        return waiting().reduce((first, second) -> second);
    }

    /** All that waits for an answer, in the order it was given. */
    public Stream<Step> waiting() {
        return steps.stream().filter(step -> step.played.open() && step.inject.isEmpty());
    }

    /** What a trainer has resolved, the newest first. */
    public List<Step> resolved() {
        List<Step> resolved = new ArrayList<>(
                steps.stream().filter(step -> step.inject.isPresent()).toList());
        Collections.reverse(resolved);
        return resolved;
    }

    /** What was answered last. */
    public Optional<Step> answered() {
        return steps.stream()
                .filter(step -> !step.played.open())
                .max(Comparator.comparing(step -> step.played.answered().orElseThrow()));
    }

    /** The injects that somebody alone meets. */
    public List<Inject> injects() {
        return exercise.map(all -> all.injects().stream()
                        .filter(inject -> PLAYED.contains(inject.to()))
                        .toList())
                .orElse(List.of());
    }

    /** What comes next to somebody alone; empty while something is open and at the end. */
    public Optional<Inject> next() {
        Set<Integer> met =
                steps.stream().map(step -> step.played.situation().number()).collect(Collectors.toSet());
        return open().isPresent()
                ? Optional.empty()
                : injects().stream()
                        .filter(inject -> !met.contains(inject.number()))
                        .findFirst();
    }

    /** Whether somebody alone has met all there is. */
    public boolean finished() {
        return exercise.isPresent() && open().isEmpty() && next().isEmpty();
    }

    /** What was reached so far. */
    public Result result() {
        return new Result(steps.stream().flatMap(step -> step.score.stream()).toList());
    }

    /** A step of somebody alone: he sees what it was worth as soon as it is answered. */
    static Step alone(Played played, Exercise exercise) {
        Optional<Inject> inject = exercise.injects().stream()
                .filter(each -> each.number() == played.situation().number())
                .findFirst();
        return new Step(
                played,
                played.open() ? Optional.empty() : inject,
                inject.filter(known -> !played.open()).map(played::score));
    }
}
