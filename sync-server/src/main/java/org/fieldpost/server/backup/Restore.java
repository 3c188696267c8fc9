package org.fieldpost.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.People;
import org.fieldpost.server.mission.MissionCopy;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.redaction.Redactions;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.storage.EmptyDatabase;
import org.fieldpost.server.storage.OwnDirectory;

/** Puts a backup back into an empty place, of either engine, in a new epoch. */
public final class Restore {

    private static final String PART = "restoring";

    /** What may lie in the directory before. */
    private static final Set<String> BEFORE =
            Set.of(OutsideLog.FILE, Redactions.OWED_FILE, "fieldpost.lock", "server-secret", PART);

    private Restore() {}

    /**
     * Reads all of the backup, then puts it back; the server that is started there goes on by itself.
     *
     * @param address as {@link Database#open(Path, String)} wants it
     * @param outsideLogs of the servers that were lost; the directory's own is taken too
     * @throws org.fieldpost.model.words.ProblemException naming what stands in the way; then nothing is changed
     */
    public static Backup.Summary run(
            Path file,
            String passphrase,
            Path directory,
            String address,
            List<Path> outsideLogs,
            Clock clock,
            SecureRandom random) {
        BackupFile.Found found = BackupFile.check(file, passphrase);
        boolean shared = !address.isEmpty();
        try {
            OwnDirectory.make(directory);
            requireEmpty(directory);
            List<String> lines = lines(directory, outsideLogs);
            Path part = shared ? directory : emptied(directory.resolve(PART));
            try {
                fill(file, passphrase, part, address, found.about());
                settle(part, address, found, lines, clock, random);
                if (!shared) {
                    moveUp(part, directory);
                }
            } finally {
                if (!shared) {
                    remove(part);
                }
            }
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", directory).causedBy(e);
        }
        return new Backup.Summary(file, found.rows());
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.anyMatch(file -> !BEFORE.contains(file.getFileName().toString()))) {
                throw Problem.of("restore.not_empty", directory).asException();
            }
        }
    }

    private static List<String> lines(Path directory, List<Path> outsideLogs) {
        List<String> lines = new ArrayList<>(OutsideLog.linesOf(directory.resolve(OutsideLog.FILE)));
        for (Path log : outsideLogs) {
            if (!Files.isRegularFile(log)) {
                throw Problem.of("restore.no_outside_log", log).asException();
            }
            lines.addAll(OutsideLog.linesOf(log));
        }
        return lines;
    }

    private static void fill(Path file, String passphrase, Path part, String address, Contents.About about) {
        try (EmptyDatabase empty = EmptyDatabase.make(part, address, about.schema())) {
            try (var filling = new Filling(empty)) {
                BackupFile.read(file, passphrase, filling);
            }
            empty.keep();
        }
    }

    private static void settle(
            Path part, String address, BackupFile.Found found, List<String> lines, Clock clock, SecureRandom random) {
        try (Database database = Database.open(part, address)) {
            List<String> all = new ArrayList<>(found.outside());
            all.addAll(lines);
            OutsideLog outside = MissionCopy.settle(database, found.keys(), all, clock, random);
            Phones.remember(database, outside, clock);
            People.remember(database, outside);
            new Redactions(database, outside).remember();
        }
    }

    private static final class Filling implements Contents.Reader, AutoCloseable {

        private final EmptyDatabase empty;
        private EmptyDatabase.Rows rows;

        Filling(EmptyDatabase empty) {
            this.empty = empty;
        }

        @Override
        public void about(Contents.About about, Bytes keys, List<String> outside) {
            // read before
        }

        @Override
        public void table(String name, List<String> columns) {
            close();
            rows = empty.rows(name, columns);
        }

        @Override
        public void row(List<Object> values) {
            rows.add(values);
        }

        @Override
        public void close() {
            if (rows != null) {
                rows.close();
                rows = null;
            }
        }
    }

    private static Path emptied(Path part) throws IOException {
        remove(part);
        return Files.createDirectory(part);
    }

    /** The database last: without it nothing starts there. */
    private static void moveUp(Path part, Path directory) throws IOException {
        Files.move(part.resolve("server-keys"), directory.resolve("server-keys"));
        Files.move(
                part.resolve(OutsideLog.FILE), directory.resolve(OutsideLog.FILE), StandardCopyOption.REPLACE_EXISTING);
        Files.move(part.resolve("fieldpost.db"), directory.resolve("fieldpost.db"));
    }

    private static void remove(Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(part);
    }
}
