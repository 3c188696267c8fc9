package org.fieldpost.model.review;

import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.ReceiptCode;

/**
 * What was decided about a report.
 *
 * @param grade when it was graded, and then only
 * @param into the report that says the same, when it was merged, and then only
 */
public record Ruling(Outcome outcome, Optional<Grade> grade, Optional<ReceiptCode> into) {

    /** The order is the number on the wire. */
    public enum Outcome {
        /** A supervisor has read and graded it. */
        GRADED,
        /** It is sent back: a question must be answered, or a correction made. */
        RETURNED,
        /** It is kept as one with another report. */
        MERGED,
        /** It counts no more, as its author or a supervisor wished. */
        RETRACTED,
        /** What was decided before is taken back: it counts and waits for a decision. Not known before release 0.2. */
        REOPENED
    }

    public Ruling {
        Objects.requireNonNull(outcome, "outcome");
        Check.that((outcome == Outcome.GRADED) == grade.isPresent(), "a grade belongs to what was graded");
        Check.that((outcome == Outcome.MERGED) == into.isPresent(), "what is merged names the other report");
    }

    public static Ruling graded(Grade grade) {
        return new Ruling(Outcome.GRADED, Optional.of(grade), Optional.empty());
    }

    public static Ruling mergedInto(ReceiptCode other) {
        return new Ruling(Outcome.MERGED, Optional.empty(), Optional.of(other));
    }

    /** Returned, retracted or reopened. */
    public static Ruling of(Outcome outcome) {
        return new Ruling(outcome, Optional.empty(), Optional.empty());
    }
}
