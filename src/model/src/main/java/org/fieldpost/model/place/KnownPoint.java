package org.fieldpost.model.place;

import java.util.Objects;
import org.fieldpost.model.Check;

/**
 * A place the mission knows by name: a town, border point, resource site, post or base.
 *
 * @param type code of border_type for a border point, commodity for a site, else empty
 * @param illustrative true when the place only shows what such data looks like
 * @param source where the coordinate comes from; no coordinate without one
 */
public record KnownPoint(
        String code, Sort sort, String name, Point point, String type, boolean illustrative, String source) {

    /** What kind of place it is. */
    public enum Sort {
        TOWN,
        BORDER,
        SITE,
        POST,
        BASE
    }

    public KnownPoint {
        Check.matching("point code", code, "[A-Z0-9-]{1,16}");
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(point, "point");
        Check.that(!Check.text("name", name, 80).isBlank(), "point " + code + " has no name");
        Check.that(
                !Check.text("source", source, 300).isBlank(), "point " + code + " states no source for its coordinate");
    }
}
