package org.fieldpost.model.patrol;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;

/**
 * What a team leader gives an officer to do.
 *
 * @param id drawn at random, so that a restored server does not give it twice
 * @param due the mission's day it is to be done by
 * @param place code of the known point it is about
 */
public record Task(long id, String text, LocalDate due, Optional<String> place) {

    public static final int TEXT_CHARS = 300;

    public Task {
        Check.range("task", id, 1, Long.MAX_VALUE);
        Check.text("task", text, TEXT_CHARS);
        Check.that(!text.isBlank(), "a task without words");
        Objects.requireNonNull(due, "due");
        place.ifPresent(code -> Check.matching("known point", code, "[A-Z0-9-]{1,16}"));
    }
}
