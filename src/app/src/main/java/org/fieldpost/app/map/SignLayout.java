package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.notebook.Report;

/**
 * Which signs stand where: culled to the view, reports that would cover each other gathered under one sign with their number,
 * lesser points left out where a weightier one stands. The same layout is drawn and tapped. Pure.
 */
final class SignLayout {

    static final double REPORT_PX = 24;
    static final double POINT_PX = 15;

    private static final double TAP_PX = 34;
    private static final double BEYOND_PX = 20;
    private static final double CROWDED_PX = 13;
    private static final List<KnownPoint.Sort> WEIGHT = List.of(
            KnownPoint.Sort.BASE,
            KnownPoint.Sort.BORDER,
            KnownPoint.Sort.SITE,
            KnownPoint.Sort.POST,
            KnownPoint.Sort.TOWN);

    private record Placed<T>(T thing, double worldX, double worldY) {}

    private record Cell(long column, long row) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return column != other.column ? Long.compare(column, other.column) : Long.compare(row, other.row);
        }
    }

    /** Reports under one sign, which stands in their middle. */
    private static final class Group {
        private final List<Placed<Report>> reports = new ArrayList<>();
        private double sumX;
        private double sumY;

        void add(Placed<Report> each) {
            reports.add(each);
            sumX += each.worldX;
            sumY += each.worldY;
        }

        double distance(Group other) {
            return Math.hypot(
                    sumX / reports.size() - other.sumX / other.reports.size(),
                    sumY / reports.size() - other.sumY / other.reports.size());
        }

        Sign sign(Viewport view) {
            List<Report> flashFirst = reports.stream()
                    .map(Placed::thing)
                    .sorted(Comparator.comparing(
                            r -> !r.observation().circumstances().flash()))
                    .toList();
            return new Sign.OfReports(
                    view.screenX(sumX / reports.size()), view.screenY(sumY / reports.size()), flashFirst);
        }
    }

    private final List<Placed<Report>> reports;
    private final List<Placed<KnownPoint>> points;

    private SignLayout(List<Placed<Report>> reports, List<Placed<KnownPoint>> points) {
        this.reports = reports;
        this.points = points;
    }

    /** Projects all of it once. */
    static SignLayout of(MapContent content) {
        return new SignLayout(
                content.reports().stream()
                        .map(r -> placed(
                                r, r.observation().circumstances().position().point()))
                        .toList(),
                content.points().stream()
                        .sorted(Comparator.comparingInt(p -> WEIGHT.indexOf(p.sort())))
                        .map(p -> placed(p, p.point()))
                        .toList());
    }

    private static <T> Placed<T> placed(T thing, Point point) {
        return new Placed<>(thing, Mercator.x(point.longitudeDeg()), Mercator.y(point.latitudeDeg()));
    }

    /** Signs in the order they are drawn: points below, then reports, flash last. */
    List<Sign> in(Viewport view, Set<Layer> layers) {
        List<Sign> signs = new ArrayList<>();
        if (layers.contains(Layer.POINTS)) {
            signs.addAll(pointsIn(view));
        }
        if (layers.contains(Layer.REPORTS)) {
            signs.addAll(reportsIn(view));
        }
        return signs;
    }

    private List<Sign> pointsIn(Viewport view) {
        List<Sign> signs = new ArrayList<>();
        for (Placed<KnownPoint> each : points) {
            double x = view.screenX(each.worldX);
            double y = view.screenY(each.worldY);
            if (onScreen(x, y, view)
                    && signs.stream().noneMatch(other -> Math.hypot(other.x() - x, other.y() - y) < CROWDED_PX)) {
                signs.add(new Sign.OfPoint(x, y, each.thing));
            }
        }
        // the weightiest is drawn last, on top
        Collections.reverse(signs);
        return signs;
    }

    /** Gathered in cells that lie still on the ground while the map is moved. */
    private List<Sign> reportsIn(Viewport view) {
        double step = Math.pow(2, Math.floor(view.zoom() * 2) / 2) * 256 / REPORT_PX;
        SortedMap<Cell, Group> cells = new TreeMap<>();
        for (Placed<Report> each : reports) {
            if (onScreen(view.screenX(each.worldX), view.screenY(each.worldY), view)) {
                cells.computeIfAbsent(
                                new Cell((long) (each.worldX * step), (long) (each.worldY * step)), cell -> new Group())
                        .add(each);
            }
        }
        List<Sign> signs = new ArrayList<>();
        gathered(cells, 1 / step).forEach(group -> signs.add(group.sign(view)));
        signs.sort(Comparator.comparing((Sign sign) -> ((Sign.OfReports) sign).flash())
                .thenComparingDouble(Sign::y)
                .thenComparingDouble(Sign::x));
        return signs;
    }

    /** Neighbouring cells whose signs would cover each other become one group. */
    private static List<Group> gathered(SortedMap<Cell, Group> cells, double apart) {
        Map<Cell, Group> open = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        cells.forEach((cell, group) -> {
            Optional<Group> near = neighbours(cell, open)
                    .filter(other -> other.distance(group) < apart)
                    .findFirst();
            near.ifPresent(other -> group.reports.forEach(other::add));
            if (near.isEmpty()) {
                groups.add(group);
            }
            open.put(cell, near.orElse(group));
        });
        return groups;
    }

    /** The groups of the cells before this one that touch it. */
    private static Stream<Group> neighbours(Cell cell, Map<Cell, Group> open) {
        return Stream.of(
                        new Cell(cell.column, cell.row - 1),
                        new Cell(cell.column - 1, cell.row),
                        new Cell(cell.column - 1, cell.row - 1),
                        new Cell(cell.column - 1, cell.row + 1))
                .map(open::get)
                .filter(Objects::nonNull);
    }

    private static boolean onScreen(double x, double y, Viewport view) {
        return x > -BEYOND_PX && y > -BEYOND_PX && x < view.widthPx() + BEYOND_PX && y < view.heightPx() + BEYOND_PX;
    }

    /** The sign under a thumb: the nearest, and of equally near ones the upper. */
    Optional<Sign> tapped(Viewport view, Set<Layer> layers, double x, double y) {
        Sign nearest = null;
        double nearestPx = TAP_PX;
        for (Sign sign : in(view, layers)) {
            double px = Math.hypot(sign.x() - x, sign.y() - y);
            if (px <= nearestPx) {
                nearest = sign;
                nearestPx = px;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
