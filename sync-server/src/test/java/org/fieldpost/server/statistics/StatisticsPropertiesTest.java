package org.fieldpost.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What must be so whatever the counts are, over random ones that are the same each time. */
class StatisticsPropertiesTest {

    private static final int TIMES = 2_000;

    private final Random random = new Random(20_260_401);

    @Test
    void a_rate_lies_in_its_interval_and_twice_the_effort_halves_both() {
        for (int i = 0; i < TIMES; i++) {
            long count = random.nextInt(1 + random.nextInt(2_000));
            double exposure = exposure();
            Rate rate = Rate.of(count, exposure);
            Rate halved = Rate.of(count, 2 * exposure);

            assertThat(rate.interval().holds(rate.perUnit())).isTrue();
            near(halved.interval().low(), rate.interval().low() / 2);
            near(halved.interval().high(), rate.interval().high() / 2);
        }
        assertThat(Rate.of(0, 3).interval().low()).isZero();
    }

    @Test
    void a_ratio_lies_in_its_interval_which_leaves_out_1_where_p_is_below_5_percent() {
        for (int i = 0; i < TIMES; i++) {
            RateRatio ratio = RateRatio.of(count(), exposure(), 1 + count(), exposure());

            assertThat(ratio.interval().holds(ratio.ratio())).isTrue();
            assertThat(ratio.midP()).isBetween(0.0, 1.0);
            assertThat(ratio.says()).as(ratio.toString()).isEqualTo(ratio.midP() < 0.05);
        }
    }

    @Test
    void the_other_way_round_a_ratio_is_inverted() {
        for (int i = 0; i < TIMES; i++) {
            long now = 1 + count();
            long before = 1 + count();
            double effort = exposure();
            double effortBefore = exposure();
            RateRatio ratio = RateRatio.of(now, effort, before, effortBefore);
            RateRatio inverted = RateRatio.of(before, effortBefore, now, effort);

            near(inverted.ratio(), 1 / ratio.ratio());
            near(inverted.interval().low(), 1 / ratio.interval().high());
            near(inverted.interval().high(), 1 / ratio.interval().low());
            assertThat(inverted.midP()).isCloseTo(ratio.midP(), within(1e-9));
        }
    }

    @Test
    void a_ratio_does_not_depend_on_the_unit_of_effort() {
        for (int i = 0; i < TIMES; i++) {
            long now = 1 + count();
            long before = 1 + count();
            double effort = exposure();
            double effortBefore = exposure();
            RateRatio hours = RateRatio.of(now, effort, before, effortBefore);
            RateRatio seconds = RateRatio.of(now, 3_600 * effort, before, 3_600 * effortBefore);

            near(seconds.ratio(), hours.ratio());
            near(seconds.interval().low(), hours.interval().low());
            near(seconds.interval().high(), hours.interval().high());
            assertThat(seconds.midP()).isCloseTo(hours.midP(), within(1e-9));
        }
    }

    @Test
    void the_mid_p_interval_lies_inside_the_exact_one() {
        for (int i = 0; i < TIMES; i++) {
            int now = 1 + random.nextInt(60);
            int before = 1 + random.nextInt(60);
            Interval odds = RateRatio.of(now, 1, before, 1).interval();

            assertThat(BinomialDistribution.of(now + before, odds.low() / (1 + odds.low()))
                            .survivalProbability(now - 1))
                    .isGreaterThan(0.025);
            assertThat(BinomialDistribution.of(now + before, odds.high() / (1 + odds.high()))
                            .cumulativeProbability(now))
                    .isGreaterThan(0.025);
        }
    }

    @Test
    void nothing_before_has_no_upper_end_and_nothing_now_no_lower_one() {
        RateRatio fromNothing = RateRatio.of(4, 1, 0, 1);
        RateRatio toNothing = RateRatio.of(0, 1, 4, 1);

        assertThat(fromNothing.ratio()).isInfinite();
        assertThat(fromNothing.interval().high()).isInfinite();
        assertThat(fromNothing.interval().low()).isPositive();
        assertThat(toNothing.ratio()).isZero();
        assertThat(toNothing.interval().low()).isZero();
        near(toNothing.interval().high(), 1 / fromNothing.interval().low());
    }

