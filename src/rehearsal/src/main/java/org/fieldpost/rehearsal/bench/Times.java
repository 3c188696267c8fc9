package org.fieldpost.rehearsal.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** How long the same work took again and again; rounds before the first are run and not counted. */
final class Times {

    private static final int FEWEST_FOR_P99 = 100;

    private final double[] ms;

    Times(int rounds) {
        ms = new double[rounds];
    }

    /** Does the work, and keeps how long it took when the round is 0 or later. */
    <T> T time(int round, Supplier<T> work) {
        long beforeNs = System.nanoTime();
        T made = work.get();
        double tookMs = (System.nanoTime() - beforeNs) / 1e6;
        if (round >= 0) {
            ms[round] = tookMs;
        }
        return made;
    }

    double medianMs() {
        return percentileMs(50);
    }

    double percentileMs(int percent) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    @Override
    public String toString() {
        String p99 = ms.length < FEWEST_FOR_P99 ? "" : String.format(Locale.ROOT, ", p99 %.2f ms", percentileMs(99));
        return String.format(
                Locale.ROOT,
                "median %.2f ms%s (%.2f to %.2f), %d times",
                medianMs(),
                p99,
                percentileMs(0),
                percentileMs(100),
                ms.length);
    }
}
