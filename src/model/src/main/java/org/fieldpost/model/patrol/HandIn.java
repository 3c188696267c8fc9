package org.fieldpost.model.patrol;

import java.time.Duration;
import java.time.Instant;

/** The two hours within which a patrol report is handed in. Pure. */
public record HandIn(Instant due) {

    /** Two hours after the patrol's end, as missions ask. */
    public static final Duration WITHIN = Duration.ofHours(2);

    public static HandIn after(Instant patrolEnd) {
        return new HandIn(patrolEnd.plus(WITHIN));
    }

    public boolean late(Instant now) {
        return now.isAfter(due);
    }

    /** What is left, or by how much it is late; in whole minutes, the running one counted as not yet over. */
    public Duration distance(Instant now) {
        Duration left = Duration.between(now, due).abs();
        return Duration.ofMinutes(
                late(now) ? left.toMinutes() : left.plusSeconds(59).toMinutes());
    }
}
