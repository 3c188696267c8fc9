package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.fieldpost.model.words.Problem;

/** Thirty-two bytes in a file that the administrator copies to every server of one database, in hexadecimal. */
final class ServerSecret {

    static final String NAME = "server-secret";

    private static final int BYTES = 32;

    private final Path file;
    private final SecureRandom random;

    ServerSecret(Path directory, SecureRandom random) {
        this.file = directory.resolve(NAME);
        this.random = random;
    }

    Path file() {
        return file;
    }

    /**
     * As it lies there.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is missing or no such secret
     */
    byte[] required() {
        if (!Files.exists(file)) {
            throw Problem.of("keys.secret_missing", file).asException();
        }
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!text.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
                throw Problem.of("keys.secret_wrong", file).asException();
            }
            return HexFormat.of().parseHex(text);
        } catch (IOException e) {
            throw Problem.of("keys.secret_wrong", file).causedBy(e);
        }
    }

    /** The same, or a new one where there is none. */
    byte[] orMade() {
        if (!Files.exists(file)) {
            byte[] made = new byte[BYTES];
            random.nextBytes(made);
            KeyFile.write(file, (HexFormat.of().formatHex(made) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return required();
    }
}
