package org.fieldpost.model.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;

/**
 * A situation and what a player made of it.
 *
 * @param answered when; empty while it is open
 * @param answer as it is scored; {@link Answer.None} while it is open
 * @param key the inject's row of the exercise's file below one of column names, once a trainer has shown it
 */
public record Played(
        Situation situation, Optional<Instant> answered, Answer answer, Optional<String> key, List<Remark> remarks) {

    public Played {
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(key, "key");
        remarks = List.copyOf(remarks);
    }

    public boolean open() {
        return answered.isEmpty();
    }

    /** What it is worth by this key. */
    public Score score(Inject inject) {
        return Scoring.of(inject, answer, Optional.empty());
    }

    /** A report as it is scored: times are counted from the situation, as the exercise's clock may run faster. */
    public static Answer reported(Situation situation, Observation observation, int photos, Instant savedAt) {
        return new Answer.Reported(
                observation,
                seen(situation, observation.circumstances().observedAt()),
                after(situation, savedAt),
                photos);
    }

    /** A nil report as it is scored. */
    public static Answer sawNothing(Situation situation, NilReport report, Instant savedAt) {
        return new Answer.SawNothing(report, seen(situation, report.lookedUntil()), after(situation, savedAt));
    }

    /** That something was sealed, as it is scored. */
    public static Answer sealed(Situation situation, Instant savedAt) {
        return new Answer.Sealed(after(situation, savedAt));
    }

    private static Duration seen(Situation situation, Instant observed) {
        return situation.at().plus(Duration.between(situation.givenAt(), observed));
    }

    private static Duration after(Situation situation, Instant saved) {
        Duration after = Duration.between(situation.givenAt(), saved);
        return after.isNegative() ? Duration.ZERO : after;
    }
}
