package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing keys and credentials: what the mission signed takes effect, whatever else is passed over. */
class ToldTest {

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(4);
    private final MemoryServer server = new MemoryServer();
    private final SigningKey mission = server.missionKey();
    private final BoxPublicKey march = BoxKey.generate(random).publicKey();
    private final BoxPublicKey april = BoxKey.generate(random).publicKey();
    private NotebookInUse phone;

    @BeforeEach
    void enrol() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_new_phone_seals_to_the_key_of_its_invitation() {
        assertThat(sealsTo())
                .isEqualTo(server.invitation(MissionMode.LIVE).serverBox().id());
    }

    @Test
    void a_key_that_the_mission_signed_is_sealed_to_from_then_on() {
        tell(ServerBox.sign(MemoryServer.MISSION, 1, 1, march, mission));

        assertThat(sealsTo()).isEqualTo(march.id());
        phone.reopen();
        assertThat(sealsTo()).isEqualTo(march.id());
    }

    @Test
    void an_older_key_that_comes_late_changes_nothing() {
        tell(ServerBox.sign(MemoryServer.MISSION, 2, 1, april, mission));
        tell(ServerBox.sign(MemoryServer.MISSION, 2, 0, march, mission));
        tell(ServerBox.sign(MemoryServer.MISSION, 1, 9, march, mission));

        assertThat(sealsTo()).isEqualTo(april.id());
    }

    @Test
    void a_key_that_the_mission_did_not_sign_changes_nothing() {
        long before = sealsTo();
        tell(ServerBox.sign(MemoryServer.MISSION, 1, 1, march, SigningKey.generate(random)));
        tell(ServerBox.sign(new MissionId(77), 1, 1, march, mission));

        assertThat(sealsTo()).isEqualTo(before);
    }

    @Test
    void the_phones_own_credential_is_kept_and_anothers_is_not() {
        Enrolled enrolled = phone.now().enrolment().orElseThrow();
        var key = enrolled.claim().verifyingKey();
        EnrolmentId own = enrolled.invitation().enrolment();
        tell(Credential.sign(MemoryServer.MISSION, MissionMode.LIVE, new EnrolmentId(10), key, mission));
        tell(Credential.sign(MemoryServer.MISSION, MissionMode.EXERCISE, own, key, mission));
        tell(Credential.sign(MemoryServer.MISSION, MissionMode.LIVE, own, key, SigningKey.generate(random)));
        assertThat(phone.now().credential()).isEmpty();

        Credential given = Credential.sign(MemoryServer.MISSION, MissionMode.LIVE, own, key, mission);
        tell(given);

        assertThat(phone.reopen().credential()).contains(given);
    }

    private void tell(ServerBox box) {
        tell(new Body.KeyAnnouncement(box));
    }

    private void tell(Credential credential) {
        tell(new Body.CredentialGiven(credential));
    }

    private void tell(Body body) {
        server.tell(body);
        phone.now().engine(random).read(server.next());
    }

    private long sealsTo() {
        phone.now().submit(Samples.smuggling(NOON), draft(1, "").id());
        Bytes envelope = phone.now().engine(random).write(1);
        try {
            return Envelope.parse(envelope).header().recipientKeyId();
        } catch (Envelope.RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
