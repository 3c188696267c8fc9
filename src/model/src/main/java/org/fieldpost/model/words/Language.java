package org.fieldpost.model.words;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The languages Fieldpost speaks today; a language is added with its translation file and its vocabulary words. */
public enum Language {
    EN("en", "English"),
    FR("fr", "Français"),
    ES("es", "Español"),
    PT("pt", "Português"),
    SW("sw", "Kiswahili"),
    AR("ar", "العربية");

    /** What the server's pages speak; a phone speaks all. */
    public static final Set<Language> OF_PAGES = Collections.unmodifiableSet(EnumSet.of(EN, FR, ES, AR));

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47 tag, as in file names. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** Digits are 0 to 9 in every language, as in grid references and receipt codes, which are read over the radio. */
    public Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    /** Whether its script runs from right to left. */
    public boolean rightToLeft() {
        return tag.equals("ar");
    }

    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
