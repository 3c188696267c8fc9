package org.fieldpost.model.place;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * A mission's regions in one version, and those of the neighbours across its borders. Phone and server look up with this
 * same code. Immutable; safe from any thread.
 */
public final class RegionSet {

    /** Farther from every region than this, a point is not the mission's. */
    private static final double NEAREST_LIMIT_M = 100_000;

    private final List<Region> regions;
    private final List<Region> neighbours;

    public RegionSet(List<Region> regions, List<Region> neighbours) {
        this.regions = List.copyOf(Check.size("regions", regions, 1, 10_000));
        this.neighbours = List.copyOf(neighbours);
        var codes = new HashSet<String>();
        for (Region region : regions) {
            if (!codes.add(region.code())) {
                throw Problem.of("regions.twice", region.code()).asException();
            }
        }
    }

    public List<Region> regions() {
        return regions;
    }

    public List<Region> neighbours() {
        return neighbours;
    }

    public Optional<Region> byCode(String code) {
        return regions.stream().filter(r -> r.code().equals(code)).findFirst();
    }

    /** The region that holds the point, else the nearest within 100 km, else none. */
    public Optional<RegionMatch> match(Point point) {
        for (Region region : regions) {
            if (region.area().contains(point)) {
                return Optional.of(new RegionMatch(region.code(), RegionMatch.Method.INSIDE));
            }
        }
        return nearest(regions, point).map(r -> new RegionMatch(r.code(), RegionMatch.Method.NEAREST));
    }

    /** The neighbour's region nearest to a point of the border. */
    public Optional<Region> neighbourAt(Point point) {
        return neighbours.stream()
                .filter(r -> r.area().contains(point))
                .findFirst()
                .or(() -> nearest(neighbours, point));
    }

    private static Optional<Region> nearest(List<Region> candidates, Point point) {
        Region nearest = null;
        double nearestM = NEAREST_LIMIT_M;
        for (Region each : candidates) {
            if (each.area().boxDistanceM(point) > nearestM) {
                continue;
            }
            double distanceM = each.area().edgeDistanceM(point);
            if (distanceM < nearestM || (nearest == null && distanceM == nearestM)) {
                nearest = each;
                nearestM = distanceM;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
