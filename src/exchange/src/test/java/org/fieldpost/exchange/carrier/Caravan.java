package org.fieldpost.exchange.carrier;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.mission.MissionMode;

/** A mission's keys and phones, whose envelopes others carry. */
final class Caravan {

    private final SecureRandom random;
    private final MissionMode mode;
    private final MissionId id;
    private final SigningKey missionKey;
    private final SigningKey serverKey;
    private final BoxKey box;

    Caravan(MissionMode mode) {
        this(mode, 5);
    }

    /** The same seed gives the same mission and keys, in either mode. */
    Caravan(MissionMode mode, long seed) {
        this.mode = mode;
        random = new SeededRandom(seed);
        id = new MissionId(seed);
        missionKey = SigningKey.generate(random);
        serverKey = SigningKey.generate(random);
        box = BoxKey.generate(random);
    }

    Pouch.Mission mission() {
        return new Pouch.Mission(id, mode, missionKey.verifyingKey(), serverKey.verifyingKey());
    }

    Phone phone(long number) {
        SigningKey key = SigningKey.generate(new SeededRandom(number));
        var enrolment = new EnrolmentId(number);
        return new Phone(enrolment, key, Credential.sign(id, mode, enrolment, key.verifyingKey(), missionKey));
    }

    /** Each is another. */
    Bytes answer(EnrolmentId enrolment) {
        return sealed(Header.Direction.DOWN, enrolment, serverKey, 10);
    }

    final class Phone {

        private final EnrolmentId enrolment;
        private final SigningKey key;
        private final Credential credential;

        private Phone(EnrolmentId enrolment, SigningKey key, Credential credential) {
            this.enrolment = enrolment;
            this.key = key;
            this.credential = credential;
        }

        EnrolmentId enrolment() {
            return enrolment;
        }

        Credential credential() {
            return credential;
        }

        /** With a body of so many bytes that do not deflate; each is another. */
        Bytes envelope(int bytes) {
            return sealed(Header.Direction.UP, enrolment, key, bytes);
        }

        /** Signed with this phone's key in the name of another. */
        Bytes signing(EnrolmentId other) {
            return sealed(Header.Direction.UP, other, key, 10);
        }

        /** As if this phone were the server. */
        Bytes down(EnrolmentId to) {
            return sealed(Header.Direction.DOWN, to, key, 10);
        }
    }

    private Bytes sealed(Header.Direction direction, EnrolmentId enrolment, SigningKey by, int bytes) {
        byte[] body = new byte[bytes];
        random.nextBytes(body);
        var keys = new HeldKeys(by, List.of(), by.verifyingKey(), box.publicKey());
        return Envelope.seal(
                new Header(id, mode, direction, enrolment, box.publicKey().id()),
                new Content(
                        List.of(),
                        1,
                        List.of(new Entry(1, 1, Bytes.of(body))),
                        Optional.empty(),
                        Standing.FINAL,
                        false,
                        Postscript.NONE),
                keys,
                random);
    }
}
