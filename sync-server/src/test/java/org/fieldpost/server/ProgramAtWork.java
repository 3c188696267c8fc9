package org.fieldpost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that asks with what it presents in its Authorization header, and reads documents. */
public final class ProgramAtWork {

    private static final Pattern TOKEN = Pattern.compile("fieldpost-[0-9a-f]{64}");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String authorization;

    private ProgramAtWork(String address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    public static ProgramAtWork bearing(ServerAtWork at, String token) {
        return new ProgramAtWork(at.address(), "Bearer " + token);
    }

    /** Gives the token as the password of some user name. */
    public static ProgramAtWork withPassword(ServerAtWork at, String token) {
        return new ProgramAtWork(
                at.address(),
                "Basic " + Base64.getEncoder().encodeToString(("anybody:" + token).getBytes(StandardCharsets.UTF_8)));
    }

    /** Presents this header, or none when it is empty. */
    public static ProgramAtWork presenting(ServerAtWork at, String authorization) {
        return new ProgramAtWork(at.address(), authorization);
    }

    /** A token that this person, of this password, makes on their own page. */
    public static String token(Visitor person, String name, String password) {
        HttpResponse<String> page = person.submit("/me/tokens", Map.of("name", name, "days", "30", "old", password));
        Matcher token = TOKEN.matcher(page.body());
        if (page.statusCode() != 200 || !token.find()) {
            throw new IllegalStateException("no token: " + page.body());
        }
        return token.group();
    }

    public HttpResponse<String> get(String path) {
        return ask("GET", path);
    }

    public HttpResponse<String> ask(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : address + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
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
}
