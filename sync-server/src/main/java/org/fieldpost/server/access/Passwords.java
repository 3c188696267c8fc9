package org.fieldpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) with 19 MiB, two passes, one lane: OWASP's setting. Hashes carry their own parameters and salt. */
final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int BYTES = 32;

    /** Each hash takes 19 MiB: so many at once, however many people try. */
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private Passwords() {}

    static String hash(String password, SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return "argon2id$" + hex.formatHex(salt) + "$" + hex.formatHex(derive(password, salt));
    }

    static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", 3);
        HexFormat hex = HexFormat.of();
        return MessageDigest.isEqual(derive(password, hex.parseHex(parts[1])), hex.parseHex(parts[2]));
    }

    private static byte[] derive(String password, byte[] salt) {
        AT_ONCE.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withSalt(salt)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .build());
            byte[] derived = new byte[BYTES];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), derived);
            return derived;
        } finally {
            AT_ONCE.release();
        }
    }
}
