package org.fieldpost.model.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;

/**
 * How a phone's clock stands, and what it wrote from then on goes by. Since it was switched on, a phone counts time apart from the
 * clock that people set: where the two part, the clock was set; and a single instant that it is told corrects all it wrote since it
 * was switched on.
 *
 * @param boot which switching on; a number that means nothing else
 * @param bootedAt when that was by the clock as it stands, to the second; another one within the same {@code boot} tells that the
 *     clock was set
 * @param told what the phone was told of the time at that moment
 */
public record ClockReading(long boot, Instant bootedAt, Optional<Told> told) {

    public ClockReading {
        Objects.requireNonNull(bootedAt, "bootedAt");
        Check.range("booted at", bootedAt.getEpochSecond(), 0, 1L << 40);
        Objects.requireNonNull(told, "told");
    }

    /**
     * An instant from outside, beside the phone's clock.
     *
     * @param behind how far the clock lags; negative where it is ahead; to the second
     * @param by GPS or NETWORK
     */
    public record Told(Duration behind, ClockConfidence by) {

        public Told {
            Check.range("clock behind, seconds", behind.toSeconds(), -(1L << 40), 1L << 40);
            Check.that(
                    by == ClockConfidence.GPS || by == ClockConfidence.NETWORK,
                    () -> "a clock is compared with GPS or NETWORK, not with " + by);
        }
    }
}
