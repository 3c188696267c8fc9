package org.fieldpost.rehearsal.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.Meeting;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.notebook.Report;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two phones meet where there is no network; the one that drives on carries for the one that stays. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MeetingTwoProcessesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PLANTED = "FOURTEEN-DRUMS-BEHIND-THE-MILL";

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private SyncServer server;
    private Invitation invitation;
    private FieldPhone staying;
    private Path carryingFolder;
    private JavaProcess carrying;
    private Proxy between;
    private MeetingCode code;

    @BeforeEach
    void two_phones_of_one_mission_of_which_one_loses_its_network() throws Exception {
        Path data = Files.createDirectory(folder.resolve("server"));
        server = SyncServer.start(
                Settings.in(data, FieldPhone.MISSION, MissionMode.EXERCISE).withCompareFingerprints(false),
                Clock.systemUTC(),
                random);
        try (var network = new Proxy(URI.create(server.address()).getPort())) {
            invitation = server.phones().invite(network.address());
            staying = FieldPhone.enrol(
                    Files.createDirectory(folder.resolve("staying")).resolve("notebook.db"), invitation, 1);
            assertThat(staying.exchange(new HttpCarrier(network.address(), PATIENCE))
                            .ending())
                    .isInstanceOf(NetworkExchange.Finished.class);
        }
        carryingFolder = Files.createDirectory(folder.resolve("carrying"));
        carrying = JavaProcess.start(
                CarryingPhone.class,
                carryingFolder.toString(),
                server.phones().invite(server.address()).code(),
                server.address());
        MeetingCode shown = MeetingCode.parse(carrying.await(CarryingPhone.CODE));
        between = new Proxy(shown.port());
        code = new MeetingCode(Proxy.HOST, between.port(), shown.key());
    }

    @AfterEach
    void the_day_ends() {
        between.close();
        carrying.close();
        staying.close();
        server.close();
    }

    /** P1, P5: the staying phone never reaches the server; the carrying phone never learns what it carried. */
    @Test
    void what_one_phone_wrote_another_brings_unread_and_it_brings_back_the_answer() throws Exception {
        List<String> receipts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            receipts.add(staying.report(PLANTED + " " + i));
        }
        Meeting.HandedOver first = handOver(staying.envelopes());
        assertThat(first.refused()).isEmpty();
        assertThat(first.answers()).isEmpty();
        assertThat(staying.waiting()).as("handed over is not delivered").isEqualTo(3);
        byte[] seenOnTheWay = between.request();
        byte[] carried = everythingIn(carryingFolder);
        assertThat(atServer().counted()).doesNotContainAnyElementsOf(receipts);

        carrying.tell(CarryingPhone.FORWARD);
        assertThat(carrying.await(CarryingPhone.FORWARDED)).isEqualTo("1 refused 0 whole true");
        assertThat(atServer().counted()).hasSize(4).containsAll(receipts);
        Meeting.HandedOver second = handOver(List.of());

        assertThat(second.answers()).hasSize(1);
        reads(second.answers());
        assertThat(staying.waiting()).isZero();
        assertThat(staying.notebook().reports())
                .hasSize(3)
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(Report.State.COUNTED));
        assertThat(holds(everythingIn(staying.file().getParent()), PLANTED))
                .as("its own officer's notebook holds it, so it could be found")
                .isTrue();
        for (byte[] place :
                List.of(seenOnTheWay, carried, between.request(), between.answer(), everythingIn(carryingFolder))) {
            assertThat(place).isNotEmpty();
            assertThat(holds(place, PLANTED)).isFalse();
        }
    }

    /** P6: meeting twice, or twice with the same, changes nothing. */
    @Test
    void handing_the_same_over_twice_delivers_it_once() throws Exception {
        String receipt = staying.report("Seen once");
        List<Bytes> envelopes = staying.envelopes();
        for (int meeting = 0; meeting < 2; meeting++) {
            assertThat(handOver(envelopes).refused()).isEmpty();
            carrying.tell(CarryingPhone.FORWARD);
            assertThat(carrying.await(CarryingPhone.FORWARDED)).isEqualTo("1 refused 0 whole true");
        }
        reads(handOver(List.of()).answers());
        reads(handOver(List.of()).answers());
        assertThat(staying.waiting()).isZero();
        assertThat(Collections.frequency(atServer().counted(), receipt)).isEqualTo(1);
        assertThat(atServer().setAside()).isEmpty();
    }

    /** P6: who is not of the mission is not carried, and is given nothing of others. */
    @Test
    void a_stranger_is_refused_and_gets_no_answers() throws Exception {
        staying.report("A report");
        List<Bytes> envelopes = staying.envelopes();
        var own = SigningKey.generate(random);
        var forged = Credential.sign(
                invitation.mission(), invitation.mode(), invitation.enrolment(), own.verifyingKey(), own);

        Meeting.HandedOver back = Meeting.handOver(code, forged, envelopes, random, PATIENCE);

        assertThat(back.refused()).hasSameSizeAs(envelopes).containsOnly(Refusal.UNKNOWN_SENDER);
        assertThat(back.answers()).isEmpty();
        Meeting.HandedOver altered = handOver(List.of(withItsLastByteTurned(envelopes.get(0))));
        assertThat(altered.refused()).containsExactly(Refusal.BAD_SIGNATURE);
        carrying.tell(CarryingPhone.FORWARD);
        assertThat(carrying.await(CarryingPhone.FORWARDED)).isEqualTo("0 refused 0 whole true");
    }

    /** P1: more than a phone carries for another is refused by name, stays with its sender, and goes the next time. */
    @Test
    void what_is_over_the_quota_is_refused_and_comes_with_a_later_meeting() throws Exception {
        var photo = new byte[1_400_000];
        new Random(4).nextBytes(photo);
        String receipt = staying.report("With a large photo", photo);
        int meetings = 0;
        while (staying.waiting() > 0) {
            Meeting.HandedOver back = handOver(staying.envelopes());
            if (meetings == 0) {
                assertThat(back.refused()).isNotEmpty().containsOnly(Refusal.QUOTA);
            }
            carrying.tell(CarryingPhone.FORWARD);
            assertThat(carrying.await(CarryingPhone.FORWARDED)).endsWith("refused 0 whole true");
            reads(handOver(List.of()).answers());
            assertThat(++meetings).as("meetings").isLessThan(5);
        }
        assertThat(atServer().counted()).contains(receipt);
        assertThat(atServer().entriesOf("A1"))
                .containsExactlyInAnyOrderElementsOf(
                        Looking.atPhone(staying.file()).written());
    }

    private Meeting.HandedOver handOver(List<Bytes> envelopes) {
        between.cutAfter(Proxy.NEVER, Proxy.NEVER);
        Credential credential = staying.notebook().credential().orElseThrow();
        return Meeting.handOver(code, credential, envelopes, random, PATIENCE);
    }

    private void reads(List<Bytes> answers) {
        assertThat(answers).isNotEmpty();
        for (Bytes answer : answers) {
            assertThat(staying.engine().read(answer)).isInstanceOf(Reading.Taken.class);
        }
    }

    private Looking atServer() {
        return Looking.atServer(folder.resolve("server"));
    }

    private static Bytes withItsLastByteTurned(Bytes envelope) {
        byte[] bytes = envelope.toArray();
        bytes[bytes.length - 1] ^= 1;
        return Bytes.of(bytes);
    }

    private static byte[] everythingIn(Path folder) throws IOException {
        var all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.write(Files.readAllBytes(file));
            }
        }
        return all.toByteArray();
    }

    private static boolean holds(byte[] place, String text) {
        return new String(place, ISO_8859_1).contains(text);
    }
}
