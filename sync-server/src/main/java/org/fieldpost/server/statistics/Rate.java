package org.fieldpost.server.statistics;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How often something was seen for what was spent on looking, with its exact 95 % interval: that of Garwood, from the quantiles
 * of the gamma distribution (F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936; R: poisson.test).
 *
 * @param exposure above 0, in the unit in which the rate is said
 */
public record Rate(long count, double exposure, double perUnit, Interval interval) {

    private static final double TAIL = 0.025;

    public static Rate of(long count, double exposure) {
        check(new long[] {count}, new double[] {exposure});
        double low = count == 0 ? 0 : GammaDistribution.of((double) count, 1).inverseCumulativeProbability(TAIL);
        double high = GammaDistribution.of(count + 1.0, 1).inverseSurvivalProbability(TAIL);
        return new Rate(count, exposure, count / exposure, new Interval(low / exposure, high / exposure));
    }

    /**
     * Where somebody looked and saw nothing: at most so often, with 95 % confidence. The rule of three, exact (J. Hanley and
     * A. Lippman-Hand, If nothing goes wrong, is everything all right?, JAMA 249, 1983).
     */
    public static double upperBoundOfNothing(double exposure) {
        if (!(exposure > 0)) {
            throw new IllegalArgumentException("without exposure nothing is bounded");
        }
        return -Math.log(0.05) / exposure;
    }

    /** One exposure above 0 for each count. */
    static void check(long[] counts, double[] exposures) {
        if (counts.length != exposures.length) {
            throw new IllegalArgumentException(counts.length + " counts have " + exposures.length + " exposures");
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || !(exposures[i] > 0)) {
                throw new IllegalArgumentException(counts[i] + " seen in " + exposures[i] + " make no rate");
            }
        }
    }
}
