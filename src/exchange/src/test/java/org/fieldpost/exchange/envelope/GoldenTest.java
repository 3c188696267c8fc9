package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * P8: what version 1 wrote is read for ever. The files are in {@code assets/examples/v1}; they were written once, with {@code
 * -Dfieldpost.golden=write}, and never change.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of(System.getProperty("fieldpost.root"), "assets", "examples", "v1");
    private static final Instant DAY = Instant.parse("2026-11-22T06:00:00Z");

    private static final Observation SEEN =
            Samples.observation(Kind.SMUGGLING, DAY, "BP03", Samples.smugglingAnswers());
    private static final SecureRandom RANDOM = new SeededRandom(1);
    private static final SigningKey PHONE = SigningKey.generate(RANDOM);
    private static final BoxKey PHONE_BOX = BoxKey.generate(RANDOM);
    private static final SigningKey SERVER = SigningKey.generate(RANDOM);
    private static final BoxKey SERVER_BOX = BoxKey.generate(RANDOM);
    private static final SigningKey MISSION_KEY = SigningKey.generate(RANDOM);
    private static final BoxKey RECIPIENT = BoxKey.generate(RANDOM);
    private static final MissionId MISSION = new MissionId(0x0102030405060708L);
    private static final EnrolmentId ENROLMENT = new EnrolmentId(0x1112131415161718L);
    private static final Bytes TEXT_KEY = Bytes.of(new byte[16]);

    private static final HeldKeys OF_PHONE =
            new HeldKeys(PHONE, List.of(PHONE_BOX), SERVER.verifyingKey(), SERVER_BOX.publicKey());
    private static final HeldKeys OF_SERVER =
            new HeldKeys(SERVER, List.of(SERVER_BOX), PHONE.verifyingKey(), PHONE_BOX.publicKey());

    private static Content up() {
        Bytes first = BodyCodec.encode(new Body.ObservationRevision(SEEN));
        return new Content(
                List.of(new Acknowledgement(1, 1, List.of())),
                1,
                List.of(
                        new Entry(1, Body.ObservationRevision.KIND, first),
                        new Entry(2, Body.Status.KIND, BodyCodec.encode(new Body.Status(1, "1.0"))),
                        new Entry(
                                3,
                                Body.ObservationRevision.KIND,
                                BodyCodec.encode(new Body.ObservationRevision(
                                        Optional.of(Body.Base.of(1, 1, first)), SEEN, List.of()))),
                        new Entry(9, 777, Bytes.of(new byte[] {1, 2, 3}))),
                Optional.of(new Claim(Bytes.of(new byte[16]), PHONE.verifyingKey(), PHONE_BOX.publicKey(), TEXT_KEY)),
                Standing.FINAL,
                true,
                new Postscript(
                        7,
                        Optional.of(new Postscript.Doubt(1, 3)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    private static Content down() {
        return new Content(
                List.of(Acknowledgement.of(
                        1,
                        4,
                        new TreeMap<>(Map.of(
                                1L,
                                up().entries().get(0).hash(),
                                2L,
                                up().entries().get(1).hash())))),
                4,
                List.of(
                        entry(
                                1,
                                new Body.CredentialGiven(Credential.sign(
                                        MISSION, MissionMode.LIVE, ENROLMENT, PHONE.verifyingKey(), MISSION_KEY))),
                        entry(
                                2,
                                new Body.ReviewState(
                                        1,
                                        1,
                                        Body.ReviewState.State.COUNTED,
                                        SEEN.circumstances().region())),
                        entry(
                                3,
                                Body.ReviewStates.of(List.of(
                                        new Body.ReviewState(1, 2, Body.ReviewState.State.SET_ASIDE, Optional.empty()),
                                        new Body.ReviewState(
                                                1,
                                                3,
                                                Body.ReviewState.State.COUNTED,
                                                SEEN.circumstances().region()))))),
                Optional.empty(),
                Standing.FINAL,
                false,
                new Postscript(
                        7,
                        Optional.empty(),
                        Optional.of(new Postscript.Detail(1, List.of(1L, 3L), List.of(5L, -6L))),
                        List.of(),
                        List.of(),
                        Optional.of(ServerBox.sign(MISSION, 4, 1, SERVER_BOX.publicKey(), MISSION_KEY))));
    }

    private static Entry entry(long number, Body body) {
        return new Entry(number, body.kind(), BodyCodec.encode(body));
    }

    @BeforeAll
    static void writeOnce() throws IOException {
        if (!"write".equals(System.getProperty("fieldpost.golden"))) {
            return;
        }
        Files.createDirectories(FOLDER);
        Bytes up = seal(Header.Direction.UP, up(), OF_PHONE, OF_PHONE.theirBox().id());
        Bytes down = seal(
                Header.Direction.DOWN, down(), OF_SERVER, OF_SERVER.theirBox().id());
        Files.write(FOLDER.resolve("envelope-up.bin"), up.toArray());
        Files.write(FOLDER.resolve("envelope-down.bin"), down.toArray());
        Files.write(FOLDER.resolve("envelope-up.cbor"), up().encode());
        Files.write(FOLDER.resolve("envelope-down.cbor"), down().encode());
        CourierFile.write(FOLDER.resolve("courier.fieldpost"), List.of(up, down));
        Files.writeString(FOLDER.resolve("text.txt"), text() + "\n");
        Files.writeString(FOLDER.resolve("invitation.txt"), invitation().code() + "\n");
        Files.writeString(FOLDER.resolve("invitation-pinned.txt"), pinned().code() + "\n");
        Files.writeString(
                FOLDER.resolve("meeting.txt"),
                new MeetingCode("192.168.43.1", 8432, PHONE_BOX.publicKey()).code() + "\n");
        Files.write(
                FOLDER.resolve("sealed-report.bin"),
                SealedReport.seal(
                                SEEN,
                                new SealedReport.Recipient(MISSION, MissionMode.LIVE, RECIPIENT.publicKey()),
                                new SeededRandom(5))
                        .bytes()
                        .toArray());
        Files.writeString(FOLDER.resolve("keys.txt"), """
                Secret keys of these examples, 32 bytes each (hexadecimal). They protect nothing else.
                phone signing %s
                phone box %s
                server signing %s
                server box %s
                mission signing %s
                recipient box %s
                """.formatted(
                        PHONE.secret().hex(),
                        PHONE_BOX.secret().hex(),
                        SERVER.secret().hex(),
                        SERVER_BOX.secret().hex(),
                        MISSION_KEY.secret().hex(),
                        RECIPIENT.secret().hex()));
    }

    private static Bytes seal(Header.Direction direction, Content content, HeldKeys keys, long keyId) {
        return Envelope.seal(
                new Header(MISSION, MissionMode.LIVE, direction, ENROLMENT, keyId), content, keys, new SeededRandom(9));
    }

    private static String text() {
        return TextReport.write(new ReceiptCode(false, "K7", 2, 43), SEEN, MISSION, TEXT_KEY);
    }

    private static Invitation invitation() {
        return new Invitation(
                MISSION,
                MissionMode.LIVE,
                "liberia",
                "http://192.0.2.7:8431",
                MISSION_KEY.verifyingKey(),
                SERVER.verifyingKey(),
                SERVER_BOX.publicKey(),
                ENROLMENT,
                "K7",
                Bytes.of(new byte[16]),
                DAY);
    }

    private static Invitation pinned() {
        return invitation()
                .at(new ServerAddress(
                        "https://192.0.2.7:8431", Optional.of(new KeyPin(Bytes.of(new byte[KeyPin.BYTES])))));
    }

    private static Bytes file(String name) throws IOException {
        return Bytes.of(Files.readAllBytes(FOLDER.resolve(name)));
    }

    private static String line(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII).strip();
    }

    @Test
    void an_envelope_from_a_phone_says_what_it_said() throws Exception {
        Envelope envelope = Envelope.parse(file("envelope-up.bin"));
        envelope.requireSignature(OF_SERVER);

        assertThat(envelope.open(OF_SERVER)).isEqualTo(up());
        assertThat(Content.decode(file("envelope-up.cbor").toArray())).isEqualTo(up());
        assertThat(Bytes.of(up().encode())).isEqualTo(file("envelope-up.cbor"));
    }

    @Test
    void an_envelope_from_the_server_says_what_it_said() throws Exception {
        Envelope envelope = Envelope.parse(file("envelope-down.bin"));
        envelope.requireSignature(OF_PHONE);

        assertThat(envelope.open(OF_PHONE)).isEqualTo(down());
        assertThat(Bytes.of(down().encode())).isEqualTo(file("envelope-down.cbor"));
    }

    @Test
    void a_courier_file_gives_its_envelopes() throws Exception {
        CourierFile.Contents contents = CourierFile.read(FOLDER.resolve("courier.fieldpost"));

        assertThat(contents.damage()).isEmpty();
        assertThat(contents.envelopes()).containsExactly(file("envelope-up.bin"), file("envelope-down.bin"));
    }

    @Test
    void a_text_is_proven_and_an_invitation_and_a_meeting_code_are_read() throws Exception {
        TextReport text = TextReport.parse(line("text.txt"));
        assertThat(text.provenBy(TEXT_KEY, MISSION)).isTrue();
        assertThat(text()).isEqualTo(line("text.txt"));
        assertThat(Invitation.parse(line("invitation.txt"), DAY)).isEqualTo(invitation());
        assertThat(pinned().code()).isEqualTo(line("invitation-pinned.txt"));
        assertThat(Invitation.parse(line("invitation-pinned.txt"), DAY)).isEqualTo(pinned());
        assertThat(MeetingCode.parse(line("meeting.txt")).key()).isEqualTo(PHONE_BOX.publicKey());
    }

    @Test
    void a_sealed_report_is_opened_by_its_recipient() throws Exception {
        Bytes bytes = file("sealed-report.bin");
        long id = new SeededRandom(5).nextLong();
        var blob = new SealedBlob(id, bytes);

        assertThat(SealedReport.open(blob, MISSION, MissionMode.LIVE, RECIPIENT))
                .isEqualTo(new SealedReport.Report(SEEN));
    }
}
