package org.fieldpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.fieldpost.exchange.crypto.Sha256;

/** Secrets that the server makes for people; the database keeps only their hashes. */
final class Tokens {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private Tokens() {}

    /** 256 bits. */
    static String token(SecureRandom random) {
        byte[] token = new byte[32];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** Twelve characters in three groups: 59 bits, easy to read out and to type. */
    static String readable(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i == 4 || i == 8 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8)).toArray();
    }
}
