package org.fieldpost.server.web;

import java.nio.charset.StandardCharsets;
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
 * @param field the field of the form that is wrong, as its page names it
 */
record Told(int status, String type, String title, String detail, String remedy, Optional<String> field) {

    static final String CONTENT_TYPE = "application/problem+json";

    /** The statuses that have words of their own. */
    private static final Set<Integer> KNOWN =
            Set.of(400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 422, 429, 431, 500, 503);

    /** The words of a status, or of the problem that was thrown for it, its field named. */
    static Told of(int status, Optional<Problem> problem, Words words) {
        int spoken = KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
        return new Told(
                status,
                problem.map(p -> "urn:fieldpost:problem:" + Fields.bare(p).key())
                        .orElse("about:blank"),
                problem.isPresent() ? words.say("page.problem") : words.say("page.title_" + spoken),
                problem.map(p -> p.in(words)).orElseGet(() -> words.say("page.status_" + spoken)),
                words.say("page.remedy_" + spoken),
                problem.flatMap(Fields::of).map(label -> label.in(words)));
    }

    byte[] document() {
        String members = "{\"type\":" + quoted(type) + ",\"title\":" + quoted(title) + ",\"status\":" + status
                + ",\"detail\":" + quoted(detail) + ",\"remedy\":" + quoted(remedy)
                + field.map(name -> ",\"field\":" + quoted(name)).orElse("") + "}";
        return members.getBytes(StandardCharsets.UTF_8);
    }

    /** As JSON wants a text (RFC 8259, 7). */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
