package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    /** The least that chance can give. */
    private static final RandomGenerator LEAST = () -> 0;

    @Property
    void the_next_attempt_is_never_at_once_and_never_later_than_the_longest_wait(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures, @ForAll long seed) {
        Duration wait = wait(failures, new Random(seed));

        assertThat(wait).isBetween(Backoff.FIRST.dividedBy(2), Backoff.LONGEST);
    }

    @Property
    void chance_moves_an_attempt_by_at_most_half_the_wait(
            @ForAll @IntRange(min = 1, max = 40) int failures, @ForAll long seed) {
        Duration least = wait(failures, LEAST);

        assertThat(wait(failures, new Random(seed))).isBetween(least, least.multipliedBy(2));
    }

    @Property
    void every_further_failure_waits_at_least_as_long(@ForAll @IntRange(min = 1, max = 100) int failures) {
        assertThat(wait(failures + 1, LEAST)).isGreaterThanOrEqualTo(wait(failures, LEAST));
    }

    @Example
    void the_first_failure_waits_seconds_and_the_tenth_a_quarter_of_an_hour() {
        assertThat(wait(1, LEAST)).isBetween(Backoff.FIRST.dividedBy(2), Backoff.FIRST);
        assertThat(wait(10, LEAST)).isEqualTo(Backoff.LONGEST.dividedBy(2));
    }

    @Example
    void a_hundred_phones_of_one_team_site_do_not_all_return_at_once() {
        Set<Long> seconds = new HashSet<>();
        for (int phone = 0; phone < 100; phone++) {
            seconds.add(wait(10, new Random(phone)).toSeconds());
        }

        assertThat(seconds).hasSizeGreaterThan(50);
    }

    private static Duration wait(int failures, RandomGenerator random) {
        return Duration.between(NOW, Backoff.next(failures, NOW, random));
    }
}
