package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not an authentic envelope for this server is refused whole, with a number, and leaves nothing behind. */
class RefusedEnvelopesTest {

    private static final Entry REPORT = entry(1, new Body.ObservationRevision(Samples.smuggling(NOON)));

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private List<String> before;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        before = at.stored();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void an_unknown_sender() {
        Header own = phone.header();
        Header other = new Header(own.mission(), own.mode(), own.direction(), new EnrolmentId(7), own.recipientKeyId());

        assertRefused(phone.envelope(other, REPORT), Refusal.UNKNOWN_SENDER);
    }

    @Test
    void another_mission() {
        Header own = phone.header();
        Header other = new Header(new MissionId(7), own.mode(), own.direction(), own.enrolment(), own.recipientKeyId());

        assertRefused(phone.envelope(other, REPORT), Refusal.OTHER_MISSION);
    }

    /** P7. */
    @Test
    void exercise_sent_to_live() {
        Header own = phone.header();
        Header exercise =
                new Header(own.mission(), MissionMode.EXERCISE, own.direction(), own.enrolment(), own.recipientKeyId());

        assertRefused(phone.envelope(exercise, REPORT), Refusal.OTHER_MODE);
    }

    /** P7. */
    @Test
    void live_sent_to_exercise() {
        try (ServerAtWork exercise =
                ServerAtWork.in(directory.resolve("exercise"), Samples.liberia(), MissionMode.EXERCISE)) {
            exercise.enrolledPhone();
            List<String> untouched = exercise.stored();

            assertThat(post(exercise, phone.envelope(REPORT)).body()).isEqualTo("4");
            assertThat(exercise.stored()).isEqualTo(untouched);
        }
    }

    /** A phone that has claimed is asked to seal it again instead. */
    @Test
    void a_claim_sealed_to_a_key_that_the_server_has_not() {
        PhoneAtWork unknown = at.phone();
        before = at.stored();

        assertRefused(unknown.envelope(sealedToAnotherKey(unknown), REPORT), Refusal.UNKNOWN_KEY);
    }

    @Test
    void what_an_enrolled_phone_sealed_to_a_key_that_the_server_has_not_is_not_stored() {
        Carrier.Crossing crossing = PhoneAtWork.send(at.address(), phone.envelope(sealedToAnotherKey(phone), REPORT));

        assertThat(at.stored()).isEqualTo(before);
        Bytes answer = ((Carrier.Answered) crossing).envelopes().get(0);
        assertThat(((Reading.Taken) phone.engine().read(answer)).again()).isTrue();
    }

    private static Header sealedToAnotherKey(PhoneAtWork phone) {
        Header own = phone.header();
        long other = BoxKey.generate(new SecureRandom()).publicKey().id();
        return new Header(own.mission(), own.mode(), own.direction(), own.enrolment(), other);
    }

    @Test
    void one_that_goes_down_from_a_server() {
        Header own = phone.header();
        Header down =
                new Header(own.mission(), own.mode(), Header.Direction.DOWN, own.enrolment(), own.recipientKeyId());

        assertRefused(phone.envelope(down, REPORT), Refusal.NOT_FOR_US);
    }

    @Test
    void one_signed_by_another_phone() {
        PhoneAtWork other = at.enrolledPhone();
        before = at.stored();
        byte[] forged = phone.envelope(REPORT).toArray();
        byte[] unsigned = Arrays.copyOf(forged, forged.length - 64);
        System.arraycopy(other.keys().sign(unsigned), 0, forged, unsigned.length, 64);

        assertRefused(Bytes.of(forged), Refusal.BAD_SIGNATURE);
    }

    /** P6: whichever byte of it is altered. */
    @Test
    void one_with_a_tampered_byte() {
        byte[] whole = phone.envelope(REPORT).toArray();
        for (int i = 0; i < whole.length; i++) {
            byte[] tampered = whole.clone();
            tampered[i] ^= 4;
            HttpResponse<String> answer = post(at, Bytes.of(tampered));
            assertThat(answer.statusCode()).as("byte %d", i).isEqualTo(422);
            assertThat(answer.body()).as("byte %d", i).matches("[1-8]|10");
        }
        assertThat(at.stored()).isEqualTo(before);
    }

    @Test
    void one_of_an_unknown_version() {
        byte[] newer = phone.envelope(REPORT).toArray();
        newer[0] = 9;

        assertRefused(Bytes.of(newer), Refusal.UNKNOWN_VERSION);
    }

    @Test
    void an_empty_body() {
        assertRefused(Bytes.EMPTY, Refusal.NOT_AN_ENVELOPE);
    }

    @Test
    void bytes_that_are_no_envelope() {
        assertRefused(Bytes.of(new byte[20]), Refusal.NOT_AN_ENVELOPE);
    }

    @Test
    void one_byte_too_many() {
        assertRefused(Bytes.of(new byte[Envelope.MOST_BYTES + 1]), Refusal.TOO_LARGE);
    }

    /** The server may hang up before it has read them all: then the sender hears of a lost link instead. */
    @Test
    void far_too_many_bytes_leave_nothing_and_the_server_goes_on() {
        Carrier.Crossing crossing = PhoneAtWork.send(at.address(), Bytes.of(new byte[20 * Envelope.MOST_BYTES]));

        assertThat(crossing).isNotInstanceOf(Carrier.Answered.class);
        assertThat(at.stored()).isEqualTo(before);
        phone.report(Samples.smuggling(NOON));
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    private void assertRefused(Bytes envelope, Refusal reason) {
        HttpResponse<String> answer = post(at, envelope);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(String.valueOf(reason.number()));
        assertThat(at.stored()).isEqualTo(before);
    }

    private static HttpResponse<String> post(ServerAtWork server, Bytes envelope) {
        return server.visitor()
                .ask("POST", "/exchange", BodyPublishers.ofByteArray(envelope.toArray()), "application/octet-stream");
    }
}
