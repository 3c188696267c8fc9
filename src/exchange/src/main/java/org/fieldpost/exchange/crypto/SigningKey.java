package org.fieldpost.exchange.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An Ed25519 private key (RFC 8032), 32 bytes. */
public record SigningKey(Bytes secret) {

    public SigningKey {
        Check.range("signing key bytes", secret.size(), 32, 32);
    }

    public static SigningKey generate(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new SigningKey(Bytes.of(secret));
    }

    public VerifyingKey verifyingKey() {
        return new VerifyingKey(Bytes.of(parameters().generatePublicKey().getEncoded()));
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, parameters());
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private Ed25519PrivateKeyParameters parameters() {
        return new Ed25519PrivateKeyParameters(secret.toArray(), 0);
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
