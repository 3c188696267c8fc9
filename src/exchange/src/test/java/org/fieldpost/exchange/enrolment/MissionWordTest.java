package org.fieldpost.exchange.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.Test;

/** What the mission, or the former recipient, signs: a word altered in any field is no longer theirs. */
class MissionWordTest {

    private static final MissionId MISSION = new MissionId(4);
    private static final MissionId OTHER_MISSION = new MissionId(5);
    private static final EnrolmentId ENROLMENT = new EnrolmentId(9);

    private final SeededRandom random = new SeededRandom(1);
    private final SigningKey mission = SigningKey.generate(random);
    private final VerifyingKey missionKey = mission.verifyingKey();
    private final VerifyingKey another = SigningKey.generate(random).verifyingKey();
    private final VerifyingKey phone = SigningKey.generate(random).verifyingKey();
    private final BoxPublicKey box = BoxKey.generate(random).publicKey();
    private final BoxPublicKey otherBox = BoxKey.generate(random).publicKey();

    private final Credential credential = Credential.sign(MISSION, MissionMode.LIVE, ENROLMENT, phone, mission);
    private final ServerBox serverBox = ServerBox.sign(MISSION, 3, 7, box, mission);
    private final RecipientKey recipient = RecipientKey.sign(MISSION, 2, phone, box, mission);

    @Test
    void a_credential_holds_for_its_mission_mode_enrolment_and_key_alone() {
        assertThat(credential.signedBy(missionKey, MISSION, MissionMode.LIVE)).isTrue();

        assertThat(credential.signedBy(another, MISSION, MissionMode.LIVE)).isFalse();
        assertThat(credential.signedBy(missionKey, OTHER_MISSION, MissionMode.LIVE))
                .isFalse();
        assertThat(credential.signedBy(missionKey, MISSION, MissionMode.EXERCISE))
                .isFalse();
        for (Credential altered : List.of(
                new Credential(new EnrolmentId(10), phone, credential.signature()),
                new Credential(ENROLMENT, another, credential.signature()),
                new Credential(ENROLMENT, phone, altered(credential.signature())))) {
            assertThat(altered.signedBy(missionKey, MISSION, MissionMode.LIVE)).isFalse();
        }
    }

    @Test
    void a_server_key_holds_for_its_mission_epoch_sequence_and_key_alone() {
        assertThat(serverBox.signedBy(missionKey, MISSION)).isTrue();

        assertThat(serverBox.signedBy(another, MISSION)).isFalse();
        assertThat(serverBox.signedBy(missionKey, OTHER_MISSION)).isFalse();
        for (ServerBox altered : List.of(
                new ServerBox(4, 7, box, serverBox.signature()),
                new ServerBox(3, 8, box, serverBox.signature()),
                new ServerBox(7, 3, box, serverBox.signature()),
                new ServerBox(3, 7, otherBox, serverBox.signature()),
                new ServerBox(3, 7, box, altered(serverBox.signature())))) {
            assertThat(altered.signedBy(missionKey, MISSION)).isFalse();
        }
    }

    @Test
    void a_recipient_holds_for_its_mission_sequence_and_keys_alone() {
        assertThat(recipient.signedBy(missionKey, MISSION)).isTrue();

        assertThat(recipient.signedBy(another, MISSION)).isFalse();
        assertThat(recipient.signedBy(missionKey, OTHER_MISSION)).isFalse();
        for (RecipientKey altered : List.of(
                new RecipientKey(3, phone, box, recipient.signature()),
                new RecipientKey(2, another, box, recipient.signature()),
                new RecipientKey(2, phone, otherBox, recipient.signature()),
                new RecipientKey(2, phone, box, altered(recipient.signature())))) {
            assertThat(altered.signedBy(missionKey, MISSION)).isFalse();
        }
    }

    /** One signature must never be passed off as another kind of word. */
    @Test
    void a_signature_under_one_kind_of_word_is_worth_nothing_under_another() {
        assertThat(new ServerBox(3, 7, box, recipient.signature()).signedBy(missionKey, MISSION))
                .isFalse();
        assertThat(new RecipientKey(2, phone, box, serverBox.signature()).signedBy(missionKey, MISSION))
                .isFalse();
        assertThat(new Credential(ENROLMENT, phone, serverBox.signature())
                        .signedBy(missionKey, MISSION, MissionMode.LIVE))
                .isFalse();
    }

    @Test
    void of_two_server_keys_the_one_of_the_higher_epoch_then_of_the_higher_sequence_is_newer() {
        assertThat(serverBox.newerThan(3, 6)).isTrue();
        assertThat(serverBox.newerThan(2, 9)).isTrue();
        assertThat(serverBox.newerThan(3, 7)).isFalse();
        assertThat(serverBox.newerThan(3, 8)).isFalse();
        assertThat(serverBox.newerThan(4, 1)).isFalse();
    }

    @Test
    void the_recipients_fingerprint_names_both_its_keys_and_can_be_read_aloud() {
        assertThat(recipient.fingerprint()).matches("([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}");
        assertThat(new RecipientKey(9, phone, box, serverBox.signature()).fingerprint())
                .isEqualTo(recipient.fingerprint());
        assertThat(List.of(
                        new RecipientKey(2, another, box, recipient.signature()).fingerprint(),
                        new RecipientKey(2, phone, otherBox, recipient.signature()).fingerprint()))
                .doesNotContain(recipient.fingerprint())
                .doesNotHaveDuplicates();
    }

    @Test
    void each_word_comes_back_as_it_was() {
        assertThat(Credential.decode(again(credential.encode()))).isEqualTo(credential);
        assertThat(ServerBox.decode(again(serverBox.encode()))).isEqualTo(serverBox);
        assertThat(RecipientKey.decode(again(recipient.encode()))).isEqualTo(recipient);
    }

    @Test
    void a_broken_word_is_refused_with_a_reason() {
        List<Function<Object, Object>> readers = List.of(Credential::decode, ServerBox::decode, RecipientKey::decode);
        for (Function<Object, Object> reader : readers) {
            for (Object wrong : List.of(
                    1L,
                    "text",
                    List.of(),
                    Map.of(),
                    List.of(1L, 2L, 3L),
                    List.of(1L, phone.value(), box.value(), Bytes.of(new byte[63])),
                    List.of(-1L, 1L, box.value(), credential.signature()),
                    List.of(1L, Bytes.of(new byte[31]), credential.signature()))) {
                assertThatThrownBy(() -> reader.apply(wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("(?s).*[a-z]{3}.*");
            }
        }
    }

    private static Object again(Object encoded) {
        return Cbor.decode(Cbor.encode(encoded));
    }

    private static Bytes altered(Bytes signature) {
        byte[] bytes = signature.toArray();
        bytes[40] ^= 1;
        return Bytes.of(bytes);
    }
}
