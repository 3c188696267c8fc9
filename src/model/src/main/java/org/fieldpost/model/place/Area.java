package org.fieldpost.model.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.fieldpost.model.Check;

/**
 * One or more polygons, each an outer ring followed by its holes, as in RFC 7946. Rings are closed; coordinates are
 * longitude, latitude pairs in degrees. Immutable; safe from any thread.
 */
public final class Area {

    private static final double METRES_PER_DEGREE = 111_195;

    private final double[][] rings;
    private double westDeg = Double.POSITIVE_INFINITY;
    private double southDeg = Double.POSITIVE_INFINITY;
    private double eastDeg = Double.NEGATIVE_INFINITY;
    private double northDeg = Double.NEGATIVE_INFINITY;

    /** @param rings each {@code lon0, lat0, lon1, lat1, ...}, closed, all rings of all polygons */
    public Area(List<double[]> rings) {
        Check.size("rings", rings, 1, 100_000);
        this.rings = rings.stream().map(double[]::clone).toArray(double[][]::new);
        for (double[] ring : this.rings) {
            Check.that(
                    ring.length >= 8 && ring.length % 2 == 0,
                    "a ring has " + ring.length / 2 + " points; it must have 4 or more");
            Check.that(
                    ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1],
                    "a ring does not end where it begins");
            for (int i = 0; i < ring.length; i += 2) {
                Check.range("longitude", ring[i], -180, 180);
                Check.range("latitude", ring[i + 1], -90, 90);
                westDeg = Math.min(westDeg, ring[i]);
                eastDeg = Math.max(eastDeg, ring[i]);
                southDeg = Math.min(southDeg, ring[i + 1]);
                northDeg = Math.max(northDeg, ring[i + 1]);
            }
        }
    }

    /** Even-odd rule by ray casting (Shimrat 1962): a ring inside a ring is a hole. */
    public boolean contains(Point point) {
        double x = point.longitudeDeg();
        double y = point.latitudeDeg();
        if (x < westDeg || x > eastDeg || y < southDeg || y > northDeg) {
            return false;
        }
        boolean inside = false;
        for (double[] ring : rings) {
            for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
                boolean crosses = (ring[i + 1] > y) != (ring[j + 1] > y)
                        && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i];
                inside ^= crosses;
            }
        }
        return inside;
    }

    /** Distance to the nearest edge in metres, on a plane that touches the Earth at the point; good to 1 % below 500 km. */
    public double edgeDistanceM(Point point) {
        double lonScale = Math.cos(Math.toRadians(point.latitudeDeg()));
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] ring : rings) {
            for (int i = 0; i + 3 < ring.length; i += 2) {
                double ax = (ring[i] - point.longitudeDeg()) * lonScale;
                double ay = ring[i + 1] - point.latitudeDeg();
                double dx = (ring[i + 2] - ring[i]) * lonScale;
                double dy = ring[i + 3] - ring[i + 1];
                double length2 = dx * dx + dy * dy;
                double t = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
                double x = ax + t * dx;
                double y = ay + t * dy;
                nearest = Math.min(nearest, x * x + y * y);
            }
        }
        return Math.sqrt(nearest) * METRES_PER_DEGREE;
    }

    /** No edge is nearer than this: the distance to the box around the area, by the same measure. */
    double boxDistanceM(Point point) {
        double lonScale = Math.cos(Math.toRadians(point.latitudeDeg()));
        double x = outsideOf(westDeg, eastDeg, point.longitudeDeg()) * lonScale;
        double y = outsideOf(southDeg, northDeg, point.latitudeDeg());
        return Math.hypot(x, y) * METRES_PER_DEGREE;
    }

    private static double outsideOf(double least, double most, double value) {
        return Math.max(0, Math.max(least - value, value - most));
    }

    /** Visits each ring's points in order as longitude, latitude; {@code newRing} runs before each ring. */
    public void trace(Runnable newRing, BiConsumer<Double, Double> lonLat) {
        for (double[] ring : rings) {
            newRing.run();
            for (int i = 0; i < ring.length; i += 2) {
                lonLat.accept(ring[i], ring[i + 1]);
            }
        }
    }

    /**
     * Each polygon's outer ring followed by the holes in it, as RFC 7946 wants them; a ring inside an odd number of others is
     * a hole.
     */
    public List<List<double[]>> polygons() {
        List<List<double[]>> polygons = new ArrayList<>();
        List<double[]> holes = new ArrayList<>();
        for (double[] ring : rings) {
            long around = Arrays.stream(rings)
                    .filter(other -> other != ring && holds(other, ring))
                    .count();
            if (around % 2 == 0) {
                polygons.add(new ArrayList<>(List.of(ring.clone())));
            } else {
                holes.add(ring.clone());
            }
        }
        for (double[] hole : holes) {
            polygons.stream()
                    .filter(polygon -> holds(polygon.get(0), hole))
                    .reduce((outer, other) -> holds(outer.get(0), other.get(0)) ? other : outer)
                    .orElseThrow()
                    .add(hole);
        }
        return polygons;
    }

    private static boolean holds(double[] outer, double[] inner) {
        return new Area(List.of(outer)).contains(new Point(inner[1], inner[0]));
    }

    public double westDeg() {
        return westDeg;
    }

    public double southDeg() {
        return southDeg;
    }

    public double eastDeg() {
        return eastDeg;
    }

    public double northDeg() {
        return northDeg;
    }
}
