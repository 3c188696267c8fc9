package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.ingest.CourierDesk;
import org.fieldpost.server.tls.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, the second in a Java process of its own, are one server to phones and to people, whichever of
 * them is asked.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedDatabaseTest {

    private static final int PHONES = 4;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(PHONES);
    private String database;
    private SyncServer here;
    private ServerProcess other;
    private String there;

    @BeforeEach
    void two_servers() throws Exception {
        database = TestDatabase.postgres(directory);
        here = start("here");
        Files.createDirectory(directory.resolve("there"));
        Files.copy(secret("here"), secret("there"));
        other = ServerProcess.start(
                directory, "--data=" + directory.resolve("there"), "--port=0", "--database=" + database);
        there = other.awaitAddress();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        other.close();
        here.close();
    }

    private SyncServer start(String data) {
        return SyncServer.start(
                Settings.in(directory.resolve(data), Samples.liberia(), MissionMode.LIVE)
                        .withCompareFingerprints(false)
                        .withDatabase(database),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private Path secret(String data) {
        return directory.resolve(data).resolve("server-secret");
    }

    private PhoneAtWork phone() {
        var phone = new PhoneAtWork(here.phones().invite(here.address()));
        assertThat(phone.exchange(here.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
        return phone;
    }

    private List<String> rows(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var db = TestDatabase.connectPostgres(directory);
                var statement = db.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** Each phone asks the two in turn; one dies in the middle. */
    @Test
    void one_killed_under_load_takes_nothing_acknowledged_with_it_and_everything_counts_once() throws Exception {
        List<PhoneAtWork> phones = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
            phones.add(phone());
        }
        var enough = new CountDownLatch(10 * PHONES);
        var killed = new CountDownLatch(1);
        List<Future<List<String>>> sending = new ArrayList<>();
        for (PhoneAtWork phone : phones) {
            sending.add(threads.submit(() -> {
                List<String> endings = new ArrayList<>();
                int after = 0;
                for (int i = 0; after < 4; i++) {
                    after += killed.getCount() == 0 ? 1 : 0;
                    phone.report(Samples.smuggling(NOON));
                    NetworkExchange.Ending ending =
                            phone.exchange(i % 2 == 0 ? here.address() : there).ending();
                    endings.add((i % 2 == 0 ? "here " : "there ")
                            + ending.getClass().getSimpleName());
                    enough.countDown();
                }
                return endings;
            }));
        }
        assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
        other.kill();
        killed.countDown();
        int written = 0;
        Set<String> endings = new HashSet<>();
        for (Future<List<String>> each : sending) {
            written += each.get(120, TimeUnit.SECONDS).size();
            endings.addAll(each.get());
        }
        assertThat(endings).containsExactlyInAnyOrder("here Finished", "there Finished", "there Interrupted");

        for (PhoneAtWork phone : phones) {
            assertThat(phone.exchange(here.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(phone.engine().waiting()).isZero();
        }

        assertThat(rows("SELECT count(*) FROM observation")).containsExactly(String.valueOf(written));
        assertThat(rows("SELECT count(*) FROM entry")).containsExactly(String.valueOf(written));
        assertThat(rows("SELECT receipt FROM observation")).doesNotHaveDuplicates();
        assertThat(rows("SELECT set_aside FROM entry WHERE set_aside IS NOT NULL"))
                .isEmpty();
        assertThat(rows("SELECT number FROM entry_fork")).isEmpty();
    }

    @Test
    void who_signed_in_at_one_is_signed_in_at_the_other_until_he_leaves_either() {
        Visitor visitor =
                new Visitor(here.address()).signIn("amina", here.people().add("amina", Role.SUPERVISOR));

        Visitor elsewhere = visitor.at(there);

        assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
        assertThat(elsewhere.formToken()).isNotEmpty().isEqualTo(visitor.formToken());
        assertThat(elsewhere.submit("/sign-out").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void the_answer_to_a_courier_file_is_fetched_from_the_server_that_did_not_make_it() throws Exception {
        PhoneAtWork phone = phone();
        phone.report(Samples.smuggling(NOON));
        byte[] file = CourierFile.encode(List.of(phone.envelope()));
        CourierDesk.Imported imported = here.courierDesk().take("a.fieldpost", new ByteArrayInputStream(file));
        Visitor visitor = new Visitor(there).signIn("amina", here.people().add("amina", Role.SUPERVISOR));

        byte[] answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(there + "/courier/answers/"
                                        + imported.answer().orElseThrow()))
                                .header("Cookie", visitor.session())
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();

        var taken = (Reading.Taken) phone.engine()
                .read(CourierFile.read("answer", new ByteArrayInputStream(answer))
                        .envelopes()
                        .get(0));
        assertThat(taken.acknowledged()).isEqualTo(1);
    }

    @Test
    void a_server_without_the_secret_of_the_others_or_with_another_says_which_file_and_does_not_start()
            throws Exception {
        assertThatThrownBy(() -> start("third"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(secret("third") + " is missing")
                .hasMessageContaining("another server");

        Files.writeString(secret("third"), "0123456789abcdef".repeat(4));

        assertThatThrownBy(() -> start("third"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(secret("third") + " is not the one");
    }

    /** One address before them, or a code with one pin: whichever answers is known by it. */
    @Test
    void with_a_self_made_certificate_both_show_the_same() throws Exception {
        other.terminate().exitCode();
        here.close();
        here = SyncServer.start(
                Settings.in(directory.resolve("here"), Samples.liberia(), MissionMode.LIVE)
                        .withCompareFingerprints(false)
                        .withDatabase(database)
                        .withTls(new Tls.SelfMade()),
                Clock.systemUTC(),
                new SecureRandom());
        other = ServerProcess.start(
                directory,
                "--data=" + directory.resolve("there"),
                "--port=0",
                "--database=" + database,
                "--tls=self-made");
        String line = other.awaitLine("https://");
        there = line.substring(line.indexOf("https://")).strip();

        assertThat(other.awaitLine("SHA-256")).endsWith(here.tls().orElseThrow().fingerprint());
        var phone = new PhoneAtWork(here.phones().invite(here.forPhones()));
        assertThat(phone.exchange().ending()).isEqualTo(new Finished(Standing.FINAL));
        var elsewhere = new ServerAddress(there, here.forPhones().pin());
        assertThat(new NetworkExchange(phone.engine(), new HttpCarrier(elsewhere, Duration.ofSeconds(20)))
                        .run()
                        .ending())
                .isEqualTo(new Finished(Standing.FINAL));
    }
}
