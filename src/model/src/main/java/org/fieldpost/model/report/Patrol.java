package org.fieldpost.model.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/** A patrol as last known; a later revision of the same key replaces an earlier one. */
public record Patrol(
        PatrolKey key, Code means, Code task, State state, Optional<Instant> endedAt, Optional<Position> departure) {

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
    }

    public Patrol ended(Instant at) {
        Instant end = at.isBefore(key.startedAt()) ? key.startedAt() : at;
        return new Patrol(key, means, task, State.ENDED, Optional.of(end), departure);
    }

    /** How long it has lasted. */
    public Duration duration(Instant now) {
        return Duration.between(key.startedAt(), endedAt.orElse(now));
    }
}
