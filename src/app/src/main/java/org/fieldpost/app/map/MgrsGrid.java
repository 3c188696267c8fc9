package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Utm;
import org.fieldpost.model.words.ProblemException;

/**
 * The lines of the military grid that cross the view, as far apart as can be read at its zoom, each zone with its own lines up to
 * its edge. Pure.
 *
 * @param spacingM metres between lines; 0 where only the edges of zones show
 */
record MgrsGrid(long spacingM, List<GridLine> lines, List<Square> squares) {

    private static final double LEAST_PX = 62;
    private static final long[] SPACINGS_M = {100, 1_000, 10_000, 100_000};
    private static final double SQUARE_M = 100_000;
    private static final int STEPS = 14;
    private static final double SOUTHMOST_DEG = -80;
    private static final double NORTHMOST_DEG = 84;

    /** What kind of line it is. */
    enum Weight {
        FINE,
        /** Borders a 100 km square. */
        SQUARE,
        /** Borders a zone. */
        ZONE
    }

    /**
     * A line in world coordinates.
     *
     * @param digits what a map prints beside it: the last two digits in its spacing; empty where it has none
     */
    record GridLine(Land.Line line, Weight weight, boolean easting, String digits) {}

    /** The name of a 100 km square, in the middle of what is seen of it. */
    record Square(double worldX, double worldY, String name) {}

    static MgrsGrid of(Viewport view) {
        long spacing = spacingM(view.metresPerPx());
        List<GridLine> lines = new ArrayList<>();
        List<Square> squares = new ArrayList<>();
        for (ZonePart zone : ZonePart.crossing(view)) {
            lines.add(meridian(zone.westDeg(), zone));
            if (spacing > 0) {
                linesOf(zone, spacing, lines);
                squaresOf(zone, view, squares);
            }
        }
        return new MgrsGrid(spacing, lines, squares);
    }

    static long spacingM(double metresPerPx) {
        for (long spacing : SPACINGS_M) {
            if (spacing / metresPerPx >= LEAST_PX) {
                return spacing;
            }
        }
        return 0;
    }

    private static GridLine meridian(double lonDeg, ZonePart zone) {
        double x = Mercator.x(lonDeg);
        var line = Land.Line.of(new double[] {x, Mercator.y(zone.northDeg()), x, Mercator.y(zone.southDeg())});
        return new GridLine(line, Weight.ZONE, true, "");
    }

    private static void linesOf(ZonePart zone, long spacing, List<GridLine> lines) {
        Extent extent = Extent.of(zone);
        for (long e = (long) Math.ceil(extent.westM / spacing) * spacing; e <= extent.eastM; e += spacing) {
            long easting = e;
            line(zone, t -> new Utm(zone.zone(), zone.north(), easting, extent.southM + t * extent.highM()))
                    .forEach(line -> lines.add(new GridLine(line, weight(easting), true, digits(easting, spacing))));
        }
        for (long n = (long) Math.ceil(extent.southM / spacing) * spacing; n <= extent.northM; n += spacing) {
            long northing = n;
            line(zone, t -> new Utm(zone.zone(), zone.north(), extent.westM + t * extent.wideM(), northing))
                    .forEach(line -> lines.add(new GridLine(line, weight(northing), false, digits(northing, spacing))));
        }
    }

    private static Weight weight(long metres) {
        return metres % 100_000 == 0 ? Weight.SQUARE : Weight.FINE;
    }

    private static String digits(long metres, long spacing) {
        return spacing == 100_000
                ? ""
                : spacing == 10_000
                        ? String.format(Locale.ROOT, "%d", metres / 10_000 % 10)
                        : String.format(Locale.ROOT, "%02d", metres / spacing % 100);
    }

    private interface AlongLine {
        Utm at(double share);
    }

    /** The stretches of a grid line that lie in the zone's part of the view; cut where the zone ends. */
    private static List<Land.Line> line(ZonePart zone, AlongLine along) {
        List<Land.Line> found = new ArrayList<>();
        List<Double> xy = new ArrayList<>();
        boolean before = false;
        for (int i = 0; i <= STEPS; i++) {
            Point point = along.at((double) i / STEPS).point();
            boolean inside = zone.holds(point);
            if (i > 0 && inside != before) {
                add(xy, edge(zone, along, (i - 1.0) / STEPS, (double) i / STEPS));
            }
            if (inside) {
                add(xy, point);
            } else if (!xy.isEmpty()) {
                found.add(close(xy));
            }
            before = inside;
        }
        if (xy.size() >= 4) {
            found.add(close(xy));
        }
        return found;
    }

    private static Land.Line close(List<Double> xy) {
        var line = Land.Line.of(xy.stream().mapToDouble(Double::doubleValue).toArray());
        xy.clear();
        return line;
    }

    private static void add(List<Double> xy, Point point) {
        xy.add(Mercator.x(point.longitudeDeg()));
        xy.add(Mercator.y(point.latitudeDeg()));
    }

