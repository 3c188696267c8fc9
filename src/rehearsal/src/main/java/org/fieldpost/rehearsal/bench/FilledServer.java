package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.storage.Database;

/** A server that was started over a large mission's reports, and an analyst who is signed in there. */
final class FilledServer implements AutoCloseable {

    private final Mission mission;
    private final SyncServer server;
    private final HttpClient client;

    private FilledServer(Mission mission, SyncServer server) throws IOException, InterruptedException {
        this.mission = mission;
        this.server = server;
        String name = "measurer" + Instant.now().toEpochMilli();
        String password = server.people().add(name, Role.ANALYST);
        server.people().requireCodes(false, "");
        this.client = signedIn(server, name, password);
    }

    /**
     * Fills one that holds no report yet, starts it, and says how long both took.
     *
     * @param database a PostgreSQL's address; empty for the embedded database
     */
    static FilledServer start(Path folder, int reports, int weeks, String database)
            throws IOException, InterruptedException {
        Mission mission = Colombia.mission();
        var settings = Settings.in(folder, mission, MissionMode.EXERCISE)
                .withCompareFingerprints(false)
                .withDatabase(database);
        SyncServer.start(settings, Clock.systemUTC(), new SecureRandom()).close();
        long began = System.nanoTime();
        try (Database db = Database.open(folder, database)) {
            if (!db.<Boolean>read(FilledServer::holdsReports)) {
                new ThreeYears(mission, Instant.now(), weeks).fill(db, reports);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d reports of %d weeks by 500 phones in %.0f s; %,d MB on the disk.%n",
                reports,
                weeks,
                (System.nanoTime() - began) / 1e9,
                megabytes(folder));
        began = System.nanoTime();
        SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom());
        System.out.printf(Locale.ROOT, "Started over them in %.1f s.%n", (System.nanoTime() - began) / 1e9);
        return new FilledServer(mission, server);
    }

    private static boolean holdsReports(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT EXISTS (SELECT 1 FROM observation)");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }

    private static HttpClient signedIn(SyncServer server, String name, String password)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String form = get(client, server.address() + "/sign-in").body();
        Matcher token =
                Pattern.compile("name=\"form_token\" value=\"([^\"]*)\"").matcher(form);
        String body = "name=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + (token.find() ? "&form_token=" + token.group(1) : "");
        client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", server.address())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        int status = get(client, server.address() + "/coverage").statusCode();
        if (status != 200) {
            throw new IllegalStateException("signing in did not work: " + status);
        }
        return client;
    }

    private static HttpResponse<String> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The analyst's answer. */
    <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> read) throws IOException, InterruptedException {
        HttpResponse<T> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(), read);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    SyncServer server() {
        return server;
    }

    Mission mission() {
        return mission;
    }

    @Override
    public void close() {
        server.close();
    }
}
