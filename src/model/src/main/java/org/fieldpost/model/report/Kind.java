package org.fieldpost.model.report;

/** The three kinds of observation; the letter names the form in the vocabulary. */
public enum Kind {
    SMUGGLING('S'),
    BORDER('B'),
    RESOURCE_SITE('R');

    private final char form;

    Kind(char form) {
        this.form = form;
    }

    public char form() {
        return form;
    }
}
