package org.fieldpost.exchange.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An X25519 private key, 32 bytes, that opens envelopes. Immutable; its public key is computed once. */
public final class BoxKey {

    private final Bytes secret;
    private final X25519PrivateKeyParameters parameters;
    private final X25519PublicKeyParameters publicParameters;
    private final BoxPublicKey publicKey;

    public BoxKey(Bytes secret) {
        Check.range("box key bytes", secret.size(), 32, 32);
        this.secret = secret;
        this.parameters = new X25519PrivateKeyParameters(secret.toArray(), 0);
        this.publicParameters = parameters.generatePublicKey();
        this.publicKey = new BoxPublicKey(Bytes.of(publicParameters.getEncoded()));
    }

    public static BoxKey generate(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new BoxKey(Bytes.of(secret));
    }

    public Bytes secret() {
        return secret;
    }

    public BoxPublicKey publicKey() {
        return publicKey;
    }

    X25519PrivateKeyParameters parameters() {
        return parameters;
    }

    X25519PublicKeyParameters publicParameters() {
        return publicParameters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoxKey key && secret.equals(key.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "a box key";
    }
}
