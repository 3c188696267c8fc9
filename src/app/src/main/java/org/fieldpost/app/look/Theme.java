package org.fieldpost.app.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The three themes, each a style sheet made of the tokens in {@code assets/look} and the app's rules. */
public enum Theme {
    LIGHT,
    SUN,
    NIGHT;

    private static final String FOLDER = "/fieldpost/look/";

    /** The style sheet as a data URI that a scene takes, with text of the usual size. */
    public String styleSheet() {
        return styleSheet(TextSize.USUAL);
    }

    /** The style sheet as a data URI that a scene takes. */
    public String styleSheet(TextSize size) {
        String prefix = name().toLowerCase(Locale.ROOT) + ".";
        var tokens = new TreeMap<String, String>();
        Properties all = properties("tokens.properties");
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> tokens.put(name.substring(prefix.length()), all.getProperty(name)));
        var css = new StringBuilder(".root{");
        tokens.forEach((name, value) ->
                css.append("-fp-").append(name).append(':').append(value).append(';'));
        css.append("}\n").append(size.in(text("app.css")));
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The colour of this token, for what is drawn and not styled. */
    public Color colour(String token) {
        return Color.web(properties("tokens.properties").getProperty(name().toLowerCase(Locale.ROOT) + "." + token));
    }

    /** The theme of this name, as it is kept; empty for one that this version does not know. */
    public static Optional<Theme> named(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equals(name))
                .findFirst();
    }

    public Theme next() {
        return this == LIGHT ? SUN : this == SUN ? NIGHT : LIGHT;
    }

    /** Loads the bundled font; once, before the first scene. */
    public static void loadFonts() {
        for (String file : new String[] {"IBMPlexSansArabic_400Regular.ttf", "IBMPlexSansArabic_700Bold.ttf"}) {
            try (InputStream in = Theme.class.getResourceAsStream(FOLDER + "fonts/" + file)) {
                if (Font.loadFont(in, 16) == null) {
                    throw new IllegalStateException("The font " + file + " cannot be loaded; this build is damaged.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Properties properties(String file) {
        var properties = new Properties();
        try (InputStream in = Theme.class.getResourceAsStream(FOLDER + file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String text(String file) {
        try (InputStream in = Theme.class.getResourceAsStream(FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
