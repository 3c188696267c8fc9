package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatrolTest {

    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Patrol RUNNING = Samples.patrol(START);

    @Test
    void a_running_patrol_lasts_until_now_and_an_ended_one_until_its_end() {
        assertThat(RUNNING.duration(START.plusSeconds(7200))).isEqualTo(Duration.ofHours(2));
        assertThat(RUNNING.ended(START.plusSeconds(3600)).duration(START.plusSeconds(7200)))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void ending_keeps_everything_else() {
        Patrol ended = RUNNING.ended(START.plusSeconds(60));

        assertThat(ended.state()).isEqualTo(Patrol.State.ENDED);
        assertThat(ended.endedAt()).contains(START.plusSeconds(60));
        assertThat(ended.key()).isEqualTo(RUNNING.key());
        assertThat(ended.means()).isEqualTo(RUNNING.means());
        assertThat(ended.task()).isEqualTo(RUNNING.task());
        assertThat(ended.departure()).isEqualTo(RUNNING.departure());
    }

    @Test
    void a_clock_set_back_ends_the_patrol_at_its_start() {
        assertThat(RUNNING.ended(START.minusSeconds(600)).duration(START)).isEqualTo(Duration.ZERO);
    }

    @Test
    void state_and_end_agree() {
        assertThatThrownBy(() -> patrol("FOOT", "ROUTINE", Patrol.State.ENDED, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(Samples.CREW, "ENDED");
        assertThatThrownBy(() -> patrol("FOOT", "ROUTINE", Patrol.State.RUNNING, Optional.of(START)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(Samples.CREW, "RUNNING");
    }

    @Test
    void a_patrol_always_has_a_state() {
        assertThatThrownBy(() -> patrol("FOOT", "ROUTINE", null, Optional.empty()))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("state");
    }

    @Test
    void an_end_before_the_start_is_refused() {
        assertThatThrownBy(() -> patrol("FOOT", "ROUTINE", Patrol.State.ENDED, Optional.of(START.minusSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends before it starts");
    }

    @Test
    void means_and_task_come_from_their_lists() {
        assertThatThrownBy(() -> new Patrol(
                        RUNNING.key(),
                        CodeList.TRANSPORT.code("FOOT"),
                        RUNNING.task(),
                        Patrol.State.RUNNING,
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("transport/FOOT", "means");
        assertThatThrownBy(() -> new Patrol(
                        RUNNING.key(),
                        RUNNING.means(),
                        CodeList.MEANS.code("FOOT"),
                        Patrol.State.RUNNING,
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContainingAll("means/FOOT", "task");
    }

    @Test
    void two_phones_of_one_patrol_agree_on_its_key_to_the_second() {
        assertThat(new PatrolKey("K7-2", START.plusMillis(999))).isEqualTo(new PatrolKey("K7-2", START));
        assertThat(new PatrolKey("K7-2", START.plusMillis(1000))).isNotEqualTo(new PatrolKey("K7-2", START));
        assertThat(new PatrolKey("K7-3", START)).isNotEqualTo(new PatrolKey("K7-2", START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k7", "K7 2", "K7-2-LONGER", "É1"})
    void a_crew_code_is_short_and_plain(String crewCode) {
        assertThatThrownBy(() -> new PatrolKey(crewCode, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("crew code", "'" + crewCode + "'");
    }

    private static Patrol patrol(String means, String task, Patrol.State state, Optional<Instant> endedAt) {
        return new Patrol(
                RUNNING.key(), CodeList.MEANS.code(means), CodeList.TASK.code(task), state, endedAt, Optional.empty());
    }
}
