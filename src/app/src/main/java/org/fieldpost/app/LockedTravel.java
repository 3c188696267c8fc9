package org.fieldpost.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.Backoff;
import org.fieldpost.exchange.carrier.LockedExchange;

/** Sends what is sealed and ready while no notebook is open: now and then, and later and later while the link fails. */
final class LockedTravel {

    /** A sealed report leaves at a moment of its own, and somebody may have typed a report a minute before he locked. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final LockedExchange exchange;
    private final Background link;
    private final SecureRandom random = new SecureRandom();
    private Instant next = Instant.MIN;
    private int failures;
    private boolean busy;

    LockedTravel(LockedExchange exchange, Background link) {
        this.exchange = exchange;
        this.link = link;
    }

    /** Of the screen's thread; called every second while no notebook is open. */
    void tick(Instant now) {
        // a wait longer than any that is asked for was set before the clock was put back
        if (busy || (now.isBefore(next) && next.isBefore(now.plus(Duration.ofDays(1))))) {
            return;
        }
        busy = true;
        link.run(
                () -> exchange.run(Optional.empty()),
                outcome -> ended(outcome.whole(), now),
                failed -> ended(false, now));
    }

    private void ended(boolean whole, Instant now) {
        busy = false;
        failures = whole ? 0 : failures + 1;
        next = whole ? now.plus(EVERY) : Backoff.next(failures, now, random);
    }
}
