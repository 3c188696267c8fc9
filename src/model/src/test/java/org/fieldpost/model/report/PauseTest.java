package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Patrol OUT = Samples.patrol(START);

    @Test
    void pausing_twice_pauses_once_and_resuming_what_runs_changes_nothing() {
        Patrol paused = OUT.pausedAt(START.plusSeconds(60));

        assertThat(paused.pausedAt(START.plusSeconds(90))).isEqualTo(paused);
        assertThat(OUT.resumedAt(START.plusSeconds(90))).isEqualTo(OUT);
        assertThat(paused.resumedAt(START.plusSeconds(120)).pauses())
                .containsExactly(new Pause(START.plusSeconds(60), Optional.of(START.plusSeconds(120))));
    }

    @Test
    void a_pause_of_no_length_is_none() {
        assertThat(OUT.pausedAt(START.plusSeconds(60)).resumedAt(START.plusSeconds(60)))
                .isEqualTo(OUT);
    }

    @Test
    void a_clock_set_back_makes_no_patrol_that_is_out_of_order() {
        Patrol odd = OUT.pausedAt(START.minusSeconds(600))
                .resumedAt(START.plusSeconds(60))
                .pausedAt(START.minusSeconds(600))
                .ended(START.minusSeconds(600));

        assertThat(odd.endedAt()).contains(START.plusSeconds(60));
        assertThat(odd.pauses()).containsExactly(new Pause(START, Optional.of(START.plusSeconds(60))));
    }

    @Test
    void an_ended_patrol_has_no_pause_that_still_lasts() {
        assertThatThrownBy(() -> new Patrol(
                        OUT.key(),
                        OUT.means(),
                        OUT.task(),
                        Patrol.State.ENDED,
                        Optional.of(START.plusSeconds(60)),
                        Optional.empty(),
                        List.of(new Pause(START, Optional.empty()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no end");
    }
}
