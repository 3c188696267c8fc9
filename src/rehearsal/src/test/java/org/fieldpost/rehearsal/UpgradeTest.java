package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.LockedExchange;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.Safe;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.backup.Backup;
import org.fieldpost.server.backup.Restore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every release left behind opens with this version, and nothing in it is lost. P8: only what version 0 wrote for
 * the way is refused, because envelopes changed. */
class UpgradeTest {

    private static final Path RELEASES =
            Path.of(System.getProperty("fieldpost.root")).resolve("assets/examples/releases");

    /** Before its invitations expired. */
    private static final Instant IN_TIME = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    Path folder;

    static List<Path> releases() throws IOException {
        try (Stream<Path> all = Files.list(RELEASES)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_notebooks_of_a_release_open_with_everything_in_them(Path release) throws IOException {
        Properties expected = copy(release);
        try (Notebook online = open("notebook-A1.db");
                Notebook offline = open("notebook-B1.db")) {
            assertThat(online.reports()).hasSize(number(expected, "delivered"));
            allCountedBut(online, expected);
            assertThat(offline.reports()).hasSize(number(expected, "carried"));
            assertThat(offline.drafts()).hasSize(number(expected, "drafts"));
        }
    }

    /** Those that their author took back; releases before 0.3.0 knew no such thing. */
    private static void allCountedBut(Notebook notebook, Properties expected) {
        int retracted = optional(expected, "retracted");
        List<Report> reports = notebook.reports();
        assertThat(reports).filteredOn(r -> r.state() == Report.State.RETRACTED).hasSize(retracted);
        assertThat(reports).filteredOn(r -> r.state() == Report.State.COUNTED).hasSize(reports.size() - retracted);
    }

    static List<Path> releasesOfVersion0() throws IOException {
        return releases().stream()
                .filter(release -> envelopeVersion(release) == 0)
                .toList();
    }

    static List<Path> releasesOfVersion1() throws IOException {
        return releases().stream()
                .filter(release -> envelopeVersion(release) == 1)
                .toList();
    }

    static List<Path> releasesWithALock() throws IOException {
        return releases().stream()
                .filter(release -> Files.exists(release.resolve("phone")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("releasesWithALock")
    void what_a_locked_phone_of_a_release_has_ready_travels_and_its_pin_opens_all_that_was_in_it(Path release)
            throws Exception {
        Properties expected = copy(release);
        Path phone = folder.resolve("phone");
        var ready = new ReadyEnvelopes(phone.resolve("ready"));
        try (SyncServer server = server()) {
            var network = new HttpCarrier(server.address(), Duration.ofSeconds(30));
            assertThat(new LockedExchange(ready, named -> network, Clock.systemUTC())
                            .run(Optional.empty())
                            .answered())
                    .isPositive();
        }
        assertThat(observations()).isEqualTo(held(expected) + number(expected, "locked_waiting"));

        Unlocking ending = new Lockers(phone, Stretching.USUAL, Clock.systemUTC(), new SecureRandom())
                .unlock(1, Pin.typed(expected.getProperty("pin")));
        assertThat(ending).isInstanceOf(Unlocked.class);
        var open = (Unlocked) ending;
        Notebook.Opened opened =
                Notebook.openReadingAll(open.file(), open.mode(), open.safe(), Clock.systemUTC(), new SecureRandom());
        try (Notebook notebook = opened.notebook()) {
            assertThat(opened.rescued()).isEmpty();
            notebook.takeAnswers(ready, new SecureRandom());
            assertThat(notebook.submitted().lines())
                    .hasSize(number(expected, "locked_delivered") + number(expected, "locked_waiting"));
            assertThat(notebook.reports()).hasSize(number(expected, "locked_waiting"));
            assertThat(notebook.drafts()).hasSize(1);
            assertThat(notebook.journal().waiting()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("releasesOfVersion1")
    void a_courier_file_of_a_release_is_taken_whole(Path release) throws Exception {
        Properties expected = copy(release);
        try (SyncServer server = server();
                InputStream file = Files.newInputStream(folder.resolve("courier.fieldpost"))) {
            var imported = server.courierDesk().take("courier.fieldpost", file);

            assertThat(imported.refused()).isEmpty();
            assertThat(imported.fresh()).isNotEmpty();
        }
        assertThat(observations()).isEqualTo(held(expected) + number(expected, "carried"));
    }

    /** Version 0 had no generations in its envelopes. Nothing is lost: the phone that wrote it sends it again. */
    @ParameterizedTest
    @MethodSource("releasesOfVersion0")
    void a_courier_file_of_version_0_is_refused_with_the_remedy_and_changes_nothing(Path release) throws Exception {
        Properties expected = copy(release);
        try (SyncServer server = server();
                InputStream file = Files.newInputStream(folder.resolve("courier.fieldpost"))) {
            var imported = server.courierDesk().take("courier.fieldpost", file);

            assertThat(imported.refused()).isNotEmpty().containsOnly(Refusal.UNKNOWN_VERSION);
            assertThat(Refusal.UNKNOWN_VERSION.problem().in(Words.in(Language.EN)))
                    .contains("Update");
            assertThat(imported.fresh()).isEmpty();
        }
        assertThat(observations()).isEqualTo(held(expected));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_server_and_the_notebooks_of_a_release_exchange_under_this_version(Path release) throws Exception {
        Properties expected = copy(release);
        assertThat(observations()).isEqualTo(held(expected));
        try (SyncServer server = server();
                Notebook online = open("notebook-A1.db");
                Notebook offline = open("notebook-B1.db")) {
            Outcome nothingNew = exchange(online, server);
            assertThat(nothingNew.ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(observations()).isEqualTo(held(expected));

            Outcome all = exchange(offline, server);
            assertThat(all.ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(offline.journal().waiting()).isZero();
            allCountedBut(offline, expected);
            assertThat(online.credential()).isPresent();
            assertThat(offline.credential()).isPresent();
        }
        assertThat(observations()).isEqualTo(held(expected) + number(expected, "carried"));
    }

    /** Backed up as it lies, by this version's command; the restored server knows what it held and takes the rest. */
    @ParameterizedTest
    @MethodSource("releases")
    void the_server_of_a_release_is_backed_up_and_put_back_by_this_version(Path release) throws Exception {
        Properties expected = copy(release);
        Path data = folder.resolve("server");
        Path backup = folder.resolve("old.backup");
        String passphrase = "lamp otter quiet ridge";
        Clock clock = Clock.fixed(IN_TIME, ZoneOffset.UTC);
        Backup.take(backup, passphrase, data, "", clock, new SecureRandom());
        Files.move(data, folder.resolve("lost"));

        Restore.run(backup, passphrase, data, "", List.of(), clock, new SecureRandom());

        assertThat(observations()).isEqualTo(held(expected));
        try (SyncServer server = server();
                Notebook online = open("notebook-A1.db");
                Notebook offline = open("notebook-B1.db")) {
            for (int i = 0; i < 2; i++) {
                assertThat(exchange(online, server).ending()).isEqualTo(new Finished(Standing.FINAL));
                assertThat(exchange(offline, server).ending()).isEqualTo(new Finished(Standing.FINAL));
            }
            assertThat(online.journal().waiting()).isZero();
            assertThat(offline.journal().waiting()).isZero();
        }
        assertThat(observations()).isEqualTo(held(expected) + number(expected, "carried"));
    }

    /** Decisions are there from 0.5.0 on: what counts is what counted, and the phone hears of them. */
    @ParameterizedTest
    @MethodSource("releases")
    void what_supervisors_of_a_release_decided_still_holds(Path release) throws Exception {
        Properties expected = copy(release);
        int out = optional(expected, "merged") + optional(expected, "taken_out");
        try (SyncServer server = server();
                Notebook online = open("notebook-A1.db")) {
            assertThat(exchange(online, server).ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(online.reports())
                    .filteredOn(report -> report.state() == Report.State.GRADED)
                    .hasSize(optional(expected, "graded"));
            assertThat(online.reports())
                    .filteredOn(report -> report.state() == Report.State.MERGED)
                    .hasSize(optional(expected, "merged"));
            assertThat(online.reports())
                    .filteredOn(report -> report.state() == Report.State.RETRACTED)
                    .hasSize(optional(expected, "retracted") + optional(expected, "taken_out"));
        }
        assertThat(numbers("SELECT count(*) FROM counted_observation"))
                .isEqualTo(held(expected) - optional(expected, "retracted") - out);
        assertThat(numbers("SELECT count(*) FROM counted_observation WHERE graded"))
                .isEqualTo(optional(expected, "graded"));
    }

    /** What release 0.1.0 held is acknowledged as before: nothing of it travels twice. */
    @ParameterizedTest
    @MethodSource("releases")
    void what_the_server_of_a_release_holds_is_in_its_ranges(Path release) throws Exception {
        copy(release);
        server().close();

        assertThat(numbers("SELECT count(*) FROM entry"))
                .isPositive()
                .isEqualTo(numbers("SELECT sum(last - first + 1) FROM held_range"));
        try (SyncServer server = server();
                Notebook online = open("notebook-A1.db")) {
            assertThat(online.journal().waiting()).isZero();
            assertThat(exchange(online, server).delivered()).isZero();
            assertThat(online.journal().waiting()).isZero();
            assertThat(online.journal().acknowledged().count())
                    .isEqualTo(numbers("SELECT count(*) FROM entry WHERE enrolment_id ="
                            + " (SELECT id FROM enrolment WHERE code = 'A1')"));
        }
    }

    private SyncServer server() {
        var settings = Settings.in(folder.resolve("server"), MissionReader.shipped("sorrenga"), MissionMode.EXERCISE)
                .withCompareFingerprints(false);
        return SyncServer.start(settings, Clock.fixed(IN_TIME, ZoneOffset.UTC), new SecureRandom());
    }

    private static Outcome exchange(Notebook notebook, SyncServer server) {
        var carrier = new HttpCarrier(server.address(), Duration.ofSeconds(30));
        return new NetworkExchange(notebook.engine(new SecureRandom()), carrier).run();
    }

    private Notebook open(String file) {
        return Notebook.open(folder.resolve(file), MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC());
    }

    private int observations() throws SQLException {
        return (int) numbers("SELECT count(*) FROM observation");
    }

    private long numbers(String sql) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server/fieldpost.db"));
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    private static int envelopeVersion(Path release) {
        try {
            return Integer.parseInt(expected(release).getProperty("envelope", "0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the server, when the release was written. */
    private static int held(Properties expected) {
        return number(expected, "delivered") + optional(expected, "locked_delivered");
    }

    /** 0 in releases that knew no such thing. */
    private static int optional(Properties expected, String name) {
        return Integer.parseInt(expected.getProperty(name, "0"));
    }

    private static int number(Properties expected, String name) {
        return Integer.parseInt(expected.getProperty(name));
    }

    private Properties copy(Path release) throws IOException {
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(release.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return expected(folder);
    }

    private static Properties expected(Path folder) throws IOException {
        var expected = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("expected.properties"))) {
            expected.load(reader);
        }
        return expected;
    }
}
