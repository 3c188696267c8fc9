package org.fieldpost.server.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.server.analysis.MapLabels.Piece;
import org.fieldpost.server.setup.RegionsMap;
import org.fieldpost.server.setup.RegionsMap.Shape;
import org.fieldpost.server.setup.RegionsMap.Sort;

/** The map of rates as it is drawn: shapes and names, reports about the border, and beneath them the key and what it is of. Pure. */
public record MapDrawing(RegionMap map, RegionsMap ground, Shades shades, MapLabels labels, List<Across> across) {

    public static final int ROW_PX = 22;
    public static final int NAMES_IN_ROW = 3;

    private static final int SOURCE_PX = 50;
    private static final int ACROSS_PX = 11;

    /** Reports about the border between a region and a neighbour's, at the border. */
    public record Across(Shape here, Shape there, long count, double x, double y) {}

    public MapDrawing {
        across = List.copyOf(across);
    }

    /**
     * @param name of a region, by its code
     * @param number as the reader's language writes it
     */
    static MapDrawing of(
            RegionMap map, RegionsMap ground, Function<String, String> name, Function<Double, String> number) {
        List<Across> across = across(map, ground);
        Map<String, RegionMap.Place> places =
                map.places().stream().collect(Collectors.toMap(RegionMap.Place::regionCode, Function.identity()));
        List<MapLabels.Asked> asked = regions(ground)
                .map(shape -> new MapLabels.Asked(
                        name.apply(shape.code()),
                        Optional.ofNullable(places.get(shape.code()))
                                .flatMap(RegionMap.Place::rate)
                                .map(rate -> number.apply(rate.perUnit()))
                                .orElse(""),
                        shape.x(),
                        shape.y()))
                .toList();
        List<Piece> taken = across.stream()
                .map(each -> Piece.around(each.x, each.y, ACROSS_PX))
                .toList();
        return new MapDrawing(
                map,
                ground,
                Shades.of(map.places()),
                MapLabels.of(asked, taken, RegionsMap.WIDTH, ground.height()),
                across);
    }

    private static Stream<Shape> regions(RegionsMap ground) {
        return ground.shapes().stream().filter(shape -> shape.sort() == Sort.REGION);
    }

    private static List<Across> across(RegionMap map, RegionsMap ground) {
        Map<String, Shape> drawn = ground.shapes().stream()
                .filter(shape -> shape.sort() != Sort.OFF_LIMITS)
                .collect(Collectors.toMap(Shape::code, Function.identity(), (one, other) -> one));
        return map.flows().stream()
                .filter(flow -> drawn.containsKey(flow.regionCode()) && drawn.containsKey(flow.neighbourCode()))
                .map(flow -> {
                    Shape here = drawn.get(flow.regionCode());
                    Shape there = drawn.get(flow.neighbourCode());
                    return new Across(
                            here,
                            there,
                            flow.count(),
                            within((here.x() + there.x()) / 2, RegionsMap.WIDTH),
                            within((here.y() + there.y()) / 2, ground.height()));
                })
                .toList();
    }

    private static double within(double at, double length) {
        return Math.max(14, Math.min(length - 14, at));
    }

    /** Whether any region is a hot spot, so that the key must say what its outline means. */
    public boolean hot() {
        return map.places().stream().anyMatch(place -> place.hotP().isPresent());
    }

    /** Where the names begin that found no room on the map. */
    public int namesY() {
        return ground.height() + ROW_PX * (3 + (hot() ? 1 : 0) + (across.isEmpty() ? 0 : 1)) + 16;
    }

    public int sourceY() {
        int rows = (labels.numbered().size() + NAMES_IN_ROW - 1) / NAMES_IN_ROW;
        return namesY() + ROW_PX * rows + 10;
    }

    public int height() {
        return sourceY() + SOURCE_PX - 20;
    }
}
