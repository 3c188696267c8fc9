package org.fieldpost.server.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom sealed reports go to: a server cannot put its own key in the place of headquarters'. */
class RecipientsTest {

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private final SigningKey headquarters = SigningKey.generate(random);
    private ServerAtWork at;
    private MissionId mission;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        mission = at.invitation().mission();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private RecipientKey recipient(long sequence, SigningKey own, SigningKey signedBy) {
        return RecipientKey.sign(
                mission, sequence, own.verifyingKey(), BoxKey.generate(random).publicKey(), signedBy);
    }

    private void assertRefused(RecipientKey recipient) {
        var before = at.server().recipients().after(0);
        assertThatThrownBy(() -> at.server().recipients().add(recipient)).isInstanceOf(ProblemException.class);
        assertThat(at.server().recipients().after(0)).isEqualTo(before);
    }

    @Test
    void the_next_one_is_signed_by_the_former() {
        SigningKey next = SigningKey.generate(random);
        RecipientKey first = recipient(1, headquarters, headquarters);
        RecipientKey second = recipient(2, next, headquarters);
        RecipientKey third = recipient(3, headquarters, next);

        at.server().recipients().add(first);
        at.server().recipients().add(second);
        at.server().recipients().add(third);

        assertThat(at.server().recipients().after(0)).containsExactly(first, second, third);
        assertThat(at.server().recipients().after(2)).containsExactly(third);
    }

    @Test
    void one_that_the_former_did_not_sign_is_refused() {
        at.server().recipients().add(recipient(1, headquarters, headquarters));
        SigningKey somebody = SigningKey.generate(random);

        assertRefused(recipient(2, somebody, somebody));
    }

    @Test
    void one_that_only_an_earlier_one_signed_is_refused() {
        at.server().recipients().add(recipient(1, headquarters, headquarters));
        at.server().recipients().add(recipient(2, SigningKey.generate(random), headquarters));

        assertRefused(recipient(3, headquarters, headquarters));
    }

    @Test
    void an_old_one_does_not_come_back() {
        RecipientKey first = recipient(1, headquarters, headquarters);
        at.server().recipients().add(first);
        at.server().recipients().add(recipient(2, headquarters, headquarters));

        assertRefused(first);
        assertRefused(recipient(2, headquarters, headquarters));
    }

    @Test
    void a_first_one_that_did_not_sign_itself_is_refused() {
        assertRefused(recipient(1, headquarters, SigningKey.generate(random)));
    }

    @Test
    void one_of_another_mission_is_refused() {
        mission = new MissionId(mission.value() + 1);

        assertRefused(recipient(1, headquarters, headquarters));
    }

    @Test
    void phones_hear_of_each_once_also_those_enrolled_before() {
        PhoneAtWork phone = at.enrolledPhone();
        RecipientKey first = recipient(1, headquarters, headquarters);
        RecipientKey second = recipient(2, headquarters, headquarters);
        at.server().recipients().add(first);
        phone.exchange(at.address());
        at.server().recipients().add(second);

        phone.exchange(at.address());
        phone.exchange(at.address());

        assertThat(phone.inbox().entries().stream()
                        .map(BodyCodec::decode)
                        .filter(Body.RecipientGiven.class::isInstance))
                .containsExactly(new Body.RecipientGiven(first), new Body.RecipientGiven(second));
    }
}
