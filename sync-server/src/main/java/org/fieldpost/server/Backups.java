package org.fieldpost.server;

import java.io.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.backup.Backup;
import org.fieldpost.server.backup.Restore;

/** The commands that take a backup, read one through, and put one back. */
final class Backups {

    /** Where the server's database is, and the backup. */
    static final Set<Option> OF_SERVER = EnumSet.of(
            Option.BACKUP_FILE,
            Option.BACKUP_PASSPHRASE,
            Option.DATABASE,
            Option.DATABASE_USER,
            Option.DATABASE_PASSWORD);

    static final Set<Option> OF_RESTORE = EnumSet.of(
            Option.BACKUP_FILE,
            Option.BACKUP_PASSPHRASE,
            Option.OUTSIDE_LOGS,
            Option.DATABASE,
            Option.DATABASE_USER,
            Option.DATABASE_PASSWORD);

    private Backups() {}

    static void take(Configuration given, Words words) {
        Path file = file(given);
        Backup.Summary taken = Backup.take(
                file,
                passphrase(given, words, true),
                given.path(Option.DATA),
                Serve.database(given),
                Clock.systemUTC(),
                new SecureRandom());
        System.out.println(words.say("backup.taken", taken.file(), taken.rows()));
    }

    static void check(Configuration given, Words words) {
        Backup.Summary read = Backup.check(file(given), passphrase(given, words, false));
        System.out.println(words.say("backup.whole", read.file(), read.rows()));
    }

    static void restore(Configuration given, Words words) {
        Backup.Summary restored = Restore.run(
                file(given),
                passphrase(given, words, false),
                given.path(Option.DATA),
                Serve.database(given),
                outsideLogs(given),
                Clock.systemUTC(),
                new SecureRandom());
        System.out.println(words.say("restore.done", restored.file(), restored.rows()));
    }

    private static Path file(Configuration given) {
        if (!given.has(Option.BACKUP_FILE)) {
            throw Problem.of("backup.no_file").asException();
        }
        return given.path(Option.BACKUP_FILE);
    }

    private static List<Path> outsideLogs(Configuration given) {
        return Arrays.stream(given.text(Option.OUTSIDE_LOGS).split(",", -1))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name.strip()))
                .toList();
    }

    /** From the configuration, or typed in where nobody sees it; a new one twice. */
    private static String passphrase(Configuration given, Words words, boolean fresh) {
        return given.secret(Option.BACKUP_PASSPHRASE).orElseGet(() -> {
            String typed = typed(words.say("backup.type"));
            if (fresh && !typed.equals(typed(words.say("backup.type_again")))) {
                throw Problem.of("backup.typed_differently").asException();
            }
            return typed;
        });
    }

    @SuppressWarnings("SystemConsoleNull") // it is before Java 22; from then on what is read is nothing
    private static String typed(String question) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s ", question);
        if (typed == null) {
            throw Problem.of("backup.no_passphrase", Option.BACKUP_PASSPHRASE.fileKey())
                    .asException();
        }
        return new String(typed);
    }
}
