package org.fieldpost.server.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionSet;
import org.locationtech.jts.geom.Geometry;

/** Which regions of a set touch. Computed once; a set of thirty takes some milliseconds. */
public final class Neighbourhood {

    /** Outlines drawn separately leave gaps of up to a kilometre or two. */
    private static final double GAP_DEG = 0.02;

    private final RegionSet regions;
    private final Map<String, Set<String>> touching = new HashMap<>();

    public Neighbourhood(RegionSet regions) {
        this.regions = regions;
        List<Region> all = regions.regions();
        List<Geometry> geometries =
                all.stream().map(region -> Shapes.geometry(region.area())).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (geometries.get(i).isWithinDistance(geometries.get(j), GAP_DEG)) {
                    touching.computeIfAbsent(all.get(i).code(), code -> new HashSet<>())
                            .add(all.get(j).code());
                    touching.computeIfAbsent(all.get(j).code(), code -> new HashSet<>())
                            .add(all.get(i).code());
                }
            }
        }
    }

    /** Whether it is of this very set. */
    public boolean isOf(RegionSet others) {
        return regions == others;
    }

    /** The codes of the regions that touch this one. */
    public Set<String> of(String code) {
        return Set.copyOf(touching.getOrDefault(code, Set.of()));
    }

    /** Of each of these regions, the places in the list of those of them that touch it. */
    public List<List<Integer>> among(List<String> codes) {
        List<List<Integer>> among = new ArrayList<>();
        for (String code : codes) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < codes.size(); i++) {
                if (touching.getOrDefault(code, Set.of()).contains(codes.get(i))) {
                    places.add(i);
                }
            }
            among.add(places);
        }
        return among;
    }
}
