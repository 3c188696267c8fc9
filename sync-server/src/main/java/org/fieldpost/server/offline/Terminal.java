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

    /** The process's own. */
    static Terminal ofThisProcess() {
        return new Terminal() {
            @Override
            public void say(String line) {
                System.out.println(line);
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
