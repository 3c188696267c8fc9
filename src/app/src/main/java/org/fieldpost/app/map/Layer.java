package org.fieldpost.app.map;

import java.util.EnumSet;
import java.util.Set;

/** What of the map can be shown or hidden. Regions and own position always show. */
public enum Layer {
    TILES,
    POINTS,
    REPORTS,
    OFF_LIMITS,
    TRACK,
    GRID;

    static Set<Layer> atFirst() {
        return EnumSet.allOf(Layer.class);
    }
}
