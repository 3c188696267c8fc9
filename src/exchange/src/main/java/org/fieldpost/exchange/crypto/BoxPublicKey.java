package org.fieldpost.exchange.crypto;

import java.nio.ByteBuffer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/** An X25519 public key, 32 bytes, to which envelopes are sealed. */
public record BoxPublicKey(Bytes value) {

    public BoxPublicKey {
        Check.range("box key bytes", value.size(), 32, 32);
    }

    /** First 8 bytes of SHA-256 of the key: how headers name it. */
    public long id() {
        return ByteBuffer.wrap(Sha256.of(value.toArray()).toArray()).getLong();
    }
}
