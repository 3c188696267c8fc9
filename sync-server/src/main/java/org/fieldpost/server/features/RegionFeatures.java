package org.fieldpost.server.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.mission.MissionSpace;

/** The mission's regions as features, by their codes. Everybody who reads reports sees all of them: they are no secret. */
final class RegionFeatures {

    private final MissionSpace space;

    RegionFeatures(MissionSpace space) {
        this.space = space;
    }

    /** Regions have no time, so that any time fits. */
    Page page(Asked asked) {
        List<Region> all = space.mission().regions().regions().stream()
                .filter(region -> asked.box().touches(region.area()))
                .filter(region -> asked.after().map(region.code()::compareTo).orElse(1) > 0)
                .sorted(Comparator.comparing(Region::code))
                .limit(asked.limit() + 1L)
                .toList();
        boolean more = all.size() > asked.limit();
        List<Region> shown = more ? all.subList(0, asked.limit()) : all;
        return new Page(
                shown.stream().map(this::feature).toList(),
                more ? Optional.of(shown.get(shown.size() - 1).code()) : Optional.empty());
    }

    Optional<Map<String, Object>> find(String code) {
        return space.mission().regions().byCode(code).map(this::feature);
    }

    private Map<String, Object> feature(Region region) {
        return Json.object(
                "type", "Feature",
                "id", region.code(),
                "geometry", geometry(region.area()),
                "properties",
                        Json.object(
                                "code", region.code(),
                                "name", region.name(Language.EN),
                                "country", region.country(),
                                "exercise", space.mode() == MissionMode.EXERCISE));
    }

    private static Map<String, Object> geometry(Area area) {
        List<List<List<List<Double>>>> polygons = new ArrayList<>();
        for (List<double[]> polygon : area.polygons()) {
            List<List<List<Double>>> rings = new ArrayList<>();
            for (int i = 0; i < polygon.size(); i++) {
                rings.add(turned(polygon.get(i), i == 0));
            }
            polygons.add(rings);
        }
        return Json.object("type", "MultiPolygon", "coordinates", polygons);
    }

    /** An outer ring runs against the clock and a hole with it (RFC 7946, 3.1.6). */
    private static List<List<Double>> turned(double[] ring, boolean outer) {
        List<List<Double>> points = new ArrayList<>();
        double twiceArea = 0;
        for (int i = 0; i < ring.length; i += 2) {
            points.add(List.of(ring[i], ring[i + 1]));
            if (i + 3 < ring.length) {
                twiceArea += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
            }
        }
        if ((twiceArea > 0) != outer) {
            Collections.reverse(points);
        }
        return points;
    }
}
