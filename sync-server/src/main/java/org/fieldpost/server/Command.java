package org.fieldpost.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.offline.OpenSealedCommand;
import org.fieldpost.server.offline.SealedKeyCommand;

/** What the program can be told to do; a line here and its sentences are all that another one needs. */
enum Command {
    SERVE("serve", Serve::run, Serve.OPTIONS),
    BACKUP("backup", Backups::take, Backups.OF_SERVER),
    CHECK_BACKUP("check-backup", Backups::check, Set.of(Option.BACKUP_FILE, Option.BACKUP_PASSPHRASE)),
    RESTORE("restore", Backups::restore, Backups.OF_RESTORE),
    VERIFY_LOG(
            "verify-log",
            VerifyLog::run,
            Set.of(Option.DATABASE, Option.DATABASE_USER, Option.DATABASE_PASSWORD, Option.HEAD)),
    RETENTION(
            "retention",
            LettingGo::run,
            Set.of(Option.RETENTION, Option.DATABASE, Option.DATABASE_USER, Option.DATABASE_PASSWORD, Option.DO)),
    SEALED_KEY("sealed-key", SealedKeyCommand::run),
    OPEN_SEALED("open-sealed", OpenSealedCommand::run);

    /** What a command does; it ends the program when it returns. */
    interface Work {
        void run(Configuration given, Words words) throws IOException, InterruptedException;
    }

    /** What a command does away from the server: it knows nothing of its settings, and reads its own arguments. */
    interface Away {
        void run(List<String> args);
    }

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a method of its own, without state
    private final Work work;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<Option> options;

    @SuppressWarnings("ImmutableEnumChecker") // a method of its own, without state
    private final Optional<Away> away;

    Command(String key, Away away) {
        this.key = key;
        this.work = (given, words) -> {};
        this.options = Set.of();
        this.away = Optional.of(away);
    }

    /** @param options what may be said to it as an argument; the file may say whatever any command knows */
    Command(String key, Work work, Set<Option> options) {
        this.key = key;
        this.work = work;
        this.away = Optional.empty();
        Set<Option> all = EnumSet.of(Option.CONFIG, Option.DATA);
        all.addAll(options);
        this.options = Collections.unmodifiableSet(all);
    }

    String key() {
        return key;
    }

    Optional<Away> away() {
        return away;
    }

    Set<Option> options() {
        return options;
    }

    void run(Configuration given, Words words) throws IOException, InterruptedException {
        work.run(given, words);
    }

    static Optional<Command> named(String key) {
        return Arrays.stream(values())
                .filter(command -> command.key.equals(key))
                .findFirst();
    }

    /** What it does, and an option a line. */
    String help(Words words) {
        var text = new StringBuilder(words.say("command." + key)).append('\n');
        options.forEach(option -> text.append(line(option, words)));
        return text.toString().stripTrailing();
    }

    private static String line(Option option, Words words) {
        return String.format("  --%-32s %s%n", option.shown() + "=…", words.say("option." + option.key()));
    }

    /** Every command, and how to learn more. */
    static String helpOfAll(Words words) {
        var text = new StringBuilder(words.say("server.help")).append('\n');
        for (Command command : values()) {
            text.append(String.format("  %-16s %s%n", command.key, words.say("command." + command.key)));
        }
        text.append('\n');
        for (Option option : Option.values()) {
            text.append(line(option, words));
        }
        return text.toString().stripTrailing();
    }
}
