package org.fieldpost.server.review;

import java.util.Optional;

/**
 * How a report stands in the review at one moment: what a supervisor had before him when he decided.
 *
 * @param generation with the number, its newest revision
 * @param answers how many answers its author gave
 * @param ruling the decision that counts
 * @param coding the reviewer's interfaces that count, or that they were withdrawn
 */
public record Before(
        String receipt,
        int generation,
        long number,
        int answers,
        Optional<Rulings.Decided> ruling,
        Optional<Codings.Coded> coding) {

    /** Stands in every form: another one means that somebody decided, or something came, since the form was made. */
    public String token() {
        return ruling.map(Rulings.Decided::id).orElse(0L) + "."
                + coding.map(Codings.Coded::id).orElse(0L) + "." + generation + "." + number + "." + answers;
    }

    /** Whether a newer revision came after it was graded. */
    public boolean changedSinceGraded() {
        return ruling.filter(r -> r.ruling().grade().isPresent())
                .filter(r -> r.generation() != generation || r.number() != number)
                .isPresent();
    }

    /** Whether an answer came after the last decision. */
    boolean answeredSinceDecided() {
        return answers > ruling.map(Rulings.Decided::answersSeen).orElse(0);
    }
}
