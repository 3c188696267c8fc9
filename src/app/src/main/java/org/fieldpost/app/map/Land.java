package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Region;

/**
 * Regions projected once: their outlines, and the lines between them taken apart into those that two regions share and those
 * that are the edge of the country, each drawn once. Immutable.
 */
final class Land {

    /** A ring or line of world coordinates x0, y0, x1, y1, ... with the box around it. */
    static final class Line {
        private final double[] xy;
        private final Box box;

        private Line(double[] xy, Box box) {
            this.xy = xy;
            this.box = box;
        }

        static Line of(double[] xy) {
            Box box = Box.EMPTY;
            for (int i = 0; i < xy.length; i += 2) {
                box = box.with(xy[i], xy[i + 1]);
            }
            return new Line(xy, box);
        }

        /** Not to be written to: it is not copied for every frame. */
        double[] xy() {
            return xy;
        }

        Box box() {
            return box;
        }
    }

    /** One region with all its rings. */
    record Patch(Region region, List<Line> rings, Box box) {}

    private enum Side {
        OUTER,
        SHARED,
        DRAWN
    }

    private record Corner(double x, double y) {}

    private record Edge(Corner from, Corner to) {
        static Edge between(Corner a, Corner b) {
            boolean ordered = a.x() < b.x() || (a.x() == b.x() && a.y() < b.y());
            return ordered ? new Edge(a, b) : new Edge(b, a);
        }
    }

    private final List<Patch> patches = new ArrayList<>();
    private final List<Line> shared = new ArrayList<>();
    private final List<Line> outer = new ArrayList<>();

    private Land(List<Region> regions) {
        for (Region region : regions) {
            patches.add(new Patch(region, rings(region.area()), Box.of(region.area())));
        }
        takeApart();
    }

    static Land of(List<Region> regions) {
        return new Land(regions);
    }

    static List<Line> rings(Area area) {
        List<double[]> rings = new ArrayList<>();
        List<Double> ring = new ArrayList<>();
        Runnable close = () -> {
            if (!ring.isEmpty()) {
                rings.add(ring.stream().mapToDouble(Double::doubleValue).toArray());
                ring.clear();
            }
        };
        area.trace(close, (lonDeg, latDeg) -> {
            ring.add(Mercator.x(lonDeg));
            ring.add(Mercator.y(latDeg));
        });
        close.run();
        return rings.stream().map(Line::of).toList();
    }

    private void takeApart() {
        Map<Edge, Integer> sides = new HashMap<>();
        eachRing(xy -> {
            for (int i = 0; i + 3 < xy.length; i += 2) {
                sides.merge(edge(xy, i), 1, Integer::sum);
            }
        });
        Set<Edge> drawn = new HashSet<>();
        eachRing(xy -> {
            Side[] side = new Side[xy.length / 2 - 1];
            for (int i = 0; i < side.length; i++) {
                Edge edge = edge(xy, 2 * i);
                side[i] = sides.get(edge) == 1 ? Side.OUTER : drawn.add(edge) ? Side.SHARED : Side.DRAWN;
            }
            int start = 0;
            for (int i = 1; i <= side.length; i++) {
                if (i == side.length || side[i] != side[start]) {
                    keep(side[start], Arrays.copyOfRange(xy, 2 * start, 2 * i + 2));
                    start = i;
                }
            }
        });
    }

    private void keep(Side side, double[] xy) {
        switch (side) {
            case OUTER -> outer.add(Line.of(xy));
            case SHARED -> shared.add(Line.of(xy));
            case DRAWN -> {}
        }
    }

    private interface RingWork {
        void on(double[] xy);
    }

    private void eachRing(RingWork work) {
        patches.forEach(patch -> patch.rings().forEach(ring -> work.on(ring.xy())));
    }

    private static Edge edge(double[] xy, int i) {
        return Edge.between(new Corner(xy[i], xy[i + 1]), new Corner(xy[i + 2], xy[i + 3]));
    }

    List<Patch> patches() {
        return patches;
    }

    /** Lines between two regions. */
    List<Line> shared() {
        return shared;
    }

    /** Coasts, and borders with other countries. */
    List<Line> outer() {
        return outer;
    }

    Box box() {
        return Box.around(patches.stream().map(Patch::box).toList());
    }
}
