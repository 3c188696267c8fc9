package org.fieldpost.model.place;

import org.fieldpost.model.Check;

/** A point on WGS 84, in degrees. */
public record Point(double latitudeDeg, double longitudeDeg) {

    /** Mean Earth radius of the IUGG, metres. */
    private static final double EARTH_RADIUS_M = 6_371_008.8;

    public Point {
        Check.range("latitudeDeg", latitudeDeg, -90, 90);
        Check.range("longitudeDeg", longitudeDeg, -180, 180);
    }

    /** Great-circle distance in metres (haversine); good to 0.5 %. */
    public double distanceM(Point other) {
        double lat1 = Math.toRadians(latitudeDeg);
        double lat2 = Math.toRadians(other.latitudeDeg);
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(other.longitudeDeg - longitudeDeg) / 2);
        double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
