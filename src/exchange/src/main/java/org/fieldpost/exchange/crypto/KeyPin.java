package org.fieldpost.exchange.crypto;

import java.security.PublicKey;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** A TLS server's public key as it is pinned: SHA-256 of its SubjectPublicKeyInfo (RFC 7469), whatever certificate it stands in. */
public record KeyPin(Bytes value) {

    public static final int BYTES = 32;

    private static final int SPOKEN_CHARACTERS = 24;

    public KeyPin {
        Check.range("pin bytes", value.size(), BYTES, BYTES);
    }

    public static KeyPin of(PublicKey key) {
        return new KeyPin(Sha256.of(key.getEncoded()));
    }

    /** In groups of four, to be read aloud and compared. */
    public String spoken() {
        return Fingerprint.of(SPOKEN_CHARACTERS, value);
    }
}
