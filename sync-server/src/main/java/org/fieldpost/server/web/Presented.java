package org.fieldpost.server.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The token that a program presents in its {@code Authorization} header: as a bearer (RFC 6750), or as the password of any name (RFC 7617). */
final class Presented {

    /** What is said to whoever presents none. */
    static final String[] CHALLENGES = {"Bearer realm=\"Fieldpost\"", "Basic realm=\"Fieldpost\", charset=\"UTF-8\""};

    private static final int MOST_LETTERS = 1_000;

    private Presented() {}

    /** Empty when there is none, also when what is there cannot be read. */
    static Optional<String> token(Context ctx) {
        String[] words = String.valueOf(
                        Optional.ofNullable(ctx.header("Authorization")).orElse(""))
                .strip()
                .split(" +", 2);
        if (words.length < 2 || words[1].length() > MOST_LETTERS) {
            return Optional.empty();
        }
        if (words[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(words[1]);
        }
        return words[0].equalsIgnoreCase("Basic") ? password(words[1]) : Optional.empty();
    }

    private static Optional<String> password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
