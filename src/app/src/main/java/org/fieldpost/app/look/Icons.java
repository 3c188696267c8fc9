package org.fieldpost.app.look;

import java.util.Properties;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.vocabulary.Code;
import org.kordamp.ikonli.javafx.FontIcon;

/** Pictograms by code, from {@code assets/look/icons.properties}. */
public final class Icons {

    private static final Properties BY_CODE = Theme.properties("icons.properties");
    private static final String FALLBACK = "mdmz-radio_button_unchecked";

    private Icons() {}

    public static FontIcon of(Code code) {
        return named(BY_CODE.getProperty(code.list().fileName() + "." + code.value(), FALLBACK));
    }

    public static FontIcon of(Kind kind) {
        return named(BY_CODE.getProperty("kind." + kind, FALLBACK));
    }

    /** By its Ikonli name. */
    public static FontIcon named(String literal) {
        return new FontIcon(literal);
    }
}
