package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fieldpost.app.Desk;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.app.screen.PatrolViewModel;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.notebook.Report;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two officers, one afternoon: one has network, one hands a memory stick to a driver. Everything between thumb and matrix is
 * the real thing: view models, notebooks, exchange, HTTP, server, page. P1: each report is there exactly once.
 */
class StoryTest {

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private final List<OfficersPhone> open = new ArrayList<>();
    private SyncServer server;

    @BeforeEach
    void a_server_runs() {
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), random);
    }

    @AfterEach
    void the_day_ends() {
        open.forEach(OfficersPhone::close);
        server.close();
    }

    @Test
    void two_officers_report_by_network_and_by_courier_and_the_matrix_counts_each_once() throws Exception {
        theStory();
    }

    /** The story is worth something only if a server that loses a report turns it red. */
    @ParameterizedTest
    @CsvSource({
        "entry, NEW.number = 3 AND NEW.kind = 1",
        "entry, NEW.kind = 2",
        "observation, NEW.kind = 'BORDER'",
        "observation_interface, NEW.interface = 'I2'",
        "downlink_entry, NEW.number = 1",
    })
    void a_server_that_drops_one_row_is_noticed(String table, String which) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server/fieldpost.db"));
                Statement statement = db.createStatement()) {
            statement.execute("CREATE TRIGGER drop_one BEFORE INSERT ON " + table + " WHEN " + which
                    + " BEGIN SELECT RAISE(IGNORE); END");
        }
        assertThatThrownBy(this::theStory).isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }

    private void theStory() throws Exception {
        Officer amara = new Officer("amara", "BP02");
        Officer bintou = new Officer("bintou", "BP01");

        amara.startsPatrol("ALPHA-1");
        amara.sees(Kind.SMUGGLING, NexusInterface.I2, "GOODS", "FUEL", "TRUCKOPEN", "TRUCK");
        bintou.startsPatrol("BRAVO-2");
        bintou.sees(Kind.BORDER, NexusInterface.I1, "LAND", "NONSTATE", "FEW");
        bintou.sees(Kind.RESOURCE_SITE, NexusInterface.I1, "GOLD", "ACT_ARMED", "NSAG", "MANY");
        assertThat(amara.states()).containsExactly(Report.State.WAITING);
        assertThat(server.phones().find("A1").orElseThrow().lastHeardAt()).isEmpty();

        amara.sendsOverTheNetwork();
        assertThat(amara.states()).containsExactly(Report.State.COUNTED);

        Path stick = bintou.writesACourierFile();
        assertThat(bintou.states()).containsOnly(Report.State.WAITING);
        Path answer = theServerTakes(stick);
        Path sameAnswer = theServerTakes(stick);
        bintou.readsTheAnswer(answer);
        bintou.readsTheAnswer(sameAnswer);
        bintou.sendsOverTheNetwork();
        assertThat(bintou.states()).containsExactly(Report.State.COUNTED, Report.State.COUNTED);

        String page = theSupervisorOpens("/");
        assertThat(page).contains("id=\"distinct\">3<");
        assertThat(page).contains("1 observations, I2, Lofa");
        assertThat(page).contains("2 observations, I1, Nimba");
        assertThat(theSupervisorOpens("/reports?region=LR-LO"))
                .contains(amara.receipts().get(0).spoken());
        assertThat(theSupervisorOpens("/reports?interface=I2&region=LR-LO"))
                .as("what stands behind the number")
                .contains(">I2</span>")
                .contains(amara.receipts().get(0).spoken());
        assertThat(theSupervisorOpens("/reports/" + bintou.receipts().get(0).spoken()))
                .contains("Nimba")
                .contains("BRAVO-2");
    }

    /** An officer with a phone of her own, standing at a known point. */
    private final class Officer {

        private final OfficersPhone phone;
        private final Desk desk;

        Officer(String name, String point) {
            phone = OfficersPhone.enrolled(server, liberia, folder.resolve(name), point, Clock.systemUTC());
            open.add(phone);
            desk = phone.desk();
        }

        void startsPatrol(String crew) {
            var patrol = new PatrolViewModel(desk, () -> {});
            patrol.start(crew);
            assertThat(patrol.problem().get()).isEmpty();
        }

        void sees(Kind kind, NexusInterface judged, String... answers) {
            var saved = new ArrayList<ReceiptCode>();
            new HomeViewModel(desk).open(kind, draft -> {
                var form = new ObservationViewModel(desk, liberia, draft, saved::add);
                for (String answer : answers) {
                    Optional<Question> asking = form.asking().get();
                    Predicate<Code> chosen = code -> code.is(answer);
                    form.offered(asking.orElseThrow()).stream()
                            .map(term -> term.code())
                            .filter(chosen)
                            .findFirst()
                            .ifPresentOrElse(
                                    code -> form.answer(asking.get(), code),
                                    () -> assertThat(answer)
                                            .as("offered for " + asking)
                                            .isNull());
                }
                form.judge(judged);
                form.submit();
                assertThat(form.problem().get()).isEmpty();
            });
            assertThat(saved).hasSize(1);
        }

        void sendsOverTheNetwork() {
            phone.sendsOverTheNetwork();
        }

        Path writesACourierFile() throws IOException {
            new ExchangeViewModel(desk).writeCourierFile();
            try (var files = Files.list(desk.device().files().sharedDirectory())) {
                return files.findFirst().orElseThrow();
            }
        }

        void readsTheAnswer(Path file) {
            var exchange = new ExchangeViewModel(desk);
            exchange.readAnswerFile(file);
            assertThat(exchange.state().get().news().orElseThrow().good()).isTrue();
        }

        List<Report.State> states() {
            return desk.notebook().reports().stream().map(Report::state).toList();
        }

        List<ReceiptCode> receipts() {
            return desk.notebook().reports().stream().map(Report::receipt).toList();
        }
    }

    private Path theServerTakes(Path courierFile) throws IOException {
        try (var in = Files.newInputStream(courierFile)) {
            var imported = server.courierDesk().take(courierFile.getFileName().toString(), in);
            assertThat(imported.refused()).isEmpty();
            assertThat(imported.damage()).isEmpty();
            String name = imported.answer().orElseThrow();
            return Files.write(
                    folder.resolve(name), server.courierDesk().answer(name).orElseThrow());
        }
    }

    private String theSupervisorOpens(String path) throws IOException, InterruptedException {
        String password = server.people().add("supervisor", Role.SUPERVISOR);
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<String> signedIn = browser.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("name=supervisor&password=" + password))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String cookie =
                signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
