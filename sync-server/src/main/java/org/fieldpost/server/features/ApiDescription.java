package org.fieldpost.server.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI 3.0 description of everything that programs may ask this server, written by hand in one file. */
final class ApiDescription {

    private static final String WRITTEN = read();

    private ApiDescription() {}

    /**
     * As this server gives it out.
     *
     * @param server its public address
     */
    static String of(String title, String server) {
        return WRITTEN.replace("\"${title}\"", Json.written(title)).replace("\"${server}\"", Json.written(server));
    }

    private static String read() {
        try (InputStream file = ApiDescription.class.getResourceAsStream("openapi.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
