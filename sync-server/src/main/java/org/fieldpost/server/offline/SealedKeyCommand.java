package org.fieldpost.server.offline;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/**
 * {@code sealed-key}: makes the key pair that sealed reports go to, or its successor, which the former signs. The private part
 * stays in a file under a passphrase, the public part goes to the administrator, the fingerprint on paper.
 */
public final class SealedKeyCommand {

    private static final Set<String> OPTIONS =
            Set.of("mission", "former", "former-passphrase-file", "out", "passphrase-file");

    private final Terminal terminal;
    private final SecureRandom random;

    SealedKeyCommand(Terminal terminal, SecureRandom random) {
        this.terminal = terminal;
        this.random = random;
    }

    /** @throws org.fieldpost.model.words.ProblemException saying what stands in the way; then nothing was written */
    public static void run(List<String> args) {
        new SealedKeyCommand(Terminal.ofThisProcess(), new SecureRandom()).make(args);
    }

    /** Whose signature the new one carries. */
    private record By(MissionSlip mission, long sequence, KeyFile.Secrets secrets) {}

    void make(List<String> args) {
        Options options = Options.of(args, OPTIONS);
        Words words = options.words();
        KeyFile.Secrets made = KeyFile.Secrets.generate(random);
        Optional<Path> former = options.one("former").map(Path::of);
        By by = former.isPresent()
                ? former(former.get(), options, words)
                : new By(MissionSlip.read(Path.of(options.needed("mission"))), 1, made);
        RecipientKey recipient = RecipientKey.sign(
                by.mission.id(),
                by.sequence,
                made.signing().verifyingKey(),
                made.box().publicKey(),
                by.secrets.signing());
        Path out = Path.of(options.one("out").orElse("."));
        Path keyFile = out.resolve("sealed-" + by.sequence + KeyFile.ENDING);
        Path recipientFile = out.resolve("sealed-" + by.sequence + RecipientSlip.ENDING);
        PrivateFile.requireNone(keyFile);
        PrivateFile.requireNone(recipientFile);
        String passphrase = passphrase(options, words);
        PrivateFile.write(
                keyFile,
                KeyFile.lock(by.mission, recipient, made, passphrase, random).text());
        PrivateFile.write(recipientFile, new RecipientSlip(by.mission.id(), recipient).text());
        terminal.say(words.say(
                "offline.key_made",
                by.mission.name(),
                recipient.fingerprint(),
                keyFile.toAbsolutePath().normalize(),
                recipientFile.toAbsolutePath().normalize()));
    }

    private By former(Path file, Options options, Words words) {
        KeyFile former = KeyFile.read(file);
        KeyFile.Secrets secrets = former.open(
                file,
                terminal.passphrase(options.one("former-passphrase-file"), words.say("offline.ask_passphrase", file)));
        return new By(former.mission(), former.recipient().sequence() + 1, secrets);
    }

    /** Typed twice where it is typed: what was mistyped once opens nothing ever again. */
    private String passphrase(Options options, Words words) {
        Optional<String> file = options.one("passphrase-file");
        String first = terminal.passphrase(file, words.say("offline.ask_new_passphrase", KeyFile.LEAST_PASSPHRASE));
        if (file.isEmpty() && !first.equals(terminal.passphrase(file, words.say("offline.ask_again")))) {
            throw Problem.of("offline.passphrase_differs").asException();
        }
        return first;
    }
}
