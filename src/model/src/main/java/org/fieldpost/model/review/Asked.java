package org.fieldpost.model.review;

import java.time.Instant;
import java.util.Objects;
import org.fieldpost.model.Check;

/**
 * A supervisor's question about a report.
 *
 * @param id drawn at random, so that a restored server does not give it twice
 */
public record Asked(long id, String text, Instant at) {

    public static final int TEXT_CHARS = 300;

    public Asked {
        Check.range("question", id, 1, Long.MAX_VALUE);
        Check.text("question", text, TEXT_CHARS);
        Check.that(!text.isBlank(), "a question without words");
        Objects.requireNonNull(at, "at");
    }
}
