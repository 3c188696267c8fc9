package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Slanting strokes inside an area, fixed to the ground by the area's own corner. Pure. */
final class Hatching {

    private Hatching() {}

    /** A stroke on the screen. */
    record Stroke(double fromX, double fromY, double toX, double toY) {}

    /**
     * Strokes at 45 degrees, so far apart, inside the rings by the even-odd rule.
     *
     * @param rings each {@code x0, y0, x1, y1, ...} in pixels, closed or not
     */
    static List<Stroke> of(List<double[]> rings, double apartPx) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                least = Math.min(least, ring[i] + ring[i + 1]);
                most = Math.max(most, ring[i] + ring[i + 1]);
            }
        }
        List<Stroke> strokes = new ArrayList<>();
        double step = apartPx * Math.sqrt(2);
        for (double sum = least + step / 2; sum < most; sum += step) {
            double[] crossings = crossings(rings, sum);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                strokes.add(new Stroke(crossings[i], sum - crossings[i], crossings[i + 1], sum - crossings[i + 1]));
            }
        }
        return strokes;
    }

    /** Where the line x + y = sum crosses the rings: their x, ascending. */
    private static double[] crossings(List<double[]> rings, double sum) {
        double[] found = new double[16];
        int count = 0;
        for (double[] ring : rings) {
            for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
                double here = ring[i] + ring[i + 1] - sum;
                double there = ring[j] + ring[j + 1] - sum;
                if (here > 0 != there > 0) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = ring[j] + (ring[i] - ring[j]) * (there / (there - here));
                }
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
