package org.fieldpost.exchange.enrolment;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.model.mission.MissionMode;

/**
 * An exercise of one phone, which has nobody at its other end: the private halves of all its keys are thrown away, and its server
 * has an address that by RFC 6761 never exists. What is written in it stays on the phone.
 */
public final class Alone {

    static final String NOWHERE = "http://practice.invalid";

    /** Servers give letters from A on: this one meets none of them. */
    private static final String CODE = "Z1";

    private Alone() {}

    /** @param world the mission package of a fictional country */
    public static Invitation in(String world, SecureRandom random, Instant now) {
        byte[] secret = new byte[Invitation.SECRET_BYTES];
        random.nextBytes(secret);
        SigningKey signing = SigningKey.generate(random);
        return new Invitation(
                new MissionId(random.nextLong()),
                MissionMode.EXERCISE,
                world,
                NOWHERE,
                signing.verifyingKey(),
                signing.verifyingKey(),
                BoxKey.generate(random).publicKey(),
                new EnrolmentId(random.nextLong()),
                CODE,
                Bytes.of(secret),
                now.plus(Duration.ofHours(1)),
                Optional.empty());
    }

    /** Whom sealed reports go to, if they went. */
    public static RecipientKey recipient(MissionId mission, SecureRandom random) {
        SigningKey signing = SigningKey.generate(random);
        return RecipientKey.sign(
                mission, 1, signing.verifyingKey(), BoxKey.generate(random).publicKey(), signing);
    }
}
