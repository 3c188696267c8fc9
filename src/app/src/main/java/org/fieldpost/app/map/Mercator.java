package org.fieldpost.app.map;

import org.fieldpost.model.place.Point;

/** Web Mercator: the world as a square from 0 to 1, x eastward, y southward. */
final class Mercator {

    static final double NORTHMOST_DEG = 85.05112878;

    private static final double EQUATOR_M = 40_075_016.686;

    private Mercator() {}

    static double x(double longitudeDeg) {
        return (longitudeDeg + 180) / 360;
    }

    static double y(double latitudeDeg) {
        double clamped = Math.max(-NORTHMOST_DEG, Math.min(NORTHMOST_DEG, latitudeDeg));
        double sin = Math.sin(Math.toRadians(clamped));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    static Point point(double x, double y) {
        double lonDeg = Math.max(-180, Math.min(180, x * 360 - 180));
        double clamped = Math.max(0, Math.min(1, y));
        return new Point(Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * clamped)))), lonDeg);
    }

    /** How many metres the whole square is wide at this height of it. */
    static double worldM(double y) {
        return EQUATOR_M * Math.cos(Math.toRadians(point(0.5, y).latitudeDeg()));
    }
}
