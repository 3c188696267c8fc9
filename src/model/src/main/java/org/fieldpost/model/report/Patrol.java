package org.fieldpost.model.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * A patrol as last known; a later revision of the same key replaces an earlier one.
 *
 * @param pauses in the order of time; only the last of a running patrol may still last
 */
public record Patrol(
        PatrolKey key,
        Code means,
        Code task,
        State state,
        Optional<Instant> endedAt,
        Optional<Position> departure,
        List<Pause> pauses) {

    public static final int MOST_PAUSES = 200;

    /** Where a patrol stands. */
    public enum State {
        RUNNING,
        ENDED
    }

    public Patrol {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        means.of(CodeList.MEANS);
        task.of(CodeList.TASK);
        Check.that(
                (state == State.ENDED) == endedAt.isPresent(),
                "patrol " + key.crewCode() + " is " + state + " but its end is "
                        + endedAt.map(Instant::toString).orElse("not given"));
        endedAt.ifPresent(end ->
                Check.that(!end.isBefore(key.startedAt()), "patrol " + key.crewCode() + " ends before it starts"));
        pauses = List.copyOf(Check.size("pauses", pauses, 0, MOST_PAUSES));
        Instant earliest = key.startedAt();
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            Check.that(!pause.from().isBefore(earliest), "a pause of patrol " + key.crewCode() + " begins too early");
            Check.that(
                    !pause.lasts() || (i == pauses.size() - 1 && state == State.RUNNING),
                    "a pause of patrol " + key.crewCode() + " has no end");
            earliest = pause.until().orElse(pause.from());
        }
        Instant lastPause = earliest;
        endedAt.ifPresent(end -> Check.that(
                !end.isBefore(lastPause), () -> "patrol " + key.crewCode() + " ends before its last pause does"));
    }

    /** Without pauses. */
    public Patrol(
            PatrolKey key,
            Code means,
            Code task,
            State state,
            Optional<Instant> endedAt,
            Optional<Position> departure) {
        this(key, means, task, state, endedAt, departure, List.of());
    }

    /** Whether it is out, but stands still by order. */
    public boolean paused() {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).lasts();
    }

    /** Paused from now on; where it is already, or can take no more pauses, nothing changes. */
    public Patrol pausedAt(Instant now) {
        if (paused() || state == State.ENDED || pauses.size() == MOST_PAUSES) {
            return this;
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(notBefore(earliest(), now), Optional.empty()));
        return with(more);
    }

    /** Goes on from now; where it is not paused nothing changes. */
    public Patrol resumedAt(Instant now) {
        return paused() ? with(closed(now)) : this;
    }

    public Patrol ended(Instant at) {
        Instant end = notBefore(earliest(), at);
        return new Patrol(key, means, task, State.ENDED, Optional.of(end), departure, paused() ? closed(end) : pauses);
    }

    private Patrol with(List<Pause> changed) {
        return new Patrol(key, means, task, state, endedAt, departure, changed);
    }

    private List<Pause> closed(Instant now) {
        List<Pause> closed = new ArrayList<>(pauses);
        Pause last = closed.remove(closed.size() - 1);
        Instant end = notBefore(last.from(), now).truncatedTo(ChronoUnit.SECONDS);
        // a pause of no length is none
        if (end.isAfter(last.from())) {
            closed.add(new Pause(last.from(), Optional.of(end)));
        }
        return closed;
    }

    /** A clock set back must not make a patrol that is out of order. */
    private static Instant notBefore(Instant earliest, Instant at) {
        return at.isBefore(earliest) ? earliest : at;
    }

    private Instant earliest() {
        return pauses.isEmpty()
                ? key.startedAt()
                : pauses.get(pauses.size() - 1)
                        .until()
                        .orElse(pauses.get(pauses.size() - 1).from());
    }

    /** The same by a clock that runs ahead of the one it was written by; its key, too. */
    public Patrol later(Duration by) {
        return by.isZero()
                ? this
                : new Patrol(
                        new PatrolKey(key.crewCode(), key.startedAt().plus(by)),
                        means,
                        task,
                        state,
                        endedAt.map(end -> end.plus(by)),
                        departure,
                        pauses.stream()
                                .map(pause -> new Pause(
                                        pause.from().plus(by), pause.until().map(until -> until.plus(by))))
                                .toList());
    }

    /** How long it has lasted, pauses included. */
    public Duration duration(Instant now) {
        return Duration.between(key.startedAt(), endedAt.orElse(now));
    }
}
