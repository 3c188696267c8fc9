package org.fieldpost.model.exercise;

import java.time.Instant;
import java.util.Objects;
import org.fieldpost.model.Check;

/**
 * What the trainer says to a player about a situation.
 *
 * @param situation which giving of an inject
 */
public record Remark(long situation, String text, Instant at) {

    public static final int MOST_CHARS = 600;

    public Remark {
        Check.text("remark", text, MOST_CHARS);
        Check.that(!text.isBlank(), "a remark says something");
        Objects.requireNonNull(at, "at");
    }
}
