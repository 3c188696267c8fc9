package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A supervisor who opens a report's page and sends one of its forms. */
public final class Deciding {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final ServerAtWork at;
    private final Visitor visitor;

    public Deciding(ServerAtWork at, Visitor visitor) {
        this.at = at;
        this.visitor = visitor;
    }

    public Visitor visitor() {
        return visitor;
    }

    public String page(String receipt) {
        return visitor.get("/reports/" + receipt).body();
    }

    /** What the forms of the report's page carry, so that a later change is noticed. */
    public String token(String receipt) {
        Matcher matcher = TOKEN.matcher(page(receipt));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Sends a form of a page that was opened before, and does not look what comes of it. */
    public HttpResponse<String> send(String receipt, String what, String token, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("token", token);
        return visitor.submit("/reports/" + receipt + "/" + what, all);
    }

    /** Opens the page and sends one of its forms. */
    public HttpResponse<String> send(String receipt, String what, Map<String, String> fields) {
        return send(receipt, what, token(receipt), fields);
    }

    private void taken(String receipt, String what, Map<String, String> fields) {
        assertThat(send(receipt, what, fields).statusCode())
                .as("%s %s", receipt, what)
                .isEqualTo(303);
    }

    public void grade(String receipt, String grade) {
        taken(receipt, "grade", grade(grade));
    }

    public static Map<String, String> grade(String grade) {
        return Map.of("source", grade.substring(0, 1), "information", grade.substring(1));
    }

    public void merge(String receipt, String into) {
        taken(receipt, "merge", Map.of("other", into));
    }

    public void retract(String receipt, String reason) {
        taken(receipt, "retract", Map.of("reason", reason));
    }

    public void interfaces(String receipt, String first, String second) {
        taken(receipt, "interfaces", Map.of("first", first, "second", second, "reason", "the photo shows it"));
    }

    public void undoInterfaces(String receipt) {
        taken(receipt, "interfaces/undo", Map.of());
    }

    public void undo(String receipt) {
        taken(receipt, "undo", Map.of());
    }

    public void ask(String receipt, String words) {
        taken(receipt, "questions", Map.of("question", words));
    }

    /** What the database holds behind the server's back. */
    public long number(String sql) {
        return at.number(sql);
    }
}
