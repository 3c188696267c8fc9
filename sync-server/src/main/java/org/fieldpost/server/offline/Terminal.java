package org.fieldpost.server.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** Where a command speaks and asks. A passphrase is asked unseen, and never an argument: arguments are seen by other users. */
interface Terminal {

    void say(String line);

    /** What was typed, unseen; empty when nobody can be asked here. */
    Optional<String> secret(String prompt);

    /**
     * The line without characters that command a terminal or turn the direction of what follows; line ends are kept. What others
     * wrote is shown, and commands nothing.
     */
    static String harmless(String line) {
        return line.codePoints()
                .map(c -> c != '\n' && commands(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean commands(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** The process's own. */
    static Terminal ofThisProcess() {
        return new Terminal() {
            @Override
            public void say(String line) {
                System.out.println(harmless(line));
            }

            @Override
            public Optional<String> secret(String prompt) {
                return Optional.ofNullable(System.console())
                        .map(console -> console.readPassword("%s ", prompt))
                        .map(String::new);
            }
        };
    }

    /** A passphrase out of a file's first line, or asked here. */
    default String passphrase(Optional<String> file, String prompt) {
        if (file.isPresent()) {
            try {
                return Files.readString(Path.of(file.get()), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                throw Problem.of("file.unreadable", file.get()).causedBy(e);
            }
        }
        return secret(prompt)
                .orElseThrow(() -> Problem.of("offline.no_terminal").asException());
    }
}
