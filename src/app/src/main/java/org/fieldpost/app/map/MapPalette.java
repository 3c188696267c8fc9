package org.fieldpost.app.map;

import java.util.Map;
import javafx.scene.paint.Color;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Kind;

/** The map's colours in one theme, from the tokens. */
record MapPalette(
        Color water,
        Color shore,
        Color land,
        Color far,
        Color line,
        Color farLine,
        Color border,
        Color band,
        Color label,
        Color ink,
        Color halo,
        Color grid,
        Color off,
        Color offFill,
        Color point,
        Color track,
        Color own,
        Color flash,
        Map<Kind, Color> kinds) {

    static MapPalette of(Theme theme) {
        return new MapPalette(
                theme.colour("map-water"),
                theme.colour("map-shore"),
                theme.colour("map-land"),
                theme.colour("map-far"),
                theme.colour("map-line"),
                theme.colour("map-far-line"),
                theme.colour("map-border"),
                theme.colour("map-band"),
                theme.colour("map-label"),
                theme.colour("ink"),
                theme.colour("map-halo"),
                theme.colour("map-grid"),
                theme.colour("map-off"),
                theme.colour("map-off-fill"),
                theme.colour("map-point"),
                theme.colour("map-track"),
                theme.colour("map-own"),
                theme.colour("danger"),
                Map.of(
                        Kind.SMUGGLING, theme.colour("map-smuggling"),
                        Kind.BORDER, theme.colour("map-visit"),
                        Kind.RESOURCE_SITE, theme.colour("map-site")));
    }

    /** Towns stand back behind what a patrol looks for. */
    Color of(KnownPoint.Sort sort) {
        return sort == KnownPoint.Sort.TOWN ? label : point;
    }
}
