package org.fieldpost.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The methods beside R (reference.csv) and beside values that were published with them. */
class StatisticsTest {

    @Test
    void rates_have_the_intervals_that_r_gives() {
        for (Reference each : Reference.of("rate")) {
            Rate rate = Rate.of((long) each.number(0), each.number(1));
            same(
                    each,
                    each.quantity().equals("low")
                            ? rate.interval().low()
                            : rate.interval().high());
            assertThat(rate.interval().holds(rate.perUnit())).isTrue();
        }
    }

    @Test
    void nothing_seen_is_bounded_as_by_r_and_by_the_rule_of_three() {
        for (Reference each : Reference.of("nothing")) {
            same(each, Rate.upperBoundOfNothing(each.number(0)));
            assertThat(Rate.upperBoundOfNothing(each.number(0)))
                    .isCloseTo(3 / each.number(0), Percentage.withPercentage(0.2));
        }
    }

    @Test
    void ratios_have_the_mid_p_interval_that_r_gives_inside_the_exact_one() {
        for (Reference each : Reference.of("ratio")) {
            RateRatio ratio =
                    RateRatio.of((long) each.number(0), each.number(1), (long) each.number(2), each.number(3));
            switch (each.quantity()) {
                case "low" -> same(each, ratio.interval().low());
                case "high" -> same(each, ratio.interval().high());
                case "p" -> same(each, ratio.midP());
                case "exact_low" ->
                    assertThat(ratio.interval().low()).as(each.toString()).isGreaterThanOrEqualTo(each.value());
                case "exact_high" ->
                    assertThat(ratio.interval().high()).as(each.toString()).isLessThanOrEqualTo(each.value());
                default -> throw new IllegalStateException(each.toString());
            }
        }
    }

    @Test
    void a_funnel_is_as_wide_as_by_r() {
        for (Reference each : Reference.of("funnel")) {
            Funnel funnel = Funnel.of(each.counts(0), each.list(1));
            switch (each.quantity()) {
                case "all" -> same(each, funnel.all());
                case "spread" -> same(each, funnel.spread());
                case "z" -> same(each, funnel.z());
                default -> throw new IllegalStateException(each.toString());
            }
        }
    }

    @Test
    void small_rates_are_drawn_in_as_by_r() {
        for (Reference each : Reference.of("shrinkage")) {
            same(each, boxed(Shrinkage.of(each.counts(0), each.list(1))));
        }
    }

    @Test
    void hot_spots_are_those_of_r() {
        boolean hot = false;
        for (Reference each : Reference.of("hotspots")) {
            HotSpots found = HotSpots.of(each.list(0), each.lists(1));
            same(each, each.quantity().equals("z") ? found.z() : found.p());
            for (int i = 0; i < found.p().size(); i++) {
                hot |= found.hot(i);
            }
        }
        assertThat(hot).as("one of the maps has a hot spot").isTrue();
    }

    @Test
    void the_false_discovery_rate_takes_the_four_tests_of_fifteen_that_its_authors_take() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1
        };

        assertThat(boxed(HotSpots.corrected(p)).stream().filter(each -> each <= 0.05))
                .hasSize(4);
    }

    @Test
    void judges_agree_as_by_r() {
        for (Reference each : Reference.of("kappa")) {
            long[][] both = new long[each.given().size()][];
            for (int i = 0; i < both.length; i++) {
                both[i] = each.counts(i);
            }
            Agreement agreement = Agreement.of(both);
            switch (each.quantity()) {
                case "kappa" -> same(each, agreement.kappa());
                case "low" -> same(each, agreement.interval().low());
                case "high" -> same(each, agreement.interval().high());
                default -> throw new IllegalStateException(each.toString());
            }
        }
    }

    @Test
    void judgements_all_of_one_sort_or_none_say_nothing_of_agreement() {
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(new long[][] {{7, 0}, {0, 0}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(new long[][] {{0, 0}, {0, 0}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(new long[][] {{1, 2, 3}, {4, 5, 6}}));
    }

    @Test
    void what_moved_across_the_border_is_beside_what_fell() {
        var unchanged = new Displacement.Change(10, 10);
        var fell = new Displacement.Change(40, 20);

        assertThat(Displacement.of(fell, new Displacement.Change(10, 25), unchanged))
                .isEqualTo(new Displacement.Quotient(-0.75));
        assertThat(Displacement.of(fell, new Displacement.Change(10, 40), unchanged))
                .isEqualTo(new Displacement.Quotient(-1.5));
        assertThat(Displacement.of(fell, new Displacement.Change(10, 5), unchanged))
                .isEqualTo(new Displacement.Quotient(0.25));
        assertThat(Displacement.of(unchanged, fell, unchanged)).isEqualTo(new Displacement.TargetDidNotFall());
        assertThat(Displacement.of(fell, fell, new Displacement.Change(40, 20)))
                .isEqualTo(new Displacement.TargetDidNotFall());
        assertThat(Displacement.of(fell, fell, new Displacement.Change(0, 3)))
                .isEqualTo(new Displacement.NothingToCompare());
        assertThatIllegalArgumentException().isThrownBy(() -> new Displacement.Change(Double.NaN, 1));
    }

    @Test
    void millions_are_compared_within_a_blink() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                RateRatio.of(2_000_000 + i, 4, 6_000_000, 12);
            }
        });
        assertThat(RateRatio.of(1, 1, 2_000_000_000, 1).interval().holds(1 / 2e9))
                .isTrue();
        assertThat(Rate.of(2_000_000_000, 1).interval().holds(2e9)).isTrue();
    }

    private static void same(Reference expected, double found) {
        same(expected, List.of(found));
    }

    /** To a millionth of itself, and to 1e-9 near 0. */
    private static void same(Reference expected, List<Double> found) {
        assertThat(found).as(expected.toString()).hasSize(expected.expected().size());
        for (int i = 0; i < found.size(); i++) {
            double value = expected.expected().get(i);
            if (Double.isInfinite(value)) {
                assertThat(found.get(i)).as(expected.toString()).isEqualTo(value);
            } else {
                assertThat(found.get(i))
                        .as(expected.toString())
                        .isCloseTo(value, within(1e-6 * Math.abs(value) + 1e-9));
            }
        }
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
