package org.fieldpost.server.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a region and those around it lie above or below the others together: Gi* with neighbours and the region itself, each
 * once (A. Getis and J. Ord, Geographical Analysis 24, 1992), as many tests as regions, corrected by the false discovery rate
 * (Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57, 1995).
 *
 * @param z of each, in standard deviations
 * @param p of each, two-sided, corrected
 */
public record HotSpots(List<Double> z, List<Double> p) {

    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double EQUAL = 1e-12;

    public HotSpots {
        z = List.copyOf(z);
        p = List.copyOf(p);
    }

    /**
     * @param rates one for each region
     * @param neighbours of each, without itself
     */
    public static HotSpots of(double[] rates, List<List<Integer>> neighbours) {
        int many = rates.length;
        double mean = Arrays.stream(rates).average().orElse(0);
        double deviation = deviation(rates, mean);
        double[] z = new double[many];
        for (int i = 0; i < many; i++) {
            double sum = rates[i];
            for (int neighbour : neighbours.get(i)) {
                sum += rates[neighbour];
            }
            double weight = 1 + neighbours.get(i).size();
            double width = deviation * Math.sqrt((many * weight - weight * weight) / (many - 1.0));
            z[i] = width > 0 ? (sum - mean * weight) / width : 0;
        }
        var normal = NormalDistribution.of(0, 1);
        double[] p = Arrays.stream(z)
                .map(each -> Math.min(1, 2 * normal.survivalProbability(Math.abs(each))))
                .toArray();
        return new HotSpots(
                Arrays.stream(z).boxed().toList(),
                Arrays.stream(corrected(p)).boxed().toList());
    }

    /** Of all; 0 where they are equal but for rounding, for then nothing lies above or below. */
    private static double deviation(double[] rates, double mean) {
        double deviation = Math.sqrt(Arrays.stream(rates)
                .map(rate -> (rate - mean) * (rate - mean))
                .average()
                .orElse(0));
        return deviation > EQUAL * Math.abs(mean) ? deviation : 0;
    }

    /** By Benjamini and Hochberg, in the order given. */
    static double[] corrected(double[] p) {
        List<Integer> falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .toList();
        double[] corrected = new double[p.length];
        double least = 1;
        for (int i = 0; i < p.length; i++) {
            int which = falling.get(i);
            least = Math.min(least, p[which] * p.length / (p.length - i));
            corrected[which] = least;
        }
        return corrected;
    }

    public boolean hot(int at) {
        return z.get(at) > 0 && p.get(at) <= FALSE_DISCOVERIES;
    }
}
