package org.fieldpost.exchange.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;

/** The mission's word that this enrolment signs with this key, given to a phone when its enrolment is final. */
public record Credential(EnrolmentId enrolment, VerifyingKey verifyingKey, Bytes signature) {

    public Credential {
        Check.range("signature bytes", signature.size(), VerifyingKey.SIGNATURE_BYTES, VerifyingKey.SIGNATURE_BYTES);
    }

    public static Credential sign(
            MissionId mission, MissionMode mode, EnrolmentId enrolment, VerifyingKey key, SigningKey missionKey) {
        return new Credential(enrolment, key, Bytes.of(missionKey.sign(message(mission, mode, enrolment, key))));
    }

    public boolean signedBy(VerifyingKey missionKey, MissionId mission, MissionMode mode) {
        return missionKey.verifies(message(mission, mode, enrolment, verifyingKey), signature.toArray());
    }

    private static byte[] message(MissionId mission, MissionMode mode, EnrolmentId enrolment, VerifyingKey key) {
        byte[] what = ("fieldpost 1 credential " + mode + " ").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(what.length + 48)
                .put(what)
                .putLong(mission.value())
                .putLong(enrolment.value())
                .put(key.value().view())
                .array();
    }

    public Object encode() {
        return List.of(enrolment.value(), verifyingKey.value(), signature);
    }

    /** @throws IllegalArgumentException naming the part that is broken */
    public static Credential decode(Object value) {
        List<?> parts = Fields.tuple("credential", value, 3);
        return new Credential(
                new EnrolmentId(Fields.asLong("enrolment", parts.get(0))),
                new VerifyingKey(Fields.asBytes("verifying key", parts.get(1))),
                Fields.asBytes("signature", parts.get(2)));
    }
}
