package org.fieldpost.model.exercise;

import java.time.Instant;
import java.util.Objects;

/**
 * That a player is done with a situation, and how; what he reported is said by the report itself.
 *
 * @param situation which giving of an inject
 * @param at when, by the phone's clock
 */
public record Reply(long situation, How how, Instant at) {

    /** The order is the number on the wire. */
    public enum How {
        REPORTED,
        NIL,
        SEALED,
        NOTHING
    }

    public Reply {
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(at, "at");
    }
}
