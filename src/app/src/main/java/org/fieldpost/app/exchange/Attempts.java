package org.fieldpost.app.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fieldpost.exchange.Backoff;

/**
 * When the app tries the link by itself: at once when something is submitted, later and later while the link fails, and now and
 * then for answers. Pure.
 *
 * @param failures how many attempts in a row left something waiting
 * @param notBefore empty when the next may come at once
 */
public record Attempts(int failures, Optional<Instant> notBefore) {

    static final Attempts NONE = new Attempts(0, Optional.empty());

    /** For questions and reviews, when nothing waits here. */
    static final Duration ANSWERS_EVERY = Duration.ofMinutes(30);

    /** @param waiting whether something that may go by itself waits here */
    boolean due(boolean waiting, Instant now) {
        Instant when = notBefore.orElse(now);
        // a moment further away than any that is set was set before the clock was put back
        boolean ofAnotherClock = when.isAfter(now.plus(ANSWERS_EVERY));
        return (failures == 0 && waiting) || ofAnotherClock || !now.isBefore(when);
    }

    /** @param delivered whether everything that was to go is held by the server */
    Attempts after(boolean delivered, Instant now, RandomGenerator random) {
        return delivered
                ? new Attempts(0, Optional.of(now.plus(ANSWERS_EVERY)))
                : new Attempts(failures + 1, Optional.of(Backoff.next(failures + 1, now, random)));
    }
}
