package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator publishes new regions on the real pages; the phones work by them after their next exchange. */
class PublishedPackageTest {

    private static final String CUT = "--cut\r\nContent-Disposition: form-data; ";

    @TempDir
    Path folder;

    private final Mission liberia = MissionReader.shipped("liberia");
    private final HttpClient browser = HttpClient.newHttpClient();
    private SyncServer server;
    private OfficersPhone phone;
    private String cookie;

    @BeforeEach
    void a_server_and_a_phone() throws Exception {
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom());
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP01", Clock.systemUTC());
        server.people().requireCodes(false, "");
        String password = server.people().add("admin", Role.ADMINISTRATOR);
        HttpResponse<String> in = post("/sign-in", "name=admin&password=" + encoded(password));
        cookie = session(in);
    }

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    @Test
    void new_regions_reach_a_phone_over_the_network_and_a_report_written_there_is_counted_there() throws Exception {
        phone.sendsOverTheNetwork();
        publishEverywhere();

        sees();
        phone.sendsOverTheNetwork();

        assertThat(regions()).containsExactly("ZZ-1");
        assertThat(server.phones().find("A1").orElseThrow().missionPackage()).contains(new PackageVersion(1, 2));
        assertThat(get("/phones")).contains("Mission package").doesNotContain("not yet 2");
        sees();
        phone.sendsOverTheNetwork();
        String password = server.people().add("supervisor", Role.SUPERVISOR);
        cookie = session(post("/sign-in", "name=supervisor&password=" + encoded(password)));
        assertThat(get("/reports?region=ZZ-1")).contains("A1-");
    }

    @Test
    void new_regions_reach_a_phone_by_one_courier_and_back() throws Exception {
        phone.sendsOverTheNetwork();
        publishEverywhere();
        sees();

        var exchange = new ExchangeViewModel(phone.desk());
        exchange.writeCourierFile();
        Path stick;
        try (var files = Files.list(phone.desk().device().files().sharedDirectory())) {
            stick = files.findFirst().orElseThrow();
        }
        try (var in = Files.newInputStream(stick)) {
            String name = server.courierDesk().take("stick", in).answer().orElseThrow();
            Path answer = Files.write(
                    folder.resolve(name), server.courierDesk().answer(name).orElseThrow());
            exchange.readAnswerFile(answer);
        }

        assertThat(regions()).containsExactly("ZZ-1");
    }

    @Test
    void a_phone_that_has_the_newest_is_told_nothing_more() throws Exception {
        publishEverywhere();
        phone.sendsOverTheNetwork();
        assertThat(phone.notebook().packages().news()).hasSize(1);
        phone.sendsOverTheNetwork();
        assertThat(phone.notebook().packages().news()).isEmpty();
        phone.reopen();
        assertThat(regions()).containsExactly("ZZ-1");
    }

    private List<String> regions() {
        return phone.desk().mission().orElseThrow().regions().regions().stream()
                .map(Region::code)
                .toList();
    }

    private void sees() {
        var saved = new ArrayList<ReceiptCode>();
        var desk = phone.desk();
        new HomeViewModel(desk).open(Kind.SMUGGLING, draft -> {
            var form = new ObservationViewModel(desk, desk.mission().orElseThrow(), draft, saved::add);
            for (String answer : List.of("GOODS", "FUEL", "TRUCKOPEN", "TRUCK")) {
                var asking = form.asking().get().orElseThrow();
                form.offered(asking).stream()
                        .map(term -> term.code())
                        .filter(code -> code.is(answer))
                        .findFirst()
                        .ifPresent(code -> form.answer(asking, code));
            }
            form.judge(NexusInterface.I2);
            form.submit();
            assertThat(form.problem().get()).isEmpty();
        });
        assertThat(saved).hasSize(1);
    }

    private void publishEverywhere() throws Exception {
        var everywhere = new Region(
                "ZZ-1",
                Map.of(Language.EN, "Everywhere"),
                "",
                new Area(List.of(new double[] {-20, -10, 20, -10, 20, 20, -20, 20, -20, -10})),
                new Point(5, 0));
        String body = CUT + "name=\"form_token\"\r\n\r\n" + found("form_token") + "\r\n" + CUT
                + "name=\"as\"\r\n\r\nregions.geojson\r\n" + CUT
                + "name=\"file\"; filename=\"mine.geojson\"\r\n\r\n" + MissionWriter.regions(List.of(everywhere))
                + "\r\n--cut--\r\n";
        assertThat(send("/mission/files", body, "multipart/form-data; boundary=cut")
                        .statusCode())
                .isEqualTo(303);
        String form = "form_token=" + encoded(found("form_token")) + "&version=" + encoded(found("version"));
        assertThat(post("/mission/publish", form).statusCode()).isEqualTo(303);
    }

    private String found(String field) throws IOException, InterruptedException {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(get("/mission"));
        assertThat(value.find()).as(field).isTrue();
        return value.group(1);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(path, form, "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> send(String path, String body, String type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String session(HttpResponse<String> signedIn) {
        return signedIn.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0])
                .filter(set -> set.matches("fieldpost-(session|step)=[0-9a-f]{64}"))
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
