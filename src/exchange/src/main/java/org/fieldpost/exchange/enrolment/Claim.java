package org.fieldpost.exchange.enrolment;

import java.util.Locale;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * A phone's answer to its invitation: the invitation's secret and the keys the phone made. The envelope that carries it is
 * sealed to the server and signed with the very key it announces.
 */
public record Claim(Bytes secret, VerifyingKey verifyingKey, BoxPublicKey box) {

    private static final String SPOKEN = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public Claim {
        Check.range("secret bytes", secret.size(), Invitation.SECRET_BYTES, Invitation.SECRET_BYTES);
    }

    /** Eight characters of a hash of the keys, shown on the phone and on the server's page, compared by people. */
    public String fingerprint() {
        byte[] hash =
                Sha256.of(verifyingKey.value().toArray(), box.value().toArray()).toArray();
        var shown = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            shown.append(i == 4 ? "-" : "").append(SPOKEN.charAt(hash[i] & 31));
        }
        return shown.toString().toUpperCase(Locale.ROOT);
    }

    public Object encode() {
        return new Fields.Writer()
                .put(1, secret)
                .put(2, verifyingKey.value())
                .put(3, box.value())
                .map();
    }

    /** @throws IllegalArgumentException naming the field that is broken */
    public static Claim decode(Object value) {
        var fields = Fields.of("claim", value);
        return new Claim(fields.bytes(1), new VerifyingKey(fields.bytes(2)), new BoxPublicKey(fields.bytes(3)));
    }
}
