package org.fieldpost.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AutoLockTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_notebook_locks_when_nobody_touched_it_for_so_long() {
        for (AutoLock each : AutoLock.values()) {
            assertThat(each.due(
                            NOON, NOON.plus(Duration.ofMinutes(each.minutes())).minusMillis(1)))
                    .isFalse();
            assertThat(each.due(NOON, NOON.plus(Duration.ofMinutes(each.minutes()))))
                    .isTrue();
        }
    }

    @Test
    void a_clock_set_back_or_forward_by_a_year_locks_it() {
        assertThat(AutoLock.FIFTEEN.due(NOON, NOON.minus(Duration.ofDays(365)))).isTrue();
        assertThat(AutoLock.FIFTEEN.due(NOON, NOON.plus(Duration.ofDays(365)))).isTrue();
    }

    @Test
    void away_for_a_minute_locks_it_whatever_was_chosen() {
        assertThat(AutoLock.FIFTEEN.dueAfterAway(NOON, NOON.plusSeconds(59))).isFalse();
        assertThat(AutoLock.FIFTEEN.dueAfterAway(NOON, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void a_choice_that_this_version_does_not_know_is_the_usual_one() {
        assertThat(AutoLock.named("NEVER")).isEqualTo(AutoLock.USUAL);
        assertThat(AutoLock.named("ONE")).isEqualTo(AutoLock.ONE);
    }
}
