package org.fieldpost.app.exchange;

import org.fieldpost.model.words.Problem;

/** Something to tell; good or not. */
public record News(boolean good, Problem text) {

    /** One and then another, as one sentence after the other. */
    static Problem both(Problem first, Problem then) {
        return Problem.of("exchange.both", first, then);
    }
}
