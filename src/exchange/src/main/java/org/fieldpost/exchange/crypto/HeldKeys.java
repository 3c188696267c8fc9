package org.fieldpost.exchange.crypto;

import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Keys;

/** Keys held in memory while the app or the server runs. */
public record HeldKeys(SigningKey ours, List<BoxKey> ourBoxes, VerifyingKey theirs, BoxPublicKey theirBox)
        implements Keys {

    public HeldKeys {
        ourBoxes = List.copyOf(ourBoxes);
    }

    @Override
    public byte[] sign(byte[] message) {
        return ours.sign(message);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return theirs.verifies(message, signature);
    }

    @Override
    public Optional<byte[]> open(long keyId, byte[] info, byte[] aad, byte[] sealed) {
        return box(keyId).flatMap(key -> Hpke.open(key, info, aad, sealed));
    }

    @Override
    public boolean holds(long keyId) {
        return box(keyId).isPresent();
    }

    private Optional<BoxKey> box(long keyId) {
        return ourBoxes.stream().filter(key -> key.publicKey().id() == keyId).findFirst();
    }
}
