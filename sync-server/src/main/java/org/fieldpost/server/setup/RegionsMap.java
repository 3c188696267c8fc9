package org.fieldpost.server.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;

/**
 * A mission's geography as shapes of an SVG picture.
 *
 * @param height of a picture {@link #WIDTH} wide
 */
public record RegionsMap(int height, List<Shape> shapes, List<Dot> dots) {

    public static final int WIDTH = 640;

    private static final int MARGIN = 8;

    /** Nearer points than this are one on the picture. */
    private static final double LEAST_PX = 0.8;

    /** What a shape is. */
    public enum Sort {
        NEIGHBOUR,
        REGION,
        /** A region whose outline or code is new. */
        NEW_REGION,
        /** Where a region was that is no longer there. */
        GONE,
        OFF_LIMITS
    }

    public record Shape(Sort sort, String code, String name, String path, double x, double y) {}

    public record Dot(String code, String name, double x, double y) {}

    public RegionsMap {
        shapes = List.copyOf(shapes);
        dots = List.copyOf(dots);
    }

    /** The next mission over what the present one loses by it; the same twice for a mission as it is. */
    public static RegionsMap of(Mission before, Mission next, Language language) {
        List<Region> own = next.regions().regions();
        double[] box = Shapes.box(Stream.concat(own.stream(), before.regions().regions().stream())
                        .toList())
                .orElseThrow();
        var drawing = new Drawing(box);
        List<Shape> shapes = new ArrayList<>();
        for (Region each : next.regions().neighbours()) {
            shapes.add(drawing.shape(Sort.NEIGHBOUR, each, language));
        }
        for (Region each : own) {
            boolean same = before.regions()
                    .byCode(each.code())
                    .filter(was -> drawing.path(was.area()).equals(drawing.path(each.area())))
                    .isPresent();
            shapes.add(drawing.shape(same ? Sort.REGION : Sort.NEW_REGION, each, language));
        }
        for (Region each : before.regions().regions()) {
            if (next.regions().byCode(each.code()).isEmpty()) {
                shapes.add(drawing.shape(Sort.GONE, each, language));
            }
        }
        next.offLimits()
                .forEach(place -> shapes.add(new Shape(
                        Sort.OFF_LIMITS,
                        place.code(),
                        place.name(language),
                        drawing.path(place.area()),
                        drawing.x(place.label()),
                        drawing.y(place.label()))));
        List<Dot> dots = new ArrayList<>();
        for (KnownPoint point : next.points()) {
            dots.add(new Dot(point.code(), point.name(), drawing.x(point.point()), drawing.y(point.point())));
        }
        return new RegionsMap((int) Math.ceil(drawing.height), shapes, dots);
    }

    /** Degrees to pixels: equirectangular, true to scale in the middle. */
    private static final class Drawing {

        private final double west;
        private final double north;
        private final double pxPerLon;
        private final double pxPerLat;
        private final double height;

        Drawing(double[] box) {
            west = box[0];
            north = box[3];
            pxPerLon = (WIDTH - 2 * MARGIN) / Math.max(1e-6, box[2] - box[0]);
            pxPerLat = pxPerLon / Math.max(0.05, Math.cos(Math.toRadians((box[1] + box[3]) / 2)));
            height = 2 * MARGIN + (box[3] - box[1]) * pxPerLat;
        }

        double x(Point point) {
            return MARGIN + (point.longitudeDeg() - west) * pxPerLon;
        }

        double y(Point point) {
            return MARGIN + (north - point.latitudeDeg()) * pxPerLat;
        }

        Shape shape(Sort sort, Region region, Language language) {
            return new Shape(
                    sort,
                    region.code(),
                    region.name(language),
                    path(region.area()),
                    x(region.label()),
                    y(region.label()));
        }

        String path(Area area) {
            var path = new StringBuilder();
            double[] last = new double[2];
            boolean[] first = {true};
            area.trace(() -> first[0] = true, (lon, lat) -> {
                double x = MARGIN + (lon - west) * pxPerLon;
                double y = MARGIN + (north - lat) * pxPerLat;
                if (first[0] || Math.hypot(x - last[0], y - last[1]) >= LEAST_PX) {
                    path.append(String.format(Locale.ROOT, "%s%.1f %.1f", first[0] ? "M" : "L", x, y));
                    last[0] = x;
                    last[1] = y;
                    first[0] = false;
                }
            });
            return path.toString();
        }
    }
}
