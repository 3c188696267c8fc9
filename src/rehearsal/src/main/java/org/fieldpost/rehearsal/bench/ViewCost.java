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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.storage.Database;

/** How long each view takes, from the request to its last byte, over a large mission: first as after a start, then warm. */
final class ViewCost {

    private static final int ROUNDS = 60;

    private static final List<String> VIEWS = List.of(
            "/?weeks=4",
            "/?weeks=4&show=RATE&kind=BORDER&basis=SAW&grading=GRADED",
            "/?weeks=4&show=CHANGE&light=NIGHT&means=VEHICLE",
            "/?weeks=12&show=RATE",
            "/?weeks=52&show=CHANGE&kind=SMUGGLING&grading=FIRM",
            "/coverage?weeks=4",
            "/coverage?weeks=52",
            "/trend?interface=I1&weeks=26",
            "/trend?interface=I1&weeks=156&kind=SMUGGLING",
            "/map?weeks=4",
            "/map?weeks=52&interface=I6",
            "/lag?weeks=52",
            "/lag?weeks=156",
            "/reports?weeks=4",
            "/reports?weeks=4&interface=I1&region=%REGION%&kind=SMUGGLING",
            "/reports?weeks=52&interface=I6&region=%REGION%");

    private final Path folder;
    private final int reports;
    private final int weeks;
    private final String database;

    /** @param database a PostgreSQL's address; empty for the embedded database */
    ViewCost(Path folder, int reports, int weeks, String database) {
        this.folder = folder;
        this.reports = reports;
        this.weeks = weeks;
        this.database = database;
    }

    void run() throws IOException, InterruptedException {
        var mission = Colombia.mission();
        var settings = Settings.in(folder, mission, MissionMode.EXERCISE)
                .withCompareFingerprints(false)
                .withDatabase(database);
        SyncServer.start(settings, Clock.systemUTC(), new SecureRandom()).close();
        long began = System.nanoTime();
        try (Database db = Database.open(folder, database)) {
            new ThreeYears(mission, Instant.now(), weeks).fill(db, reports);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d reports of %d weeks by 500 phones in %.0f s; %,d MB on the disk.%n",
                reports,
                weeks,
                (System.nanoTime() - began) / 1e9,
                megabytes());
        began = System.nanoTime();
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom())) {
            System.out.printf(Locale.ROOT, "Started over them in %.1f s.%n", (System.nanoTime() - began) / 1e9);
            String password = server.people().add("measurer", Role.ANALYST);
            server.people().requireCodes(false, "");
            HttpClient client = signedIn(server, password);
            String region = mission.regions().regions().get(0).code();
            for (String view : VIEWS) {
                measure(client, server.address(), view.replace("%REGION%", region));
            }
        }
    }

    private long megabytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }

    private static HttpClient signedIn(SyncServer server, String password) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String form = get(client, server.address() + "/sign-in").body();
        Matcher token =
                Pattern.compile("name=\"form_token\" value=\"([^\"]*)\"").matcher(form);
        String body = "name=measurer&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
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

    private static void measure(HttpClient client, String address, String view)
            throws IOException, InterruptedException {
        List<Double> ms = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + view)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            ms.add((System.nanoTime() - began) / 1e6);
            bytes = answer.body().length;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(view + " answered " + answer.statusCode());
            }
        }
        double first = ms.get(0);
        double[] warm = ms.stream().skip(10).mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-70s first %.0f ms, warm p50 %.0f ms, p95 %.0f ms, %,d bytes%n",
                view,
                first,
                warm[warm.length / 2],
                warm[(int) (warm.length * 0.95)],
                bytes);
    }
}
