package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.LockedExchange;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.fieldpost.rehearsal.patrol.Sightings;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1, P3, P5: two officers share a phone; what one of them wrote travels while his notebook is locked, to a real server. */
class LockedTravelTest {

    private static final String SEEN = "a lorry without plates at dusk";

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private final Sightings sightings = new Sightings(liberia, new Random(4));
    private SyncServer server;
    private OfficersPhone locked;
    private OfficersPhone open;
    private ReadyEnvelopes ready;

    @BeforeEach
    void two_officers_are_enrolled_on_one_phone() {
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), random);
        locked = OfficersPhone.enrolled(server, liberia, folder.resolve("a"), "BP02", Clock.systemUTC());
        open = OfficersPhone.enrolled(server, liberia, folder.resolve("b"), "BP02", Clock.systemUTC());
        ready = new ReadyEnvelopes(folder.resolve("ready"));
    }

    @AfterEach
    void close() {
        locked.close();
        open.close();
        server.close();
    }

    @Test
    void both_officers_reports_arrive_exactly_once_while_one_notebook_is_locked() throws SQLException {
        submit(locked, Handling.H2, SEEN);
        submit(locked, Handling.H3, "restricted");
        locked.notebook().sealForTravel(ready, random);
        submit(open, Handling.H2, "the other officer's");
        open.notebook().sealForTravel(ready, random);

        open.sendsOverTheNetwork();
        LockedExchange.Outcome first = travel(this::http, Optional.of(id(open)));
        LockedExchange.Outcome second = travel(this::http, Optional.of(id(open)));

        assertThat(first.answered()).isPositive();
        assertThat(second).isEqualTo(new LockedExchange.Outcome(0, 0, true));
        assertThat(counted()).isEqualTo(3);

        assertThat(locked.notebook().takeAnswers(ready, random)).isNotEmpty().allMatch(Reading.Taken.class::isInstance);
        locked.notebook().sealForTravel(ready, random);
        assertThat(locked.notebook().submitted().lines())
                .extracting(line -> line.standing().state())
                .doesNotContain(Report.State.WAITING);
        assertThat(ready.due(id(locked), Instant.now())).isEmpty();
        locked.sendsOverTheNetwork();
        assertThat(counted()).isEqualTo(3);
    }

    /** P3: the server has answered, and the phone dies before it has kept the answer. */
    @Test
    void an_envelope_whose_answer_was_lost_is_sent_again_and_counted_once() throws SQLException {
        submit(locked, Handling.H2, SEEN);
        locked.notebook().sealForTravel(ready, random);

        LockedExchange.Outcome cut = travel(
                address -> envelope -> {
                    http(address).carry(envelope);
                    return new Carrier.LinkLost(Problem.of("link.interrupted"));
                },
                Optional.empty());
        var afterRestart = new ReadyEnvelopes(folder.resolve("ready"));
        new LockedExchange(afterRestart, this::http, Clock.systemUTC()).run(Optional.empty());

        assertThat(cut.whole()).isFalse();
        assertThat(counted()).isEqualTo(1);
        locked.notebook().takeAnswers(ready, random);
        assertThat(locked.notebook().journal().waiting()).isZero();
    }

    @Test
    void when_the_notebooks_key_is_gone_its_envelopes_still_travel() throws SQLException {
        submit(locked, Handling.H3, SEEN);
        locked.notebook().sealForTravel(ready, random);

        locked.notebook().wipe();
        travel(this::http, Optional.empty());

        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void a_courier_of_the_other_officer_takes_them_along() throws SQLException {
        submit(locked, Handling.H2, SEEN);
        locked.notebook().sealForTravel(ready, random);

        var courier = new LockedExchange(ready, this::http, Clock.systemUTC()).forCourier(Optional.of(id(open)));
        courier.forEach(envelope -> http(server.forPhones()).carry(envelope));

        assertThat(courier).isNotEmpty();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void a_sealed_report_leaves_at_its_own_moment_also_while_the_notebook_is_locked() {
        SigningKey headquarters = SigningKey.generate(random);
        server.recipients()
                .add(RecipientKey.sign(
                        locked.notebook().enrolment().orElseThrow().invitation().mission(),
                        1,
                        headquarters.verifyingKey(),
                        BoxKey.generate(random).publicKey(),
                        headquarters));
        locked.sendsOverTheNetwork();
        locked.notebook().answerRecipient(true);
        locked.notebook().submitSealed(seen(Handling.H4, SEEN), "0000000000000000", random);
        locked.notebook().sealForTravel(ready, random);
        Instant now = Instant.now();

        new LockedExchange(ready, this::http, Clock.fixed(now.plus(Duration.ofHours(6)), ZoneOffset.UTC))
                .run(Optional.empty());

        assertThat(server.recipients().sealed()).isNotEmpty();
        assertThat(ready.due(id(locked), now.plus(Duration.ofHours(6)))).isEmpty();
    }

    /** P5. */
    @Test
    void nothing_in_the_folder_tells_what_was_seen_or_by_whom() throws IOException {
        submit(locked, Handling.H2, SEEN);
        submit(locked, Handling.H3, SEEN);
        locked.notebook().sealForTravel(ready, random);
        String code = locked.notebook().enrolment().orElseThrow().invitation().officerCode();

        try (var files = Files.list(folder.resolve("ready"))) {
            for (Path file : files.toList()) {
                String held = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(held).doesNotContain("lorry", "CREW-1");
                assertThat(file.getFileName().toString()).doesNotContain(code);
                if (file.toString().endsWith(".to")) {
                    assertThat(held).doesNotContain(code);
                }
            }
        }
    }

    private LockedExchange.Outcome travel(Function<ServerAddress, Carrier> network, Optional<EnrolmentId> unlocked) {
        return new LockedExchange(ready, network, Clock.systemUTC()).run(unlocked);
    }

    private Carrier http(ServerAddress address) {
        return new HttpCarrier(address, Duration.ofSeconds(60));
    }

    private static EnrolmentId id(OfficersPhone phone) {
        return phone.notebook().enrolment().orElseThrow().invitation().enrolment();
    }

    private void submit(OfficersPhone phone, Handling handling, String note) {
        phone.notebook().submit(seen(handling, note), "0000000000000000", Retention.USUAL, random);
    }

    private Observation seen(Handling handling, String note) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        Observation seen = sightings.at(liberia.points().get(0), new PatrolKey("CREW-1", now), now);
        return Sightings.retold(seen, handling, false, note, Optional.empty());
    }

    private long counted() throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server/fieldpost.db"));
                var statement = db.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM observation")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
