package org.fieldpost.exchange.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An X25519 private key, 32 bytes, that opens envelopes. */
public record BoxKey(Bytes secret) {

    public BoxKey {
        Check.range("box key bytes", secret.size(), 32, 32);
    }

    public static BoxKey generate(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new BoxKey(Bytes.of(secret));
    }

    public BoxPublicKey publicKey() {
        return new BoxPublicKey(Bytes.of(parameters().generatePublicKey().getEncoded()));
    }

    X25519PrivateKeyParameters parameters() {
        return new X25519PrivateKeyParameters(secret.toArray(), 0);
    }

    @Override
    public String toString() {
        return "a box key";
    }
}
