package org.fieldpost.exchange.fuzz;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.mission.MissionMode;

/** Values to begin from; the same in each run. */
public final class Genuine {

    public static final MissionId MISSION = new MissionId(5);
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final SecureRandom RANDOM = new SeededRandom(5);
    public static final SigningKey SIGNING = SigningKey.generate(RANDOM);
    public static final BoxKey BOX = BoxKey.generate(RANDOM);

    private Genuine() {}

    public static ServerBox serverBox() {
        return ServerBox.sign(MISSION, 1, 2, BOX.publicKey(), SIGNING);
    }

    public static Credential credential() {
        return Credential.sign(MISSION, MissionMode.LIVE, new EnrolmentId(6), SIGNING.verifyingKey(), SIGNING);
    }

    public static RecipientKey recipient() {
        return RecipientKey.sign(MISSION, 1, SIGNING.verifyingKey(), BOX.publicKey(), SIGNING);
    }

    public static Claim claim() {
        return new Claim(
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                SIGNING.verifyingKey(),
                BOX.publicKey(),
                Bytes.of(new byte[Claim.TEXT_KEY_BYTES]));
    }

    public static PhotoRef photo() {
        return new PhotoRef(Bytes.of(new byte[32]), 5);
    }

    public static Invitation invitation() {
        return new Invitation(
                MISSION,
                MissionMode.EXERCISE,
                "liberia",
                "https://[::1]:8443/fieldpost/",
                SIGNING.verifyingKey(),
                SIGNING.verifyingKey(),
                BOX.publicKey(),
                new EnrolmentId(6),
                "K7",
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                NOW.plusSeconds(3600));
    }

    /** Envelopes of any bytes: the carriers do not look inside. */
    public static List<Bytes> envelopes() {
        return List.of(Bytes.of(new byte[40]), Bytes.EMPTY, Bytes.of(new byte[] {1, 2, 3}));
    }
}
