package org.fieldpost.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try a failing link again: exponential, capped, and drawn at random so that a hundred phones of one team site do not
 * all return at once.
 */
public final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(15);

    private Backoff() {}

    /**
     * The instant of the next attempt.
     *
     * @param failures how many attempts in a row have failed, 1 or more
     */
    public static Instant next(int failures, Instant now, RandomGenerator random) {
        long most = LONGEST.toMillis();
        for (int doubling = failures - 1; doubling < 8; doubling++) {
            most = Math.max(FIRST.toMillis(), most / 2);
        }
        return now.plusMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
