package org.fieldpost.server.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Region;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Checks outlines with JTS, in degrees: where one crosses itself, and which two claim the same ground. */
final class Shapes {

    /** Neighbours drawn separately share slivers; more than this part of the smaller is worth a look. */
    static final double OVERLAP_PART = 0.01;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Shapes() {}

    static List<Finding> check(List<Region> regions) {
        List<Finding> findings = new ArrayList<>();
        List<Region> sound = new ArrayList<>();
        List<Geometry> geometries = new ArrayList<>();
        for (Region region : regions) {
            Geometry geometry = geometry(region.area());
            TopologyValidationError error = new IsValidOp(geometry).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                findings.add(Finding.warns(
                        "setup.crosses", region.code(), String.format(Locale.ROOT, "%.4f, %.4f", at.y, at.x)));
            } else {
                sound.add(region);
                geometries.add(geometry);
            }
        }
        for (int i = 0; i < sound.size(); i++) {
            for (int j = i + 1; j < sound.size(); j++) {
                double part = overlap(geometries.get(i), geometries.get(j));
                if (part > OVERLAP_PART) {
                    findings.add(Finding.warns(
                            "setup.overlap",
                            sound.get(i).code(),
                            sound.get(j).code(),
                            Math.max(1, Math.round(100 * part))));
                }
            }
        }
        return findings;
    }

    /** Which part of the smaller of two lies in the other. */
    private static double overlap(Geometry one, Geometry other) {
        if (!one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())) {
            return 0;
        }
        try {
            return one.intersection(other).getArea() / Math.min(one.getArea(), other.getArea());
        } catch (TopologyException tooClose) {
            return one.buffer(0).intersection(other.buffer(0)).getArea() / Math.min(one.getArea(), other.getArea());
        }
    }

    static Geometry geometry(Area area) {
        return GEOMETRY.createMultiPolygon(area.polygons().stream()
                .map(rings -> GEOMETRY.createPolygon(
                        ring(rings.get(0)),
                        rings.subList(1, rings.size()).stream()
                                .map(Shapes::ring)
                                .toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new));
    }

    private static LinearRing ring(double[] lonLat) {
        var coordinates = new Coordinate[lonLat.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
        }
        return GEOMETRY.createLinearRing(coordinates);
    }

    /** The part of the earth that all of these lie in; empty for none. */
    static Optional<double[]> box(List<Region> regions) {
        return regions.stream()
                .map(Region::area)
                .map(area -> new double[] {area.westDeg(), area.southDeg(), area.eastDeg(), area.northDeg()})
                .reduce((a, b) -> new double[] {
                    Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])
                });
    }
}
