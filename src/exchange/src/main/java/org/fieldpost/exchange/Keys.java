package org.fieldpost.exchange;

import java.util.Optional;
import org.fieldpost.exchange.crypto.BoxPublicKey;

/**
 * The keys of one end of an enrolment: its own secrets, used but never shown, and the other end's public keys. On a phone
 * they live in the notebook, on the server beside its database.
 */
public interface Keys {

    /** 64 bytes of Ed25519 over the message. */
    byte[] sign(byte[] message);

    /** Whether the other end signed this. */
    boolean verifies(byte[] message, byte[] signature);

    /** The key to seal to. */
    BoxPublicKey theirBox();

    /** Opens what was sealed to one of our keys, named by id; empty when we lack the key or the bytes were altered. */
    Optional<byte[]> open(long keyId, byte[] info, byte[] aad, byte[] sealed);

    /** Whether we hold the key of this id. */
    boolean holds(long keyId);
}
