package org.fieldpost.exchange.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * The server's key to seal to, signed by the mission key. Of two, the one of the higher epoch, then of the higher sequence,
 * is the newer, whatever the order of arrival.
 */
public record ServerBox(long epoch, long sequence, BoxPublicKey key, Bytes signature) {

    public ServerBox {
        Check.range("epoch", epoch, 0, 0xFFFFFFFFL);
        Check.range("sequence", sequence, 0, 0xFFFFFFFFL);
        Check.range("signature bytes", signature.size(), VerifyingKey.SIGNATURE_BYTES, VerifyingKey.SIGNATURE_BYTES);
    }

    public static ServerBox sign(
            MissionId mission, long epoch, long sequence, BoxPublicKey key, SigningKey missionKey) {
        return new ServerBox(epoch, sequence, key, Bytes.of(missionKey.sign(message(mission, epoch, sequence, key))));
    }

    public boolean signedBy(VerifyingKey missionKey, MissionId mission) {
        return missionKey.verifies(message(mission, epoch, sequence, key), signature.toArray());
    }

    public boolean newerThan(long otherEpoch, long otherSequence) {
        return epoch > otherEpoch || (epoch == otherEpoch && sequence > otherSequence);
    }

    private static byte[] message(MissionId mission, long epoch, long sequence, BoxPublicKey key) {
        byte[] what = "fieldpost 1 server box ".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(what.length + 56)
                .put(what)
                .putLong(mission.value())
                .putLong(epoch)
                .putLong(sequence)
                .put(key.value().view())
                .array();
    }

    public Object encode() {
        return List.of(epoch, sequence, key.value(), signature);
    }

    /** @throws IllegalArgumentException naming the part that is broken */
    public static ServerBox decode(Object value) {
        List<?> parts = Fields.tuple("server box", value, 4);
        return new ServerBox(
                Fields.asLong("epoch", parts.get(0)),
                Fields.asLong("sequence", parts.get(1)),
                new BoxPublicKey(Fields.asBytes("box key", parts.get(2))),
                Fields.asBytes("signature", parts.get(3)));
    }
}
