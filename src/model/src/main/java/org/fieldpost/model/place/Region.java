package org.fieldpost.model.place;

import java.util.Map;
import java.util.Objects;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Language;

/**
 * A region that a mission counts by.
 *
 * @param code OCHA P-code or ISO 3166-2 where one exists
 * @param names by language; a language without a name falls back on English, which is always there
 * @param country name of the country it belongs to, for regions of neighbours
 */
public record Region(String code, Map<Language, String> names, String country, Area area, Point label) {

    public Region {
        Check.matching("region code", code, "[A-Za-z0-9~-]{1,16}");
        names = Map.copyOf(names);
        Check.that(names.containsKey(Language.EN), "region " + code + " has no English name");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(label, "label");
    }

    public String name(Language language) {
        return names.getOrDefault(language, names.get(Language.EN));
    }
}
