package org.fieldpost.exchange.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.Fingerprint;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * The group that sealed reports go to. The first comes with its fingerprint on paper from headquarters; a later one is
 * signed by the former, so that a server cannot put its own key in its place.
 *
 * @param signature by the former recipient's signing key; by its own for the first
 */
public record RecipientKey(long sequence, VerifyingKey signing, BoxPublicKey box, Bytes signature) {

    public RecipientKey {
        Check.range("sequence", sequence, 1, 0xFFFFFFFFL);
        Check.range("signature bytes", signature.size(), VerifyingKey.SIGNATURE_BYTES, VerifyingKey.SIGNATURE_BYTES);
    }

    public static RecipientKey sign(
            MissionId mission, long sequence, VerifyingKey signing, BoxPublicKey box, SigningKey by) {
        return new RecipientKey(sequence, signing, box, Bytes.of(by.sign(message(mission, sequence, signing, box))));
    }

    public boolean signedBy(VerifyingKey key, MissionId mission) {
        return key.verifies(message(mission, sequence, signing, box), signature.toArray());
    }

    /** What the paper from headquarters says and the phone shows. */
    public String fingerprint() {
        return Fingerprint.of(16, signing.value(), box.value());
    }

    private static byte[] message(MissionId mission, long sequence, VerifyingKey signing, BoxPublicKey box) {
        byte[] what = "fieldpost 1 recipient ".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(what.length + 80)
                .put(what)
                .putLong(mission.value())
                .putLong(sequence)
                .put(signing.value().view())
                .put(box.value().view())
                .array();
    }

    public Object encode() {
        return List.of(sequence, signing.value(), box.value(), signature);
    }

    /** @throws IllegalArgumentException naming the part that is broken */
    public static RecipientKey decode(Object value) {
        List<?> parts = Fields.tuple("recipient key", value, 4);
        return new RecipientKey(
                Fields.asLong("sequence", parts.get(0)),
                new VerifyingKey(Fields.asBytes("signing key", parts.get(1))),
                new BoxPublicKey(Fields.asBytes("box key", parts.get(2))),
                Fields.asBytes("signature", parts.get(3)));
    }
}
