package org.fieldpost.model.place;

import java.util.Objects;
import org.fieldpost.model.Check;

/**
 * Where something was, always with stated precision.
 *
 * @param accuracyM radius in metres that holds the true place in about two cases of three
 */
public record Position(Point point, double accuracyM, Source source) {

    /** How the position was found. */
    public enum Source {
        GPS,
        SIMULATED_GPS,
        MAP_PICK,
        MGRS,
        NAMED_PLACE
    }

    public Position {
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(source, "source");
        Check.range("accuracyM", accuracyM, 0, 1_000_000);
    }
}
