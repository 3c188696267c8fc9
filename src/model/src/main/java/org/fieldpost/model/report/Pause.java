package org.fieldpost.model.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fieldpost.model.Check;

/** When a patrol stood still by order: neither effort nor track. To the second; without an end it still lasts. */
public record Pause(Instant from, Optional<Instant> until) {

    public Pause {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.map(end -> end.truncatedTo(ChronoUnit.SECONDS));
        Instant begun = from;
        until.ifPresent(end -> Check.that(!end.isBefore(begun), () -> "the pause from " + begun + " ends before it"));
    }

    public boolean lasts() {
        return until.isEmpty();
    }

    /** Whether it covers this instant. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
    }
}
