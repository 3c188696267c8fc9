package org.fieldpost.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The style sheet and fonts of the pages, from the one look of Fieldpost in {@code assets/look}. */
final class Look {

    private static final String FOLDER = "/fieldpost/look/";

    private Look() {}

    /** The light theme's tokens as custom properties, then the rules of the pages. */
    static String styleSheet() {
        var tokens = new Properties();
        try (InputStream in = Look.class.getResourceAsStream(FOLDER + "tokens.properties")) {
            tokens.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var css = new StringBuilder(":root{");
        var sorted = new TreeMap<String, String>();
        tokens.stringPropertyNames().forEach(name -> sorted.put(name, tokens.getProperty(name)));
        sorted.forEach((name, value) -> {
            if (name.startsWith("light.")) {
                css.append("--")
                        .append(name.substring("light.".length()))
                        .append(':')
                        .append(value)
                        .append(';');
            } else if (name.startsWith("size.")) {
                css.append("--")
                        .append(name.replace('.', '-'))
                        .append(':')
                        .append(value)
                        .append("px;");
            }
        });
        return css.append("}\n")
                .append(new String(file("web.css").orElseThrow(), StandardCharsets.UTF_8))
                .toString();
    }

    static Optional<byte[]> file(String name) {
        try (InputStream in = Look.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
