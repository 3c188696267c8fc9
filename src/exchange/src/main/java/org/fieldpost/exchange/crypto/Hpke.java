package org.fieldpost.exchange.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
public final class Hpke {

    public static final int ENCAPSULATION_BYTES = 32;
    public static final int TAG_BYTES = 16;

    private Hpke() {}

    /** Encapsulated key (32 bytes), then ciphertext with its tag. */
    public static byte[] seal(BoxPublicKey recipient, byte[] info, byte[] aad, byte[] plain, SecureRandom random) {
        try {
            BoxKey ephemeral = BoxKey.generate(random);
            var context = hpke().setupBaseS(
                            new X25519PublicKeyParameters(recipient.value().toArray(), 0),
                            info,
                            new AsymmetricCipherKeyPair(ephemeral.publicParameters(), ephemeral.parameters()));
            byte[] encapsulation = context.getEncapsulation();
            byte[] ciphertext = context.seal(aad, plain);
            byte[] sealed = Arrays.copyOf(encapsulation, encapsulation.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, encapsulation.length, ciphertext.length);
            return sealed;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Sealing failed; the recipient's key may be damaged.", e);
        }
    }

    /** The plain bytes; empty when key, info, aad or any bit differs. */
    public static Optional<byte[]> open(BoxKey key, byte[] info, byte[] aad, byte[] sealed) {
        if (sealed.length < ENCAPSULATION_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] encapsulation = Arrays.copyOf(sealed, ENCAPSULATION_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(sealed, ENCAPSULATION_BYTES, sealed.length);
        try {
            var pair = new AsymmetricCipherKeyPair(key.publicParameters(), key.parameters());
            return Optional.of(hpke().setupBaseR(encapsulation, pair, info).open(aad, ciphertext));
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException wrongKeyOrAltered) {
            return Optional.empty();
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
