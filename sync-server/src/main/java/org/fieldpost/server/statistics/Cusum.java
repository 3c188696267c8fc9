package org.fieldpost.server.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Whether a rate has gone up for good: sums what each week brings beyond what lies half way to a doubling, never below nothing,
 * and says so above a threshold; then it begins anew. Adjusted for effort: what is expected of a week is the rate before times
 * its exposure (J. Lucas, Counted data CUSUM's, Technometrics 27, 1985; R: surveillance). The threshold is that at which, without
 * any change, 300 weeks pass on average until it says so, computed for a week of the average exposure by the Markov chain of
 * D. Brook and D. Evans (Biometrika 59, 1972).
 *
 * @param values one for each week; that of a week without exposure is the former one's
 */
public record Cusum(List<Double> values, List<Boolean> alarms, double threshold) {

    static final double RUN_LENGTH = 300;

    /** So many states of the chain: the run length is within some per cent of what more would give. */
    private static final int STATES = 80;

    private static final double DOUBLING = 2;

    public Cusum {
        values = List.copyOf(values);
        alarms = List.copyOf(alarms);
    }

    /** @param exposure 0 where nobody looked */
    public record Week(long count, double exposure) {}

    /** @param before the rate before these weeks, above 0 */
    public static Cusum of(List<Week> weeks, double before) {
        double exposure = weeks.stream()
                .mapToDouble(Week::exposure)
                .filter(each -> each > 0)
                .average()
                .orElse(0);
        double threshold = exposure == 0 ? 0 : threshold(before * exposure);
        List<Double> values = new ArrayList<>();
        List<Boolean> alarms = new ArrayList<>();
        double sum = 0;
        for (Week week : weeks) {
            if (week.exposure > 0) {
                sum = Math.max(0, sum + week.count - reference(before * week.exposure));
            }
            values.add(sum);
            boolean alarm = week.exposure > 0 && sum > threshold;
            alarms.add(alarm);
            sum = alarm ? 0 : sum;
        }
        return new Cusum(values, alarms, threshold);
    }

    public boolean alarm(int week) {
        return alarms.get(week);
    }

    /** What a week takes off the sum: the count that speaks neither for the rate before nor for its double. */
    static double reference(double expected) {
        return expected * (DOUBLING - 1) / Math.log(DOUBLING);
    }

    /** @param expected in a week, without any change */
    static double threshold(double expected) {
        double low = 0;
        double high = 4 + 2 * expected;
        while (runLength(expected, high) < RUN_LENGTH) {
            high *= 2;
        }
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (runLength(expected, middle) < RUN_LENGTH) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How many weeks pass on average until the sum, from nothing, is above the threshold. */
    static double runLength(double expected, double threshold) {
        var poisson = PoissonDistribution.of(expected);
        double width = threshold / (STATES - 0.5);
        double reference = reference(expected);
        double[][] equations = new double[STATES][STATES + 1];
        for (int from = 0; from < STATES; from++) {
            for (int to = 0; to < STATES; to++) {
                double chance = to == 0
                        ? below(poisson, reference + (0.5 - from) * width)
                        : below(poisson, reference + (to - from + 0.5) * width)
                                - below(poisson, reference + (to - from - 0.5) * width);
                equations[from][to] = (from == to ? 1 : 0) - chance;
            }
            equations[from][STATES] = 1;
        }
        return first(equations);
    }

    /** The chance of a count of at most so many. */
    private static double below(PoissonDistribution poisson, double most) {
        return most < 0 ? 0 : poisson.cumulativeProbability((int) Math.floor(most));
    }

    /** The first unknown of linear equations, by elimination with pivots. */
    private static double first(double[][] equations) {
        int many = equations.length;
        for (int column = many - 1; column > 0; column--) {
            int pivot = column;
            for (int row = 0; row <= column; row++) {
                if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = equations[pivot];
            equations[pivot] = equations[column];
            equations[column] = swapped;
            for (int row = 0; row < column; row++) {
                double factor = equations[row][column] / swapped[column];
                for (int i = 0; i < column; i++) {
                    equations[row][i] -= factor * swapped[i];
                }
                equations[row][many] -= factor * swapped[many];
            }
        }
        return equations[0][many] / equations[0][0];
    }
}
