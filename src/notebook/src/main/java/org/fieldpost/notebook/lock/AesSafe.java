package org.fieldpost.notebook.lock;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fieldpost.notebook.RecordDamaged;
import org.fieldpost.notebook.Safe;

/**
 * Locks each record with AES-256-GCM (NIST SP 800-38D) under a random 12-byte nonce, the record's name bound in as associated
 * data; 28 bytes longer than the content. Pseudonyms are HMAC-SHA-256 (RFC 2104), cut to 16 bytes. Safe from any thread.
 */
final class AesSafe implements Safe {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int PSEUDONYM_BYTES = 16;

    private final SecretKeySpec content;
    private final SecretKeySpec names;
    private final SecureRandom random;

    /** @param dataKey 32 random bytes; each use has a key of its own, derived from it */
    AesSafe(byte[] dataKey, SecureRandom random) {
        this.content = new SecretKeySpec(hmac(new SecretKeySpec(dataKey, "HmacSHA256"), "fieldpost 1 content"), "AES");
        this.names =
                new SecretKeySpec(hmac(new SecretKeySpec(dataKey, "HmacSHA256"), "fieldpost 1 names"), "HmacSHA256");
        this.random = random;
    }

    @Override
    public byte[] lock(String record, byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return seal(content, nonce, record.getBytes(StandardCharsets.UTF_8), open);
    }

    @Override
    public byte[] open(String record, byte[] locked) {
        return unseal(content, record.getBytes(StandardCharsets.UTF_8), locked)
                .orElseThrow(() -> new RecordDamaged(record));
    }

    @Override
    public byte[] pseudonym(String words) {
        return Arrays.copyOf(hmac(names, words), PSEUDONYM_BYTES);
    }

    /** The nonce, the ciphertext and its tag. */
    static byte[] seal(SecretKeySpec key, byte[] nonce, byte[] associated, byte[] open) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(associated);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + open.length + TAG_BYTES);
            cipher.doFinal(open, 0, open.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not in this Java; install one that has it.", e);
        }
    }

    /** Empty when this key, these associated data and these bytes do not belong together. */
    static Optional<byte[]> unseal(SecretKeySpec key, byte[] associated, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(associated);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException notTogether) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not in this Java; install one that has it.", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not in this Java; install one that has it.", e);
        }
    }
}
