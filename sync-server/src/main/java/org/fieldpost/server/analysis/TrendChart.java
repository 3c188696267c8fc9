package org.fieldpost.server.analysis;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.statistics.Rate;

/** A trend as places on a picture: rates with intervals above, effort as bars beneath, markers across both. Pure. */
public record TrendChart(
        List<Dot> dots,
        List<Bar> bars,
        List<Mark> marks,
        List<Tick> rateTicks,
        List<Tick> effortTicks,
        double baselineY) {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 440;
    public static final int LEFT = 62;
    public static final int RIGHT = 14;
    public static final int TOP = 26;
    public static final int RATES_END = 262;
    public static final int EFFORT_TOP = 292;
    public static final int BOTTOM = 362;

    /** A week's rate, and its interval's ends, the upper cut off at the top. */
    public record Dot(int week, double x, double y, double lowY, double highY, boolean alarm) {}

    public record Bar(int week, double x, double width, double y, double height) {}

    /** Something that happened, by its number in the list beneath; the last day where it lasted. */
    public record Mark(int number, double x, Optional<Double> untilX) {}

    public record Tick(double at, double value) {}

    static TrendChart of(Trend trend) {
        int weeks = trend.points().size();
        double step = (double) (WIDTH - LEFT - RIGHT) / weeks;
        double mostRate = trend.points().stream()
                .flatMap(point -> point.rate().stream())
                .mapToDouble(rate -> Math.min(rate.interval().high(), 3 * Math.max(rate.perUnit(), 1e-9)))
                .max()
                .orElse(1);
        mostRate = nice(Math.max(mostRate, trend.baseline().orElse(0.0)));
        double mostEffort = nice(trend.points().stream()
                .mapToDouble(point -> trend.per().shown(point.effort()))
                .max()
                .orElse(1));
        List<Dot> dots = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < weeks; i++) {
            Trend.Point point = trend.points().get(i);
            double x = LEFT + (i + 0.5) * step;
            if (point.rate().isPresent()) {
                Rate rate = point.rate().get();
                dots.add(new Dot(
                        i,
                        x,
                        rateY(rate.perUnit(), mostRate),
                        rateY(rate.interval().low(), mostRate),
                        rateY(Math.min(rate.interval().high(), mostRate), mostRate),
                        point.alarm()));
            }
            double height = (BOTTOM - EFFORT_TOP) * trend.per().shown(point.effort()) / mostEffort;
            bars.add(new Bar(i, x - step * 0.35, step * 0.7, BOTTOM - height, height));
        }
        return new TrendChart(
                List.copyOf(dots),
                List.copyOf(bars),
                marks(trend, step),
                ticks(mostRate, 4, RATES_END, TOP),
                ticks(mostEffort, 2, BOTTOM, EFFORT_TOP),
                rateY(trend.baseline().orElse(-1.0), mostRate));
    }

    private static List<Mark> marks(Trend trend, double step) {
        List<Mark> marks = new ArrayList<>();
        int number = 1;
        for (Markers.Marker each : trend.markers()) {
            double x = LEFT
                    + step * Math.max(0, ChronoUnit.DAYS.between(trend.period().fromDay(), each.startsOn())) / 7;
            Optional<Double> until = each.endsOn()
                    .map(end -> Math.min(
                            WIDTH - RIGHT,
                            LEFT
                                    + step
                                            * (ChronoUnit.DAYS.between(
                                                            trend.period().fromDay(), end)
                                                    + 1)
                                            / 7.0));
            marks.add(new Mark(number++, x, until));
        }
        return List.copyOf(marks);
    }

    private static double rateY(double value, double most) {
        return RATES_END - (RATES_END - TOP) * value / most;
    }

    private static List<Tick> ticks(double most, int many, double bottom, double top) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= many; i++) {
            ticks.add(new Tick(bottom - (bottom - top) * i / many, most * i / many));
        }
        return List.copyOf(ticks);
    }

    /** The next of 1, 2, 4, 6, 8 and 10 times a power of ten. */
    private static double nice(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double each : new double[] {1, 2, 4, 6, 8}) {
            if (value <= each * power) {
                return each * power;
            }
        }
        return 10 * power;
    }
}
