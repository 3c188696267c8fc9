package org.fieldpost.exchange.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An Ed25519 private key (RFC 8032), 32 bytes. Immutable; its verifying key is computed once. */
public final class SigningKey {

    private final Bytes secret;
    private final Ed25519PrivateKeyParameters parameters;
    private final VerifyingKey verifyingKey;

    public SigningKey(Bytes secret) {
        Check.range("signing key bytes", secret.size(), 32, 32);
        this.secret = secret;
        this.parameters = new Ed25519PrivateKeyParameters(secret.toArray(), 0);
        this.verifyingKey =
                new VerifyingKey(Bytes.of(parameters.generatePublicKey().getEncoded()));
    }

    public static SigningKey generate(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new SigningKey(Bytes.of(secret));
    }

    public Bytes secret() {
        return secret;
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, parameters);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && secret.equals(key.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
