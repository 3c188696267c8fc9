package org.fieldpost.app.map;

import java.util.Arrays;

/**
 * A line brought to the screen: points nearer than 1.2 px to the one before are skipped, and what lies outside the view is cut
 * away, so that the canvas never meets huge coordinates. Used again and again by one thread.
 */
final class Tracing {

    /** What the eye does not miss. */
    static final double LEAST_STEP_PX = 1.2;

    private static final double BEYOND_PX = 24;

    private double[] xs = new double[512];
    private double[] ys = new double[512];
    private double[] otherXs = new double[512];
    private double[] otherYs = new double[512];
    private int count;

    double[] xs() {
        return xs;
    }

    double[] ys() {
        return ys;
    }

    int count() {
        return count;
    }

    /** All points on the screen, thinned; the last one always stays. */
    Tracing project(Land.Line line, Viewport view) {
        double[] xy = line.xy();
        double scale = view.scale();
        double left = view.centreX() - view.widthPx() / 2 / scale;
        double top = view.centreY() - view.heightPx() / 2 / scale;
        count = 0;
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xy.length; i += 2) {
            double x = (xy[i] - left) * scale;
            double y = (xy[i + 1] - top) * scale;
            double dx = x - lastX;
            double dy = y - lastY;
            if (dx * dx + dy * dy >= LEAST_STEP_PX * LEAST_STEP_PX || i + 2 == xy.length) {
                add(x, y);
                lastX = x;
                lastY = y;
            }
        }
        return this;
    }

    /** As {@link #project}, cut as an area to a little more than the screen (Sutherland and Hodgman 1974). */
    Tracing area(Land.Line ring, Viewport view) {
        project(ring, view);
        if (!view.visible().holds(ring.box())) {
            cut(true, -BEYOND_PX, true);
            cut(true, view.widthPx() + BEYOND_PX, false);
            cut(false, -BEYOND_PX, true);
            cut(false, view.heightPx() + BEYOND_PX, false);
        }
        return this;
    }

    private void add(double x, double y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    private void cut(boolean byX, double limit, boolean keepAbove) {
        double[] fromXs = xs;
        double[] fromYs = ys;
        int from = count;
        xs = otherXs;
        ys = otherYs;
        otherXs = fromXs;
        otherYs = fromYs;
        count = 0;
        for (int i = 0; i < from; i++) {
            int before = i == 0 ? from - 1 : i - 1;
            double here = byX ? fromXs[i] : fromYs[i];
            double there = byX ? fromXs[before] : fromYs[before];
            boolean hereIn = keepAbove ? here >= limit : here <= limit;
            boolean thereIn = keepAbove ? there >= limit : there <= limit;
            if (hereIn != thereIn) {
                double share = (limit - there) / (here - there);
                add(
                        fromXs[before] + (fromXs[i] - fromXs[before]) * share,
                        fromYs[before] + (fromYs[i] - fromYs[before]) * share);
            }
            if (hereIn) {
                add(fromXs[i], fromYs[i]);
            }
        }
    }

    /** Takes one visible piece of a line: points {@code first} to {@code last}, both included. */
    interface Pieces {
        void piece(int first, int last);
    }

    /** The stretches of the line just projected that may be seen; a stretch that lies wholly on one side outside may not. */
    void stretches(Viewport view, Pieces pieces) {
        int start = -1;
        for (int i = 0; i + 1 < count; i++) {
            boolean away = both(xs[i], xs[i + 1], view.widthPx()) || both(ys[i], ys[i + 1], view.heightPx());
            if (away && start >= 0) {
                pieces.piece(start, i);
                start = -1;
            } else if (!away && start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            pieces.piece(start, count - 1);
        }
    }

    private static boolean both(double a, double b, double limit) {
        return (a < -BEYOND_PX && b < -BEYOND_PX) || (a > limit + BEYOND_PX && b > limit + BEYOND_PX);
    }
}
