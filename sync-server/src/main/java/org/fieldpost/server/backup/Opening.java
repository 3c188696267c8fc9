package org.fieldpost.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The beginning of a sealed file and the key that it makes of a passphrase: Argon2id (RFC 9106) with 64 MiB and three passes.
 * The pieces of the file are sealed one by one with AES-256-GCM, each nonce a random prefix, the piece's number and whether it
 * is the last, so that none can be altered, moved, repeated or cut off unnoticed: STREAM of Hoang, Reyhanitabar, Rogaway and
 * Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015.
 */
final class Opening {

    static final int PIECE_BYTES = 64 * 1024;
    static final int TAG_BYTES = 16;

    private static final byte[] MAGIC = "FIELDPOST BACKUP 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int PREFIX_BYTES = 7;
    private static final int BYTES = MAGIC.length + SALT_BYTES + PREFIX_BYTES;

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;

    private final byte[] bytes;
    private final SecretKeySpec key;

    private Opening(byte[] bytes, String passphrase) {
        this.bytes = bytes;
        this.key = new SecretKeySpec(
                stretched(passphrase, Arrays.copyOfRange(bytes, MAGIC.length, MAGIC.length + SALT_BYTES)), "AES");
    }

    static Opening fresh(String passphrase, SecureRandom random) {
        byte[] drawn = new byte[SALT_BYTES + PREFIX_BYTES];
        random.nextBytes(drawn);
        return new Opening(ByteBuffer.allocate(BYTES).put(MAGIC).put(drawn).array(), passphrase);
    }

    /** @throws NotABackupException when the file does not begin like one */
    static Opening read(InputStream in, String passphrase) throws IOException {
        byte[] bytes = in.readNBytes(BYTES);
        if (bytes.length < BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new NotABackupException();
        }
        return new Opening(bytes, passphrase);
    }

    /** It begins like something else. */
    static final class NotABackupException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Accents typed on another keyboard are the same passphrase. */
    private static byte[] stretched(String passphrase, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[32];
        generator.generateBytes(
                Normalizer.normalize(passphrase, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), key);
        return key;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Seals or opens one piece. */
    Cipher cipher(int mode, int piece, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
                .put(bytes, MAGIC.length + SALT_BYTES, PREFIX_BYTES)
                .putInt(piece)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(bytes);
        return cipher;
    }
}
