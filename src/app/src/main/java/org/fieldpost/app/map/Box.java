package org.fieldpost.app.map;

import java.util.List;
import org.fieldpost.model.place.Area;

/** A rectangle of the Mercator square. */
record Box(double minX, double minY, double maxX, double maxY) {

    static final Box EMPTY = new Box(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Box of(Area area) {
        return new Box(
                Mercator.x(area.westDeg()),
                Mercator.y(area.northDeg()),
                Mercator.x(area.eastDeg()),
                Mercator.y(area.southDeg()));
    }

    static Box around(List<Box> boxes) {
        return boxes.stream().reduce(EMPTY, Box::with);
    }

    Box with(Box other) {
        return new Box(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY));
    }

    Box with(double x, double y) {
        return with(new Box(x, y, x, y));
    }

    boolean meets(Box other) {
        return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
    }

    boolean holds(Box other) {
        return minX <= other.minX && maxX >= other.maxX && minY <= other.minY && maxY >= other.maxY;
    }

    boolean holds(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    double width() {
        return maxX - minX;
    }

    double height() {
        return maxY - minY;
    }
}
