package org.fieldpost.exchange.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, each context used once. The curve and
 * the cipher are Bouncy Castle's; its own HPKE derives every public key anew and costs a server a quarter more.
 */
public final class Hpke {

    public static final int ENCAPSULATION_BYTES = 32;
    public static final int TAG_BYTES = 16;

    private static final int KEM_X25519 = 0x0020;
    private static final int KDF_HKDF_SHA256 = 0x0001;
    private static final int AEAD_AES_256_GCM = 0x0002;
    private static final byte MODE_BASE = 0;
    private static final int SHARED_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final byte[] NONE = {};

    private static final Hkdf OF_KEM = new Hkdf(ByteBuffer.allocate(5)
            .put(ascii("KEM"))
            .putShort((short) KEM_X25519)
            .array());
    private static final Hkdf OF_SUITE = new Hkdf(ByteBuffer.allocate(10)
            .put(ascii("HPKE"))
            .putShort((short) KEM_X25519)
            .putShort((short) KDF_HKDF_SHA256)
            .putShort((short) AEAD_AES_256_GCM)
            .array());
    private static final byte[] NO_PSK = OF_SUITE.extract(NONE, "psk_id_hash", NONE);

    private Hpke() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Encapsulated key (32 bytes), then ciphertext with its tag. */
    public static byte[] seal(BoxPublicKey recipient, byte[] info, byte[] aad, byte[] plain, SecureRandom random) {
        BoxKey ephemeral = BoxKey.generate(random);
        byte[] encapsulation = ephemeral.publicKey().value().toArray();
        byte[] shared = shared(
                ephemeral.parameters(),
                recipient.value().toArray(),
                encapsulation,
                recipient.value().toArray());
        byte[] sealed = Arrays.copyOf(encapsulation, ENCAPSULATION_BYTES + plain.length + TAG_BYTES);
        try {
            crypt(true, shared, info, aad, plain, 0, sealed, ENCAPSULATION_BYTES);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Sealing failed; the recipient's key may be damaged.", e);
        }
        return sealed;
    }

    /** The plain bytes; empty when key, info, aad or any bit differs. */
    public static Optional<byte[]> open(BoxKey key, byte[] info, byte[] aad, byte[] sealed) {
        if (sealed.length < ENCAPSULATION_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] encapsulation = Arrays.copyOf(sealed, ENCAPSULATION_BYTES);
        try {
            byte[] shared = shared(
                    key.parameters(),
                    encapsulation,
                    encapsulation,
                    key.publicKey().value().toArray());
            byte[] plain = new byte[sealed.length - ENCAPSULATION_BYTES - TAG_BYTES];
            crypt(false, shared, info, aad, sealed, ENCAPSULATION_BYTES, plain, 0);
            return Optional.of(plain);
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException wrongKeyOrAltered) {
            return Optional.empty();
        }
    }

    /** Section 4.1. Throws for a public key of small order, with which everybody would share the same. */
    private static byte[] shared(
            X25519PrivateKeyParameters ours, byte[] theirs, byte[] encapsulation, byte[] recipient) {
        byte[] agreed = new byte[X25519PrivateKeyParameters.SECRET_SIZE];
        ours.generateSecret(new X25519PublicKeyParameters(theirs, 0), agreed, 0);
        byte[] context = ByteBuffer.allocate(encapsulation.length + recipient.length)
                .put(encapsulation)
                .put(recipient)
                .array();
        return OF_KEM.expand(OF_KEM.extract(NONE, "eae_prk", agreed), "shared_secret", context, SHARED_BYTES);
    }

    /** Sections 5.1 and 5.2, for the first message of a context. */
    private static void crypt(
            boolean seal, byte[] shared, byte[] info, byte[] aad, byte[] from, int fromPlace, byte[] to, int toPlace)
            throws InvalidCipherTextException {
        byte[] infoHash = OF_SUITE.extract(NONE, "info_hash", info);
        byte[] context = ByteBuffer.allocate(1 + NO_PSK.length + infoHash.length)
                .put(MODE_BASE)
                .put(NO_PSK)
                .put(infoHash)
                .array();
        byte[] secret = OF_SUITE.extract(shared, "secret", NONE);
        byte[] key = OF_SUITE.expand(secret, "key", context, KEY_BYTES);
        byte[] nonce = OF_SUITE.expand(secret, "base_nonce", context, NONCE_BYTES);
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BYTES * 8, nonce, aad));
        int done = cipher.processBytes(from, fromPlace, from.length - fromPlace, to, toPlace);
        cipher.doFinal(to, toPlace + done);
    }
}
