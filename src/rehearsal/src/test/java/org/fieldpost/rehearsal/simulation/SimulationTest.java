package org.fieldpost.rehearsal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * P1 to P8: histories of phones, couriers, attackers and servers on the production code. A longer run is
 * {@code ./mvnw -Ddemo -Ddemo.args="simulate --minutes=30"}.
 */
class SimulationTest {

    /** The same seeds on every machine; a crowd of two hundred phones is among them. */
    private static final long SEEDS = 24;

    private static final long CROWD = 25;

    @Test
    void no_seed_of_the_budget_breaks_a_promise() {
        assertThat(SimulationMain.firstBroken(1, SEEDS, Duration.ofMinutes(20).toMillis()))
                .isEmpty();
    }

    @Test
    void two_hundred_phones_break_none_either() {
        assertThat(SimulationMain.firstBroken(
                        CROWD, CROWD, Duration.ofMinutes(20).toMillis()))
                .isEmpty();
    }

    /** A seed is a history: else a failing one could not be seen again. */
    @Test
    void the_same_seed_tells_the_same_history() {
        assertThat(SimulationMain.told(3)).isEqualTo(SimulationMain.told(3)).isNotEqualTo(SimulationMain.told(4));
    }
}
