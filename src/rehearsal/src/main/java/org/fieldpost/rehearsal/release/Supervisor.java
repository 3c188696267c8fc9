package org.fieldpost.rehearsal.release;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;

/** Decides about reports on the server's pages, as people do, so that a release leaves decisions behind. */
final class Supervisor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Supervisor(SyncServer server) throws IOException {
        address = server.address();
        String password = server.people().add("sup", Role.SUPERVISOR);
        post("/sign-in", Map.of("name", "sup", "password", password));
    }

    /** Grades the first, merges the second into it, takes the third out of the count, judges and asks about the fourth. */
    void decide(List<ReceiptCode> reports) throws IOException {
        submit(reports.get(0), "grade", Map.of("source", "B", "information", "2"));
        submit(reports.get(1), "merge", Map.of("other", reports.get(0).spoken()));
        submit(reports.get(2), "retract", Map.of("reason", "A slip."));
        submit(reports.get(3), "interfaces", Map.of("first", "I7", "second", "I2", "reason", "The photo shows it."));
        submit(reports.get(3), "questions", Map.of("question", "Which bank of the river?"));
    }

    private void submit(ReceiptCode report, String what, Map<String, String> fields) throws IOException {
        String page = "/reports/" + report.spoken();
        String shown = get(page);
        Map<String, String> all = new HashMap<>(fields);
        all.put("form_token", hidden(shown, "form_token"));
        all.put("token", hidden(shown, "token"));
        post(page + "/" + what, all);
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!field.find()) {
            throw new IllegalStateException("the page has no field " + name);
        }
        return field.group(1);
    }

    private String get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET()).body();
    }

    private void post(String path, Map<String, String> fields) throws IOException {
        String form = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
