package org.fieldpost.exchange.enrolment;

import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.Fingerprint;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * A phone's answer to its invitation: the invitation's secret and the keys the phone made. The envelope that carries it is
 * sealed to the server and signed with the very key it announces.
 *
 * @param textKey 16 random bytes that only this phone and the server know; proves texts (see {@code TextReport})
 */
public record Claim(Bytes secret, VerifyingKey verifyingKey, BoxPublicKey box, Bytes textKey) {

    public static final int TEXT_KEY_BYTES = 16;

    public Claim {
        Check.range("secret bytes", secret.size(), Invitation.SECRET_BYTES, Invitation.SECRET_BYTES);
        Check.range("text key bytes", textKey.size(), TEXT_KEY_BYTES, TEXT_KEY_BYTES);
    }

    /** Eight characters of a hash of the keys, shown on the phone and on the server's page, compared by people. */
    public String fingerprint() {
        return Fingerprint.of(8, verifyingKey.value(), box.value());
    }

    public Object encode() {
        return new Fields.Writer()
                .put(1, secret)
                .put(2, verifyingKey.value())
                .put(3, box.value())
                .put(4, textKey)
                .map();
    }

    /** @throws IllegalArgumentException naming the field that is broken */
    public static Claim decode(Object value) {
        var fields = Fields.of("claim", value);
        return new Claim(
                fields.bytes(1), new VerifyingKey(fields.bytes(2)), new BoxPublicKey(fields.bytes(3)), fields.bytes(4));
    }
}
