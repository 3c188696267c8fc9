package org.fieldpost.model.patrol;

import java.time.Instant;
import org.fieldpost.model.place.Point;

/**
 * How high the sun stands, after the low-precision formulas of the Astronomical Almanac (section C) as the U.S. Naval
 * Observatory gives them ("Computing Approximate Solar Coordinates" and "Computing Approximate Sidereal Time"): good to about
 * one minute of arc between 1800 and 2200. Pure.
 */
public final class Sun {

    /** The upper edge of the sun touches the horizon: 34' of refraction and 16' of its radius below it. */
    private static final double RISING_DEG = -0.833;

    private static final double J2000_UNIX_S = 946_728_000;
    private static final double DAY_S = 86_400;

    private Sun() {}

    /** Between sunset and sunrise. */
    public static boolean isNight(Point place, Instant at) {
        return altitudeDeg(place, at) < RISING_DEG;
    }

    /** Without refraction. */
    public static double altitudeDeg(Point place, Instant at) {
        double days = days(at);
        double hourAngle = Math.toRadians(siderealDeg(days) + place.longitudeDeg() - rightAscensionDeg(days));
        double latitude = Math.toRadians(place.latitudeDeg());
        double declination = Math.toRadians(declinationDeg(days));
        return Math.toDegrees(Math.asin(Math.sin(latitude) * Math.sin(declination)
                + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)));
    }

    /** Since noon of the first of January 2000. */
    static double days(Instant at) {
        return (at.getEpochSecond() - J2000_UNIX_S) / DAY_S;
    }

    private static double longitudeDeg(double days) {
        double anomaly = Math.toRadians(357.529 + 0.98560028 * days);
        double mean = 280.459 + 0.98564736 * days;
        return mean + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly);
    }

    private static double obliquityDeg(double days) {
        return 23.439 - 0.00000036 * days;
    }

    static double rightAscensionDeg(double days) {
        double longitude = Math.toRadians(longitudeDeg(days));
        double tilt = Math.cos(Math.toRadians(obliquityDeg(days)));
        return Math.toDegrees(Math.atan2(tilt * Math.sin(longitude), Math.cos(longitude)));
    }

    static double declinationDeg(double days) {
        return Math.toDegrees(
                Math.asin(Math.sin(Math.toRadians(obliquityDeg(days))) * Math.sin(Math.toRadians(longitudeDeg(days)))));
    }

    private static double siderealDeg(double days) {
        return 15 * (18.697374558 + 24.06570982441908 * days);
    }
}
