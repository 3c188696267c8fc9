package org.fieldpost.app.map;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;

/** A map's content projected once, ready to be drawn at any view. */
final class MapScene {

    private final MapContent content;
    private final Land regions;
    private final Land neighbours;
    private final Land offLimits;
    private final SignLayout signs;
    private final Optional<Land.Line> track;

    private MapScene(MapContent content, Land regions, Land neighbours, Land offLimits) {
        this.content = content;
        this.regions = regions;
        this.neighbours = neighbours;
        this.offLimits = offLimits;
        signs = SignLayout.of(content);
        track = content.track().size() < 2 ? Optional.empty() : Optional.of(line(content.track()));
    }

    static MapScene of(MapContent content) {
        return new MapScene(
                content,
                Land.of(content.regions()),
                Land.of(content.neighbours()),
                Land.of(content.offLimits().stream().map(MapScene::outline).toList()));
    }

    /** The same country with other reports, track or position. */
    MapScene with(MapContent newer) {
        boolean sameCountry = newer.regions().equals(content.regions())
                && newer.neighbours().equals(content.neighbours())
                && newer.offLimits().equals(content.offLimits());
        return sameCountry ? new MapScene(newer, regions, neighbours, offLimits) : of(newer);
    }

    private static Region outline(OffLimits place) {
        return new Region(place.code(), place.names(), "", place.area(), place.label());
    }

    private static Land.Line line(List<Point> track) {
        double[] xy = new double[2 * track.size()];
        for (int i = 0; i < track.size(); i++) {
            xy[2 * i] = Mercator.x(track.get(i).longitudeDeg());
            xy[2 * i + 1] = Mercator.y(track.get(i).latitudeDeg());
        }
        return Land.Line.of(xy);
    }

    MapContent content() {
        return content;
    }

    Land regions() {
        return regions;
    }

    Land neighbours() {
        return neighbours;
    }

    Land offLimits() {
        return offLimits;
    }

    SignLayout signs() {
        return signs;
    }

    Optional<Land.Line> track() {
        return track;
    }

    /** The mission's country, and where the phone is if it lies outside. */
    Box box() {
        Box country = regions.box();
        return content.position()
                .map(p -> country.with(
                        Mercator.x(p.point().longitudeDeg()),
                        Mercator.y(p.point().latitudeDeg())))
                .orElse(country);
    }
}
