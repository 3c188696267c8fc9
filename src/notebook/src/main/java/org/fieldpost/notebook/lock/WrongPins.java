package org.fieldpost.notebook.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What wrong PINs cost: from the third on a wait, and after the tenth the key is destroyed. Pure. Setting the clock forward
 * shortens a wait, never the count.
 *
 * @param count wrong ones since the last right one
 * @param last when the last one was typed; in the future when the clock was set back since
 */
public record WrongPins(int count, Instant last) {

    /** The key is destroyed with this one. */
    public static final int LAST = 10;

    public static final Duration LONGEST_WAIT = Duration.ofHours(1);

    static final WrongPins NONE = new WrongPins(0, Instant.EPOCH);

    private static final List<Duration> WAITS = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            LONGEST_WAIT,
            LONGEST_WAIT,
            LONGEST_WAIT);

    /** One more, typed now. */
    WrongPins and(Instant now) {
        return new WrongPins(count + 1, now);
    }

    boolean wipes() {
        return count >= LAST;
    }

    int left() {
        return Math.max(0, LAST - count);
    }

    /** Until when no PIN is tried; empty when one may be tried now. */
    Optional<Instant> until(Instant now) {
        Instant until = last.plus(WAITS.get(Math.min(count, WAITS.size() - 1)));
        return until.isAfter(now) ? Optional.of(until) : Optional.empty();
    }

    /** After the clock was set back the wait begins anew, so that nobody waits for a year. */
    WrongPins asOf(Instant now) {
        return last.isAfter(now) ? new WrongPins(count, now) : this;
    }
}
