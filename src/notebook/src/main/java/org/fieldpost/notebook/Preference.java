package org.fieldpost.notebook;

/** What an officer may choose for himself. The names stand in the notebook file. */
public enum Preference {
    LANGUAGE,
    THEME,
    TEXT_SIZE
}
