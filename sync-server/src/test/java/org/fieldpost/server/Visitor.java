package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who asks the server for pages over HTTP and follows no redirect; at first nobody the server knows. */
public final class Visitor {

    private static final String PAGES = "text/html,application/xhtml+xml";
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([0-9a-f]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private String session = "";
    private String accept = PAGES;

    public Visitor(String address) {
        this.address = address;
    }

    /** The session cookie, name and value. */
    public String session() {
        return session;
    }

    /** The same session at another server. */
    public Visitor at(String other) {
        var visitor = new Visitor(other);
        visitor.session = session;
        return visitor;
    }

    /** Becomes the administrator, who supervises too, by the line with the link that a new server prints; without codes. */
    public static Visitor first(String printed) {
        Matcher link = Pattern.compile("(https?://[^/]+)(/first/[0-9a-f]+)").matcher(printed);
        assertThat(link.find()).as(printed).isTrue();
        var visitor = new Visitor(link.group(1));
        String password = "plum ladder seven rivers";
        var fields = Map.of("name", "first", "password", password, "again", password, "supervises", "yes");
        assertThat(visitor.post(link.group(2), fields).statusCode()).isEqualTo(303);
        return visitor.signIn("first", password);
    }

    public Visitor signIn(String name, String password) {
        HttpResponse<String> answer = post("/sign-in", Map.of("name", name, "password", password));
        assertThat(answer.statusCode()).as("sign-in of " + name).isEqualTo(303);
        keep(answer);
        return this;
    }

    /** Keeps the cookie that an answer brings, as a browser does. */
    public void keep(HttpResponse<String> answer) {
        session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.matches("fieldpost-(session|step)=[0-9a-f]{64};.*"))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    public HttpResponse<String> get(String path) {
        return ask("GET", path, BodyPublishers.noBody(), "");
    }

    /** A file that is there. */
    public byte[] file(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Cookie", session())
                .build();
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> ask(String method, String path) {
        return ask(method, path, BodyPublishers.noBody(), "");
    }

    /** Sends these fields and no others. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return ask("POST", path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    /** Sends an empty form with the token that this visitor's pages carry. */
    public HttpResponse<String> submit(String path) {
        return submit(path, Map.of());
    }

    /** As {@link #submit(String)}, with these fields. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("form_token", formToken());
        return post(path, all);
    }

    /** As {@link #submit(String, Map)}, by a program, which wants a document and no page. */
    public HttpResponse<String> submitAsProgram(String path, Map<String, String> fields) {
        accept = "application/json";
        try {
            return submit(path, fields);
        } finally {
            accept = PAGES;
        }
    }

    /** As {@link #submit(String, Map)}, with a file in the field {@code file}. */
    public HttpResponse<String> submitFile(String path, Map<String, String> fields, String filename, String content) {
        var all = new HashMap<>(fields);
        all.put("form_token", formToken());
        String parts = all.entrySet().stream()
                .map(field -> part("name=\"" + field.getKey() + "\"", field.getValue()))
                .collect(Collectors.joining());
        return ask(
                "POST",
                path,
                BodyPublishers.ofString(
                        parts + part("name=\"file\"; filename=\"" + filename + "\"", content) + "--cut--\r\n"),
                "multipart/form-data; boundary=cut");
    }

    private static String part(String named, String content) {
        return "--cut\r\nContent-Disposition: form-data; " + named + "\r\n\r\n" + content + "\r\n";
    }

    public HttpResponse<String> ask(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", accept)
                .method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!session.isEmpty()) {
            request.header("Cookie", session);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** The token in the forms of this visitor's pages; empty when he gets no page. */
    public String formToken() {
        Matcher matcher = TOKEN.matcher(get("/me").body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
