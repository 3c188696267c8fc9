package org.fieldpost.server.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A rate over another, with the mid-p 95 % interval: given both counts together, the first is binomial, whatever the rates are
 * (M. Fay, Two-sided exact tests and matching confidence intervals for discrete data, R Journal 2, 2010; R: rateratio.test).
 *
 * @param ratio infinite where nothing was seen before
 * @param midP two-sided: how surprising the counts are if nothing changed
 */
public record RateRatio(double ratio, Interval interval, double midP) {

    private static final double TAIL = 0.025;
    private static final double NEAR = 1e-13;
    private static final int MOST_STEPS = 200;

    /** At least one of the counts above 0, both exposures too; together the counts are an int at most. */
    public static RateRatio of(long now, double exposureNow, long before, double exposureBefore) {
        if (now < 0 || before < 0 || now + before == 0 || !(exposureNow > 0) || !(exposureBefore > 0)) {
            throw new IllegalArgumentException(
                    now + " in " + exposureNow + " and " + before + " in " + exposureBefore + " make no ratio");
        }
        int all = Math.toIntExact(now + before);
        int first = Math.toIntExact(now);
        int second = Math.toIntExact(before);
        double scale = exposureBefore / exposureNow;
        double low = now == 0 ? 0 : leastOdds(first, second) * scale;
        double high = before == 0 ? Double.POSITIVE_INFINITY : scale / leastOdds(second, first);
        double ratio = before == 0 ? Double.POSITIVE_INFINITY : (double) now / before * scale;
        double share = exposureNow / (exposureNow + exposureBefore);
        double tail = Math.min(upper(all, share, first), lower(all, share, first));
        return new RateRatio(ratio, new Interval(low, high), Math.min(1, 2 * tail));
    }

    /** Whether the interval leaves out that nothing changed. */
    public boolean says() {
        return !interval.holds(1);
    }

    /** The chance of more than was seen, and half of that of just as many. */
    private static double upper(int all, double share, int seen) {
        var binomial = BinomialDistribution.of(all, share);
        return binomial.survivalProbability(seen) + binomial.probability(seen) / 2;
    }

    /** The chance of less than was seen, and half of that of just as many: not what is left of the other, where that is all. */
    private static double lower(int all, double share, int seen) {
        var binomial = BinomialDistribution.of(all, share);
        return binomial.cumulativeProbability(seen - 1) + binomial.probability(seen) / 2;
    }

    /** The odds of the first at which as many of it, at least one, would be that surprising: searched by their logarithm. */
    private static double leastOdds(int first, int second) {
        int all = first + second;
        DoubleUnaryOperator surplus = odds -> upper(all, 1 / (1 + Math.exp(-odds)), first) - TAIL;
        double high = Math.log((first + 0.5) / (second + 0.5));
        double step = 2 * Math.sqrt(1 / (first + 0.5) + 1 / (second + 0.5));
        double low = high - step;
        while (surplus.applyAsDouble(low) > 0) {
            low -= step;
        }
        return Math.exp(root(surplus, low, high));
    }

    /** Where a rising function is 0: the secant, an end that stays being halved (the Illinois rule). */
    private static double root(DoubleUnaryOperator rising, double low, double high) {
        double below = rising.applyAsDouble(low);
        double above = rising.applyAsDouble(high);
        int stayed = 0;
        for (int i = 0; i < MOST_STEPS && high - low > NEAR; i++) {
            double between = high - above * (high - low) / (above - below);
            double there = rising.applyAsDouble(between);
            if (Math.abs(there) < NEAR) {
                return between;
            } else if (there < 0) {
                low = between;
                below = there;
                above = stayed < 0 ? above / 2 : above;
                stayed = -1;
            } else {
                high = between;
                above = there;
                below = stayed > 0 ? below / 2 : below;
                stayed = 1;
            }
        }
        return (low + high) / 2;
    }
}
