package org.fieldpost.model.place;

import org.fieldpost.model.Check;

/**
 * A point of the Universal Transverse Mercator grid on WGS 84, by Krüger's series (1912) to the fourth order: good to a
 * millimetre within a zone. The grid lines of MGRS are lines of this grid.
 *
 * @param north whether northings count from the equator; in the south they count from 10,000 km below it
 */
public record Utm(int zone, boolean north, double eastingM, double northingM) {

    private static final double RADIUS_M = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING_M = 500_000;
    private static final double FALSE_NORTHING_M = 10_000_000;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double MERIDIAN_M = SCALE * RADIUS_M / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double[] FORWARD = {
        N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16 + 41 * N * N * N * N / 180,
        13 * N * N / 48 - 3 * N * N * N / 5 + 557 * N * N * N * N / 1440,
        61 * N * N * N / 240 - 103 * N * N * N * N / 140,
        49_561 * N * N * N * N / 161_280
    };
    private static final double[] BACKWARD = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96 - N * N * N * N / 360,
        N * N / 48 + N * N * N / 15 - 437 * N * N * N * N / 1440,
        17 * N * N * N / 480 - 37 * N * N * N * N / 840,
        4397 * N * N * N * N / 161_280
    };

    public Utm {
        Check.range("zone", zone, 1, 60);
    }

    /** The point in the grid of this zone, whether or not it lies in it. */
    public static Utm of(Point point, int zone, boolean north) {
        double lat = Math.toRadians(point.latitudeDeg());
        double lon = Math.toRadians(Math.IEEEremainder(point.longitudeDeg() - centralMeridianDeg(zone), 360));
        double t = Math.sinh(atanh(Math.sin(lat)) - ECCENTRICITY * atanh(ECCENTRICITY * Math.sin(lat)));
        double xi = Math.atan2(t, Math.cos(lon));
        double eta = atanh(Math.sin(lon) / Math.sqrt(1 + t * t));
        double x = eta;
        double y = xi;
        for (int j = 1; j <= FORWARD.length; j++) {
            x += FORWARD[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
            y += FORWARD[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
        }
        return new Utm(zone, north, FALSE_EASTING_M + MERIDIAN_M * x, (north ? 0 : FALSE_NORTHING_M) + MERIDIAN_M * y);
    }

    public Point point() {
        double y = (northingM - (north ? 0 : FALSE_NORTHING_M)) / MERIDIAN_M;
        double x = (eastingM - FALSE_EASTING_M) / MERIDIAN_M;
        double xi = y;
        double eta = x;
        for (int j = 1; j <= BACKWARD.length; j++) {
            xi -= BACKWARD[j - 1] * Math.sin(2 * j * y) * Math.cosh(2 * j * x);
            eta -= BACKWARD[j - 1] * Math.cos(2 * j * y) * Math.sinh(2 * j * x);
        }
        double chi = Math.asin(Math.sin(xi) / Math.cosh(eta));
        double lat = geodetic(chi);
        double lonDeg = centralMeridianDeg(zone) + Math.toDegrees(Math.atan2(Math.sinh(eta), Math.cos(xi)));
        return new Point(Math.toDegrees(lat), Math.IEEEremainder(lonDeg, 360));
    }

    /** From conformal to geodetic latitude, by fixed point: each round gains two digits and more. */
    private static double geodetic(double chi) {
        double isometric = atanh(Math.sin(chi));
        double sin = Math.sin(chi);
        for (int round = 0; round < 7; round++) {
            sin = Math.tanh(isometric + ECCENTRICITY * atanh(ECCENTRICITY * sin));
        }
        return Math.asin(sin);
    }

    public static double centralMeridianDeg(int zone) {
        return zone * 6 - 183.0;
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }
}
