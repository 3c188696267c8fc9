package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels, the important first: one that would touch another, or a sign, is moved or left out. Pure. */
final class LabelPlacer {

    private static final double AIR_PX = 3;

    private final List<Rect> taken = new ArrayList<>();
    private final double widthPx;
    private final double heightPx;

    LabelPlacer(double widthPx, double heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /** Where something stands on the screen. */
    record Rect(double x, double y, double width, double height) {

        boolean touches(Rect other, double air) {
            return x < other.x + other.width + air
                    && other.x < x + width + air
                    && y < other.y + other.height + air
                    && other.y < y + height + air;
        }
    }

    /** Nothing may be written here. */
    void keepFree(Rect rect) {
        taken.add(rect);
    }

    /** A label in the middle of this point, or a little above or below it. */
    Optional<Rect> over(double x, double y, double width, double height) {
        double left = x - width / 2;
        double top = y - height / 2;
        return first(width, height, new double[][] {
            {left, top}, {left, top - height}, {left, top + height}, {left, top - 2 * height}, {left, top + 2 * height}
        });
    }

    /** A label beside the sign at this point: right, left, above or below it. */
    Optional<Rect> beside(double x, double y, double signPx, double width, double height) {
        double off = signPx / 2 + 5;
        return first(width, height, new double[][] {
            {x + off, y - height / 2},
            {x - off - width, y - height / 2},
            {x - width / 2, y - off - height},
            {x - width / 2, y + off},
            {x + off, y - height},
            {x + off, y}
        });
    }

    private Optional<Rect> first(double width, double height, double[][] corners) {
        for (double[] corner : corners) {
            var rect = new Rect(corner[0], corner[1], width, height);
            boolean inside = rect.x >= 0 && rect.y >= 0 && rect.x + width <= widthPx && rect.y + height <= heightPx;
            if (inside && taken.stream().noneMatch(other -> other.touches(rect, AIR_PX))) {
                taken.add(rect);
                return Optional.of(rect);
            }
        }
        return Optional.empty();
    }
}
