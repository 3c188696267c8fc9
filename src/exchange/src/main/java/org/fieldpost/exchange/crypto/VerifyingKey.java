package org.fieldpost.exchange.crypto;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An Ed25519 public key, 32 bytes. */
public record VerifyingKey(Bytes value) {

    public static final int SIGNATURE_BYTES = 64;

    public VerifyingKey {
        Check.range("verifying key bytes", value.size(), 32, 32);
    }

    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(value.toArray(), 0));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException notAPointOnTheCurve) {
            return false;
        }
    }
}
