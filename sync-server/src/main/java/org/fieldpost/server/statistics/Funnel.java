package org.fieldpost.server.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Which of several rates is unusual beside the rate of all, where small ones may stray further: a funnel plot, widened where
 * all stray more than chance explains (D. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24, 2005). A place outside is one to look at, not a rank.
 *
 * @param all the rate of all together
 * @param spread by how much more than by chance they stray, as a factor on the variance; 1 where not clearly more
 * @param z of each, in standard deviations, widened
 */
public record Funnel(double all, double spread, List<Double> z) {

    /** The limits that one in five hundred lies outside of by chance. */
    private static final double FAR = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.001);

    /** So much of either end is drawn in before the spread is measured. */
    private static final double WINSORISED = 0.1;

    public Funnel {
        z = List.copyOf(z);
    }

    /** @param exposures above 0, one for each count */
    public static Funnel of(long[] counts, double[] exposures) {
        Rate.check(counts, exposures);
        double all = Arrays.stream(counts).sum() / Arrays.stream(exposures).sum();
        double[] z = new double[counts.length];
        for (int i = 0; i < z.length; i++) {
            double expected = all * exposures[i];
            z[i] = expected == 0 ? 0 : (counts[i] - expected) / Math.sqrt(expected);
        }
        double spread = spread(z);
        return new Funnel(
                all,
                spread,
                Arrays.stream(z).map(each -> each / Math.sqrt(spread)).boxed().toList());
    }

    private static double spread(double[] z) {
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        int drawn = (int) Math.floor(WINSORISED * sorted.length);
        double low = sorted.length == 0 ? 0 : sorted[drawn];
        double high = sorted.length == 0 ? 0 : sorted[sorted.length - 1 - drawn];
        double spread = Arrays.stream(z)
                .map(each -> Math.min(high, Math.max(low, each)))
                .map(each -> each * each)
                .average()
                .orElse(1);
        return spread > 1 + 2 * Math.sqrt(2.0 / Math.max(1, z.length)) ? spread : 1;
    }

    /** Beyond the limits that one in five hundred lies outside of by chance. */
    public boolean unusual(int at) {
        return Math.abs(z.get(at)) > FAR;
    }
}