    @Test
    void what_makes_no_rate_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.upperBoundOfNothing(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RateRatio.of(0, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RateRatio.of(1, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.of(new long[] {1, 2}, new double[] {1, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> Shrinkage.of(new long[] {1}, new double[] {1, 1}));
    }

    @Test
    void shrunken_rates_lie_between_their_own_and_that_of_all_and_more_effort_moves_them_less() {
        for (int i = 0; i < TIMES; i++) {
            long[] counts =
                    IntStream.range(0, 8).mapToLong(each -> random.nextInt(30)).toArray();
            double[] exposures =
                    IntStream.range(0, 8).mapToDouble(each -> exposure()).toArray();
            double all = Arrays.stream(counts).sum() / Arrays.stream(exposures).sum();
            double[] drawn = Shrinkage.of(counts, exposures);
            for (int at = 0; at < 8; at++) {
                double own = counts[at] / exposures[at];
                assertThat(drawn[at]).isBetween(Math.min(own, all) - 1e-9, Math.max(own, all) + 1e-9);
            }
        }
        double[] same = Shrinkage.of(new long[] {1, 100, 2, 40}, new double[] {0.25, 25, 4, 10});
        assertThat(Math.abs(same[0] - 4)).isGreaterThan(Math.abs(same[1] - 4));
    }

    @Test
    void equal_rates_or_a_single_region_are_neither_unusual_nor_hot() {
        long[] counts = {3, 30, 12, 21, 6};
        double[] exposures = {1, 10, 4, 7, 2};
        Funnel funnel = Funnel.of(counts, exposures);
        assertThat(funnel.spread()).isEqualTo(1);
        assertThat(funnel.z()).containsOnly(0.0);
        assertThat(Shrinkage.of(counts, exposures)).containsOnly(3);
        for (double rate : new double[] {0, 0.1, 1 / 3.0, 1e6 / 7}) {
            HotSpots equal =
                    HotSpots.of(new double[] {rate, rate, rate}, List.of(List.of(1), List.of(0, 2), List.of(1)));
            assertThat(equal.z()).containsOnly(0.0);
            assertThat(equal.p()).containsOnly(1.0);
        }
        assertThat(HotSpots.of(new double[] {4}, List.of(List.of())))
                .isEqualTo(new HotSpots(List.of(0.0), List.of(1.0)));
        assertThat(HotSpots.of(new double[0], List.of()).z()).isEmpty();
        assertThat(Funnel.of(new long[] {4}, new double[] {2}).z()).containsExactly(0.0);
        assertThat(Funnel.of(new long[] {0, 0}, new double[] {2, 1}).z()).containsOnly(0.0);
        assertThat(Shrinkage.of(new long[] {0, 0}, new double[] {2, 1})).containsOnly(0);
    }

    @Test
    void a_region_around_which_all_others_lie_is_no_hot_spot() {
        HotSpots star = HotSpots.of(new double[] {1, 2, 30}, List.of(List.of(1, 2), List.of(0), List.of(0)));

        assertThat(star.z().get(0)).isZero();
        assertThat(star.z().get(2)).isPositive();
    }

    @Test
    void one_far_off_is_unusual_and_where_all_are_far_off_none_is() {
        double[] exposures = new double[20];
        Arrays.fill(exposures, 10);
        long[] one = new long[20];
        Arrays.fill(one, 30);
        one[7] = 90;
        long[] wild = IntStream.range(0, 20).mapToLong(i -> i % 2 == 0 ? 5 : 60).toArray();

        assertThat(IntStream.range(0, 20).filter(Funnel.of(one, exposures)::unusual))
                .containsExactly(7);
        assertThat(IntStream.range(0, 20).filter(Funnel.of(wild, exposures)::unusual))
                .isEmpty();
    }

    @Test
    void agreement_lies_in_its_interval_from_minus_1_to_1() {
        for (int i = 0; i < TIMES; i++) {
            long[][] both = new long[3][3];
            Arrays.stream(both).forEach(row -> Arrays.setAll(row, each -> 1 + random.nextInt(12)));
            Agreement agreement = Agreement.of(both);

            assertThat(agreement.interval().holds(agreement.kappa())).isTrue();
            assertThat(agreement.interval().low()).isGreaterThanOrEqualTo(-1);
            assertThat(agreement.interval().high()).isLessThanOrEqualTo(1);
        }
        assertThat(Agreement.of(new long[][] {{9, 0}, {0, 4}}).kappa()).isEqualTo(1);
    }

    private long count() {
        return random.nextInt(1 + random.nextInt(400));
    }

    private double exposure() {
        return 0.01 + 20 * random.nextDouble();
    }

    private static void near(double found, double expected) {
        assertThat(found).isCloseTo(expected, Percentage.withPercentage(1e-4));
    }
}
