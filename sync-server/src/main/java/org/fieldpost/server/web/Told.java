package org.fieldpost.server.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/**
 * Why a request was not done and what helps, in one language: the members of a problem document (RFC 9457) and of the page with
 * the same words.
 *
 * @param type a URI that stays the same for the same problem, whatever the language
 * @param detail what is wrong
 * @param remedy what to do about it
 */
record Told(int status, String type, String title, String detail, String remedy) {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /** The statuses that have words of their own. */
    private static final Set<Integer> KNOWN =
            Set.of(400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 422, 429, 431, 500, 503);

    /** The words of a status, or of the problem that was thrown for it. */
    static Told of(int status, Optional<Problem> problem, Words words) {
        int spoken = KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
        return new Told(
                status,
                problem.map(p -> "urn:fieldpost:problem:" + p.key()).orElse("about:blank"),
                problem.isPresent() ? words.say("page.problem") : words.say("page.title_" + spoken),
                problem.map(p -> p.in(words)).orElseGet(() -> words.say("page.status_" + spoken)),
                words.say("page.remedy_" + spoken));
    }

    byte[] document() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("remedy", remedy);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
