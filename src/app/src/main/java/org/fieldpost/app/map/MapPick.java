package org.fieldpost.app.map;

import org.fieldpost.model.place.Position;

/** The place under the cross, with the precision that a thumb has at this zoom. Pure. */
final class MapPick {

    /** As far off as a thumb sets the cross: about 2 mm of the display. */
    private static final double THUMB_PX = 10;

    private static final double NEAR_ZOOM = 13;
    private static final double BEST_M = 10;
    private static final double WORST_M = 100_000;

    private MapPick() {}

    /** Where the map opens for choosing a place near this one: its circle fills no more than half of a narrow display. */
    static Viewport near(Position around, Viewport whole) {
        Viewport there = whole.centredOn(around.point());
        double circlePx = Math.min(whole.widthPx(), whole.heightPx()) / 4;
        double zoom = there.zoom()
                + Math.log(there.metresPerPx() * circlePx / Math.max(BEST_M, around.accuracyM())) / Math.log(2);
        return there.atZoom(Math.min(NEAR_ZOOM, zoom));
    }

    static Position at(Viewport view) {
        double accuracyM = Math.max(BEST_M, Math.min(WORST_M, THUMB_PX * view.metresPerPx()));
        return new Position(view.centre(), accuracyM, Position.Source.MAP_PICK);
    }
}
