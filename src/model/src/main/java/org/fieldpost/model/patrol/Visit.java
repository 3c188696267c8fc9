package org.fieldpost.model.patrol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fieldpost.model.Check;

/** A known point a patrol was at, from its first moment there to its last. To the second. */
public record Visit(String point, Instant arrivedAt, Instant leftAt) {

    public Visit {
        Check.matching("known point", point, "[A-Z0-9-]{1,16}");
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.SECONDS);
        leftAt = leftAt.truncatedTo(ChronoUnit.SECONDS);
        Check.that(!leftAt.isBefore(arrivedAt), "the visit to " + point + " ends before it begins");
    }

    Visit joined(Visit other) {
        return new Visit(
                point,
                arrivedAt.isBefore(other.arrivedAt) ? arrivedAt : other.arrivedAt,
                leftAt.isAfter(other.leftAt) ? leftAt : other.leftAt);
    }
}
