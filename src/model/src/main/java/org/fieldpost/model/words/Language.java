package org.fieldpost.model.words;

import java.util.Locale;
import java.util.Optional;

/** The languages Fieldpost speaks today; a language is added with its translation file and its vocabulary words. */
public enum Language {
    EN("en", "English"),
    FR("fr", "Français");

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

    public Locale locale() {
        return Locale.forLanguageTag(tag);
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
