package org.fieldpost.server.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Whether a rate has gone up for good: sums what each week brings beyond what lies half way to a doubling, never below nothing,
 * and says so above a threshold; then it begins anew. Adjusted for effort: what is expected of a week is the rate before times
 * its exposure (J. Lucas, Counted data CUSUM's, Technometrics 27, 1985; R: surveillance). The threshold is the least at which,
 * without any change, 300 weeks with patrols or more pass on average until it says so, in weeks of the average exposure. From some
 * forty counts a week on it is 0: one week above the reference says so, and without any change ever more rarely.
 *
 * @param values one for each week; that of a week without exposure is the former one's
 */
public record Cusum(List<Double> values, List<Boolean> alarms, double threshold) {

    static final double RUN_LENGTH = 300;

    private static final double DOUBLING = 2;
    private static final int HALVINGS = 30;

    /** A round of so little chance adds nothing. */
    private static final double NO_MORE = 1e-13;

    public Cusum {
        values = List.copyOf(values);
        alarms = List.copyOf(alarms);
    }

    /** @param exposure 0 where nobody looked */
    public record Week(long count, double exposure) {

        public Week {
            if (count < 0 || !(exposure >= 0)) {
                throw new IllegalArgumentException(count + " seen in " + exposure + " are no week");
            }
        }
    }

    /** @param before the rate before these weeks, above 0 */
    public static Cusum of(List<Week> weeks, double before) {
        if (!(before > 0)) {
            throw new IllegalArgumentException("nothing rises from a rate of " + before);
        }
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

    /** The least above which it says so after 300 weeks or more. */
    static double threshold(double expected) {
        double byOneWeek = PoissonDistribution.of(expected).survivalProbability((int) reference(expected));
        if (byOneWeek * RUN_LENGTH <= 1) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (runLength(expected, high) < RUN_LENGTH) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (runLength(expected, middle) < RUN_LENGTH) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * How many weeks pass on average until the sum, from nothing, is above the threshold. The sum comes back to nothing again and
     * again, and each time all begins anew: so it is the weeks of one such round over the chance that it ends above. Within a
     * round the sum is what was counted less as many references as weeks: few whole numbers, followed week by week.
     *
     * @param expected in a week, without any change
     */
    static double runLength(double expected, double threshold) {
        var poisson = PoissonDistribution.of(expected);
        double reference = reference(expected);
        double[] ofCount = new double[(int) (reference + threshold) + 2];
        double[] ofMore = new double[ofCount.length];
        for (int count = 0; count < ofCount.length; count++) {
            ofCount[count] = poisson.probability(count);
            ofMore[count] = poisson.survivalProbability(count);
        }
        double[] chances = {1};
        long least = 0;
        double going = 1;
        double weeks = 0;
        double above = 0;
        for (int week = 1; going > NO_MORE; week++) {
            weeks += going;
            long nextLeast = (long) Math.floor(week * reference) + 1;
            long nextMost = (long) Math.floor(week * reference + threshold);
            double[] next = new double[(int) Math.max(0, nextMost - nextLeast + 1)];
            going = 0;
            for (int from = 0; from < chances.length; from++) {
                long counted = least + from;
                for (long to = Math.max(counted, nextLeast); to <= nextMost; to++) {
                    next[(int) (to - nextLeast)] += chances[from] * ofCount[(int) (to - counted)];
                }
                above += chances[from] * ofMore[(int) (nextMost - counted)];
            }
            going = Arrays.stream(next).sum();
            chances = next;
            least = nextLeast;
        }
        return weeks / above;
    }
}