    /** Where the line leaves the zone, by halving. */
    private static Point edge(ZonePart zone, AlongLine along, double from, double to) {
        boolean fromInside = zone.holds(along.at(from).point());
        double inside = fromInside ? from : to;
        double outside = fromInside ? to : from;
        for (int i = 0; i < 24; i++) {
            double middle = (inside + outside) / 2;
            if (zone.holds(along.at(middle).point())) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return along.at(inside).point();
    }

    private static void squaresOf(ZonePart zone, Viewport view, List<Square> squares) {
        Extent extent = Extent.of(zone);
        for (double e = Math.floor(extent.westM / SQUARE_M) * SQUARE_M; e < extent.eastM; e += SQUARE_M) {
            for (double n = Math.floor(extent.southM / SQUARE_M) * SQUARE_M; n < extent.northM; n += SQUARE_M) {
                double west = Math.max(e, extent.westM);
                double east = Math.min(e + SQUARE_M, extent.eastM);
                double northing = (Math.max(n, extent.southM) + Math.min(n + SQUARE_M, extent.northM)) / 2;
                Point middle = new Utm(zone.zone(), zone.north(), (west + east) / 2, northing).point();
                if (zone.holds(middle) && (east - west) / view.metresPerPx() > LEAST_PX) {
                    name(middle)
                            .ifPresent(name -> squares.add(new Square(
                                    Mercator.x(middle.longitudeDeg()), Mercator.y(middle.latitudeDeg()), name)));
                }
            }
        }
    }

    private static Optional<String> name(Point middle) {
        try {
            return Optional.of(Mgrs.formatSpaced(middle, 0));
        } catch (ProblemException nearThePole) {
            return Optional.empty();
        }
    }

    /** The metres of a zone that its part of the view covers. */
    private record Extent(double westM, double southM, double eastM, double northM) {

        static Extent of(ZonePart zone) {
            double west = Double.POSITIVE_INFINITY;
            double south = Double.POSITIVE_INFINITY;
            double east = Double.NEGATIVE_INFINITY;
            double north = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= 4; i++) {
                for (int j = 0; j <= 4; j++) {
                    var at = new Point(
                            zone.southDeg() + (zone.northDeg() - zone.southDeg()) * i / 4,
                            zone.westDeg() + (zone.eastDeg() - zone.westDeg()) * j / 4);
                    Utm utm = Utm.of(at, zone.zone(), zone.north());
                    west = Math.min(west, utm.eastingM());
                    east = Math.max(east, utm.eastingM());
                    south = Math.min(south, utm.northingM());
                    north = Math.max(north, utm.northingM());
                }
            }
            // no zone is wider than this, even with Norway's exceptions
            return new Extent(Math.max(west, 0), south, Math.min(east, 1_000_000), north);
        }

        double wideM() {
            return eastM - westM;
        }

        double highM() {
            return northM - southM;
        }
    }

    /** The part of one zone and hemisphere that the view shows, in degrees. */
    record ZonePart(int zone, boolean north, double westDeg, double southDeg, double eastDeg, double northDeg) {

        /** Bands of latitude in which the zones have the same edges. */
        private static final double[] BANDS_DEG = {SOUTHMOST_DEG, 0, 56, 64, 72, NORTHMOST_DEG};

        private static final int NORWAY = 2;
        private static final int SVALBARD = 4;

        static List<ZonePart> crossing(Viewport view) {
            Point northWest = view.pointAt(0, 0);
            Point southEast = view.pointAt(view.widthPx(), view.heightPx());
            List<ZonePart> parts = new ArrayList<>();
            for (int band = 0; band + 1 < BANDS_DEG.length; band++) {
                double south = Math.max(BANDS_DEG[band], southEast.latitudeDeg());
                double north = Math.min(BANDS_DEG[band + 1], northWest.latitudeDeg());
                for (int zone = 1; zone <= 60 && south < north; zone++) {
                    double west = Math.max(westOf(zone, band), northWest.longitudeDeg());
                    double east = Math.min(westOf(zone + 1, band), southEast.longitudeDeg());
                    if (west < east) {
                        parts.add(new ZonePart(zone, band > 0, west, south, east, north));
                    }
                }
            }
            return parts;
        }

        /** South-west Norway takes 3 degrees from zone 31; around Svalbard the even zones 32, 34 and 36 are not used. */
        private static double westOf(int zone, int band) {
            if (band == NORWAY && zone == 32) {
                return 3;
            }
            if (band == SVALBARD) {
                switch (zone) {
                    case 32, 33 -> {
                        return 9;
                    }
                    case 34, 35 -> {
                        return 21;
                    }
                    case 36, 37 -> {
                        return 33;
                    }
                    default -> {}
                }
            }
            return Utm.centralMeridianDeg(zone) - 3;
        }

        boolean holds(Point point) {
            return point.longitudeDeg() >= westDeg
                    && point.longitudeDeg() <= eastDeg
                    && point.latitudeDeg() >= southDeg
                    && point.latitudeDeg() <= northDeg;
        }
    }
}
