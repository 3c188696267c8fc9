package org.fieldpost.model.place;

import java.util.Objects;
import org.fieldpost.model.Check;

/** The region a report belongs to and how it was found. */
public record RegionMatch(String regionCode, Method method) {

    /** Inside its polygon; nearest, when coast or border generalisation left the point outside; or chosen by hand. */
    public enum Method {
        INSIDE,
        NEAREST,
        CHOSEN
    }

    public RegionMatch {
        Check.matching("region code", regionCode, "[A-Za-z0-9~-]{1,16}");
        Objects.requireNonNull(method, "method");
    }
}
