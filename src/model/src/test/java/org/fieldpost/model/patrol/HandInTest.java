package org.fieldpost.model.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandInTest {

    private static final Instant END = Instant.parse("2026-03-02T12:00:00Z");
    private static final HandIn HAND_IN = HandIn.after(END);

    @Test
    void two_hours_after_the_end_it_is_due() {
        assertThat(HAND_IN.distance(END)).isEqualTo(Duration.ofHours(2));
        assertThat(HAND_IN.distance(END.plusSeconds(18 * 60))).isEqualTo(Duration.ofMinutes(102));
        assertThat(HAND_IN.late(END.plusSeconds(7200))).isFalse();
    }

    @Test
    void the_running_minute_still_counts_as_time_left() {
        assertThat(HAND_IN.distance(END.plusSeconds(7199))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void after_that_it_is_late_by_so_much() {
        assertThat(HAND_IN.late(END.plusSeconds(7201))).isTrue();
        assertThat(HAND_IN.distance(END.plusSeconds(7200 + 600))).isEqualTo(Duration.ofMinutes(10));
    }
}
