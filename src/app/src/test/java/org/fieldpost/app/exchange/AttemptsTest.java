package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a phone tries its link without being asked. */
class AttemptsTest {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private final Random random = new Random(1);

    @Test
    void the_first_report_goes_at_once() {
        assertThat(Attempts.NONE.due(true, NOON)).isTrue();
    }

    @Test
    void after_failures_it_waits_longer_and_longer_and_never_longer_than_a_quarter_of_an_hour() {
        Attempts attempts = Attempts.NONE;
        Duration first = Duration.ZERO;
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            attempts = attempts.after(false, NOON, random);
            wait = Duration.between(NOON, attempts.notBefore().orElseThrow());
            first = i == 0 ? wait : first;
            assertThat(attempts.due(true, NOON)).isFalse();
            assertThat(attempts.due(true, NOON.plus(wait))).isTrue();
            assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
        assertThat(first).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(wait).isGreaterThan(Duration.ofMinutes(7));
    }

    @Test
    void once_everything_is_held_a_new_report_goes_at_once_and_answers_are_asked_for_now_and_then() {
        Attempts attempts = Attempts.NONE.after(false, NOON, random).after(true, NOON, random);

        assertThat(attempts.due(true, NOON)).isTrue();
        assertThat(attempts.due(false, NOON)).isFalse();
        assertThat(attempts.due(false, NOON.plus(Attempts.ANSWERS_EVERY))).isTrue();
    }

    @Test
    void after_the_clock_was_set_back_by_a_year_no_report_waits_for_a_year() {
        Attempts failed = Attempts.NONE.after(false, NOON, random);
        Attempts held = Attempts.NONE.after(true, NOON, random);

        assertThat(failed.due(true, NOON.minus(Duration.ofDays(365)))).isTrue();
        assertThat(held.due(false, NOON.minus(Duration.ofDays(365)))).isTrue();
        assertThat(failed.due(true, NOON.plus(Duration.ofDays(365)))).isTrue();
    }
}
