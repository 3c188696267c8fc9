package org.fieldpost.server.statistics;

import java.util.Arrays;

/**
 * Rates of small numbers, each drawn towards the rate of all by as much as it is uncertain: empirical Bayes with a gamma
 * distribution of the true rates (D. Clayton and J. Kaldor, Biometrics 43, 1987), its mean and variance by moments (R. Marshall,
 * Applied Statistics 40, 1991).
 */
public final class Shrinkage {

    private Shrinkage() {}

    /**
     * @param exposures above 0, one for each count
     * @return one rate for each
     */
    public static double[] of(long[] counts, double[] exposures) {
        Rate.check(counts, exposures);
        double exposure = Arrays.stream(exposures).sum();
        double mean = Arrays.stream(counts).sum() / exposure;
        double spread = 0;
        for (int i = 0; i < counts.length; i++) {
            double off = counts[i] / exposures[i] - mean;
            spread += exposures[i] * off * off / exposure;
        }
        double variance = Math.max(0, spread - mean / (exposure / counts.length));
        double[] drawn = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double own = variance == 0 ? 0 : variance / (variance + mean / exposures[i]);
            drawn[i] = mean + own * (counts[i] / exposures[i] - mean);
        }
        return drawn;
    }
}
