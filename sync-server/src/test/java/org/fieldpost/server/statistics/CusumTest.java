package org.fieldpost.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** When the chart for a gradual rise says so: beside run lengths simulated in R and those of its package surveillance. */
class CusumTest {

    @Test
    void without_change_the_rise_is_told_as_seldom_as_simulated_and_as_by_surveillance() {
        assertThat(Reference.of("cusum")).hasSizeGreaterThan(25);
        for (Reference each : Reference.of("cusum")) {
            assertThat(Cusum.runLength(each.number(0), each.number(1)))
                    .as(each.toString())
                    .isCloseTo(
                            each.value(),
                            Percentage.withPercentage(each.quantity().equals("run_length") ? 1.5 : 2));
        }
    }

    @Test
    void the_threshold_is_the_least_that_lets_300_weeks_pass() {
        for (double expected : new double[] {0.0034, 0.01, 0.05, 0.3, 1, 2.7, 5, 10, 20, 24, 40}) {
            double threshold = Cusum.threshold(expected);
            assertThat(Cusum.runLength(expected, threshold)).isGreaterThanOrEqualTo(300);
            assertThat(Cusum.runLength(expected, threshold - 1e-6)).isLessThan(300);
        }
    }

    /** Counts are whole numbers: so the run length goes up in steps, high ones where a single week can pass the threshold. */
    @Test
    void without_change_300_weeks_pass_and_not_many_more() {
        for (double expected = 0.01; expected < 43; expected *= 1.01) {
            assertThat(Cusum.runLength(expected, Cusum.threshold(expected)))
                    .as("expected %s", expected)
                    .isBetween(300.0, expected < 0.3 ? 320.0 : expected < 2 ? 340.0 : 520.0);
        }
    }

    @Test
    void many_or_hardly_any_expected_need_no_threshold() {
        for (double expected : new double[] {0.0001, 0.003, 80, 300, 20_000}) {
            assertThat(Cusum.threshold(expected)).isZero();
        }
        assertThat(Cusum.runLength(80, 0)).isGreaterThan(10_000);
    }

    @Test
    void a_doubling_is_told_soon_and_once_told_the_sum_begins_anew() {
        List<Cusum.Week> weeks = new ArrayList<>(Collections.nCopies(12, new Cusum.Week(5, 1)));
        weeks.addAll(Collections.nCopies(6, new Cusum.Week(10, 1)));

        Cusum chart = Cusum.of(weeks, 5);

        assertThat(chart.alarms().subList(0, 13)).containsOnly(false);
        assertThat(chart.alarms().subList(13, 18)).containsExactly(false, true, false, false, true);
        assertThat(chart.values().get(15)).isCloseTo(10 - 5 / Math.log(2), within(1e-9));
    }

    @Test
    void twice_the_patrols_that_see_twice_as_much_are_no_rise() {
        List<Cusum.Week> weeks = new ArrayList<>(Collections.nCopies(12, new Cusum.Week(5, 1)));
        weeks.addAll(Collections.nCopies(12, new Cusum.Week(10, 2)));

        assertThat(Cusum.of(weeks, 5).alarms()).containsOnly(false);
    }

    @Test
    void a_week_in_which_nobody_looked_changes_nothing() {
        var nobody = new Cusum.Week(0, 0);

        assertThat(Cusum.of(List.of(nobody, nobody), 5))
                .isEqualTo(new Cusum(List.of(0.0, 0.0), List.of(false, false), 0));
        assertThat(Cusum.of(List.of(new Cusum.Week(9, 1), nobody, new Cusum.Week(9, 1)), 5)
                        .values())
                .containsExactly(9 - 5 / Math.log(2), 9 - 5 / Math.log(2), 18 - 10 / Math.log(2));
        assertThatIllegalArgumentException().isThrownBy(() -> Cusum.of(List.of(nobody), 0));
    }
}
