package org.fieldpost.model.place;

import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mil.nga.mgrs.MGRS;
import mil.nga.mgrs.grid.GridType;
import mil.nga.mgrs.utm.UTM;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * Military Grid Reference System (NGA.STND.0037) over NGA's library, whose slips are mended here: it writes the
 * machine's digits, accepts impossible squares, answers with a corner, and clamps near the poles.
 */
public final class Mgrs {

    private static final Pattern REFERENCE =
            Pattern.compile("(\\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])((?:\\d\\d){0,5})");
    private static final double SOUTHMOST_DEG = -80;
    private static final double NORTHMOST_DEG = 84;
    private static final GridType[] GRID_BY_DIGITS = {
        GridType.HUNDRED_KILOMETER,
        GridType.TEN_KILOMETER,
        GridType.KILOMETER,
        GridType.HUNDRED_METER,
        GridType.TEN_METER,
        GridType.METER
    };

    private Mgrs() {}

    /**
     * The reference of the square that holds the point: truncated, never rounded, Latin digits.
     *
     * @param digits digits of easting and of northing, 0 (100 km) to 5 (1 m)
     * @throws org.fieldpost.model.words.ProblemException beyond 84 N or 80 S, where MGRS as used here ends
     */
    public static String format(Point point, int digits) {
        if (point.latitudeDeg() < SOUTHMOST_DEG || point.latitudeDeg() > NORTHMOST_DEG) {
            throw Problem.of("mgrs.polar").asException();
        }
        return latinDigits(MGRS.from(point.longitudeDeg(), point.latitudeDeg()).coordinate(GRID_BY_DIGITS[digits]));
    }

    /** As {@link #format}, in groups a person reads: {@code 29N KJ 1234 5678}. */
    public static String formatSpaced(Point point, int digits) {
        String reference = format(point, digits);
        int letters = reference.length() - 2 * digits;
        return reference.substring(0, letters - 2)
                + " "
                + reference.substring(letters - 2, letters)
                + (digits == 0
                        ? ""
                        : " " + reference.substring(letters, letters + digits) + " "
                                + reference.substring(letters + digits));
    }

    /**
     * The middle of the square a person typed, with half its diagonal as accuracy. Spaces and lower case are accepted.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is no reference, or names a square that does not exist
     */
    public static Position parse(String typed) {
        String reference = latinDigits(typed).replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw Problem.of("mgrs.form", typed.strip()).asException();
        }
        int zone = Integer.parseInt(matcher.group(1));
        if (zone < 1 || zone > 60) {
            throw Problem.of("mgrs.zone", typed.strip(), zone).asException();
        }
        int digits = matcher.group(5).length() / 2;
        long sizeM = Math.round(Math.pow(10, 5 - digits));
        String square = matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4);
        long eastingM = sizeM == 100_000 ? 0 : Long.parseLong(matcher.group(5).substring(0, digits)) * sizeM;
        long northingM = sizeM == 100_000 ? 0 : Long.parseLong(matcher.group(5).substring(digits)) * sizeM;
        if (!exists(square, eastingM, northingM, sizeM)) {
            throw Problem.of("mgrs.square", typed.strip()).asException();
        }
        Point middle = pointIn(square, eastingM + sizeM / 2, northingM + sizeM / 2);
        return new Position(middle, sizeM * Math.sqrt(0.5), Position.Source.MGRS);
    }

    /** Whether some point of the cell, when formatted, gives back the same 100 km square. */
    private static boolean exists(String square, long eastingM, long northingM, long sizeM) {
        int steps = sizeM >= 10_000 ? 20 : 2;
        String canonical = square.replaceFirst("^0", "");
        for (int e = 0; e <= steps; e++) {
            for (int n = 0; n <= steps; n++) {
                long east = Math.min(99_999, eastingM + (sizeM * e) / steps);
                long north = Math.min(99_999, northingM + (sizeM * n) / steps);
                if (canonical.equals(squareAt(square, east, north))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The square in which a point at this offset really lies; empty where there is none. */
    private static String squareAt(String square, long eastingM, long northingM) {
        try {
            return format(pointIn(square, eastingM, northingM), 0);
        } catch (ProblemException outsideTheGrid) {
            return "";
        }
    }

    private static Point pointIn(String square, long eastingM, long northingM) {
        try {
            MGRS mgrs = MGRS.parse(square
                    + String.format(Locale.ROOT, "%05d%05d", Math.min(99_999, eastingM), Math.min(99_999, northingM)));
            var utm = mgrs.toUTM();
            // NGA starts band W 2,000 km too far north for its first 0.03 degrees
            boolean bandWTooFarNorth = mgrs.getBand() == 'W' && utm.getNorthing() > 9_000_000;
            var point = UTM.point(
                    utm.getZone(),
                    utm.getHemisphere(),
                    utm.getEasting(),
                    utm.getNorthing() - (bandWTooFarNorth ? 2_000_000 : 0));
            return new Point(point.getLatitude(), Math.IEEEremainder(point.getLongitude(), 360));
        } catch (ParseException | RuntimeException e) {
            throw Problem.of("mgrs.square", square).causedBy(e);
        }
    }

    private static String latinDigits(String text) {
        var latin = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isDigit(c)) {
                latin.append((char) ('0' + Character.digit(c, 10)));
            } else {
                latin.append((char) c);
            }
        });
        return latin.toString();
    }
}
