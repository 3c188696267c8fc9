package org.fieldpost.server.statistics;

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
    private static final int HALVINGS = 200;

    /** At least one of the counts above 0, both exposures too. */
    public static RateRatio of(long now, double exposureNow, long before, double exposureBefore) {
        if (now < 0 || before < 0 || now + before == 0 || !(exposureNow > 0) || !(exposureBefore > 0)) {
            throw new IllegalArgumentException(
                    now + " in " + exposureNow + " and " + before + " in " + exposureBefore + " make no ratio");
        }
        int all = Math.toIntExact(now + before);
        int seen = Math.toIntExact(now);
        double scale = exposureBefore / exposureNow;
        double low = now == 0 ? 0 : odds(solve(share -> upper(all, share, seen) - TAIL)) * scale;
        double high = before == 0
                ? Double.POSITIVE_INFINITY
                : odds(solve(share -> TAIL - (1 - upper(all, share, seen)))) * scale;
        double ratio = before == 0 ? Double.POSITIVE_INFINITY : (double) now / before * scale;
        double share = exposureNow / (exposureNow + exposureBefore);
        double above = upper(all, share, seen);
        return new RateRatio(ratio, new Interval(low, high), Math.min(1, 2 * Math.min(above, 1 - above)));
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

    private static double odds(double share) {
        return share / (1 - share);
    }

    private interface Rising {
        double at(double share);
    }

    private static double solve(Rising function) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && high - low > 1e-15; i++) {
            double middle = (low + high) / 2;
            if (function.at(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
