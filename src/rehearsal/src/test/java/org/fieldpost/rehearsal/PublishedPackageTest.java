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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldpost.app.Desk;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
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

    private static final Path ASSETS = Path.of(System.getProperty("fieldpost.root"), "assets");

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

    @Test
    void a_package_larger_than_an_envelope_comes_in_stretches() throws Exception {
        var random = new Random(6);
        var points = new StringBuilder(Files.readString(ASSETS.resolve("missions/liberia/points.csv")));
        for (int i = 0; i < 8_000; i++) {
            String name = Long.toString(random.nextLong(), 36).replace("-", "");
            points.append("Z%05d,border,%s,%.5f,%.5f,LAND,false,%s%n"
                    .formatted(i, name, 5 + random.nextDouble(), -10 + random.nextDouble(), name));
        }
        assertThat(PackedMission.of(Map.of("points.csv", points.toString())).size())
                .isGreaterThan(PackagePart.MOST_AT_ONCE);
        phone.sendsOverTheNetwork();
        publish(Map.of("points.csv", points.toString()));

        phone.sendsOverTheNetwork();

        assertThat(phone.desk().mission().orElseThrow().points()).hasSizeGreaterThan(8_000);
        assertThat(phone.notebook().packages().news()).hasSize(1);
        sees();
        phone.sendsOverTheNetwork();
    }

    @Test
    void a_draft_with_a_code_that_the_new_package_lacks_stays_whole_and_is_sent_as_it_is() throws Exception {
        phone.sendsOverTheNetwork();
        Code fuel = CodeList.COMMODITY.code("FUEL");
        new HomeViewModel(phone.desk()).open(Kind.SMUGGLING, this::answered);
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.list(ASSETS.resolve("vocabulary"))) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".csv")).toList()) {
                files.put(
                        file.getFileName().toString(),
                        Files.readString(file).replaceAll("(?m)^commodity,FUEL,.*\\n", ""));
            }
        }
        publish(files);
        phone.sendsOverTheNetwork();
        phone.reopen();

        Desk desk = phone.desk();
        assertThat(desk.vocabulary().has(fuel)).isFalse();
        assertThat(desk.vocabulary().label(fuel, Language.EN))
                .as("its words stay")
                .isEqualTo("Refined fuel");
        Draft draft = phone.notebook().drafts().get(0);
        assertThat(draft.answers().toString()).contains("FUEL");
        var saved = new ArrayList<ReceiptCode>();
        var form = new ObservationViewModel(desk, desk.mission().orElseThrow(), draft, saved::add);
        assertThat(form.offered(Question.COMMODITY))
                .noneMatch(term -> term.code().equals(fuel));
        form.judge(NexusInterface.I2);
        form.submit();
        assertThat(form.problem().get()).isEmpty();
        assertThat(saved).hasSize(1);
        phone.sendsOverTheNetwork();
        String password = server.people().add("supervisor", Role.SUPERVISOR);
        cookie = session(post("/sign-in", "name=supervisor&password=" + encoded(password)));
        assertThat(get("/reports/" + saved.get(0).spoken())).contains("FUEL");
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
            var form = answered(draft, saved::add);
            form.judge(NexusInterface.I2);
            form.submit();
            assertThat(form.problem().get()).isEmpty();
        });
        assertThat(saved).hasSize(1);
    }

    private void answered(Draft draft) {
        answered(draft, saved -> {});
    }

    private ObservationViewModel answered(Draft draft, Consumer<ReceiptCode> saved) {
        var form = new ObservationViewModel(phone.desk(), phone.desk().mission().orElseThrow(), draft, saved);
        for (String answer : List.of("GOODS", "FUEL", "TRUCKOPEN", "TRUCK")) {
            var asking = form.asking().get().orElseThrow();
            form.offered(asking).stream()
                    .map(term -> term.code())
                    .filter(code -> code.is(answer))
                    .findFirst()
                    .ifPresent(code -> form.answer(asking, code));
        }
        return form;
    }

    private void publishEverywhere() throws Exception {
        var everywhere = new Region(
                "ZZ-1",
                Map.of(Language.EN, "Everywhere"),
                "",
                new Area(List.of(new double[] {-20, -10, 20, -10, 20, 20, -20, 20, -20, -10})),
                new Point(5, 0));
        publish(Map.of("regions.geojson", MissionWriter.regions(List.of(everywhere))));
    }

    private void publish(Map<String, String> files) throws Exception {
        var body = new StringBuilder(CUT + "name=\"form_token\"\r\n\r\n" + found("form_token") + "\r\n");
        files.forEach((name, text) ->
                body.append(CUT).append("name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + text + "\r\n"));
        assertThat(send("/mission/files", body + "--cut--\r\n", "multipart/form-data; boundary=cut")
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
