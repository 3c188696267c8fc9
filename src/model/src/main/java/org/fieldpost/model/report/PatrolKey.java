package org.fieldpost.model.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fieldpost.model.Check;

/** What makes a patrol one patrol, whatever phones are on it: its crew code and its start, to the second. */
public record PatrolKey(String crewCode, Instant startedAt) {

    public PatrolKey {
        Check.matching("crew code", crewCode, "[A-Z0-9-]{1,10}");
        startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
