package org.fieldpost.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.mission.MissionCopy;
import org.fieldpost.server.storage.Snapshot;
import org.fieldpost.server.storage.Tables;

/** Takes a backup of one moment, beside the servers that work on. */
public final class Backup {

    /** A passphrase that guards the keys for years; shorter ones are tried out. */
    public static final int LEAST_LETTERS = 12;

    /**
     * The keys stand there in the open; who was signed in signs in anew, and makes tokens anew; links and uploaded files are gone after a day; leases
     * and the probe are a running server's own.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "server_keys",
            "session",
            "sign_in_step",
            "access_link",
            "machine_token",
            "import_file",
            "lease",
            "probe",
            "tally",
            "tally_change",
            "tally_rule");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'fieldpost-'uuuuMMdd-HHmmss'.backup'").withZone(ZoneOffset.UTC);

    private Backup() {}

    /** What was written or read. */
    public record Summary(Path file, long rows) {}

    /**
     * Writes a backup.
     *
     * @param where a file that is not there yet, or a folder to put it into under a name of its time
     * @param address as {@link org.fieldpost.server.storage.Database#open(Path, String)} wants it
     * @throws org.fieldpost.model.words.ProblemException naming what stands in the way; then nothing is written
     */
    public static Summary take(
            Path where, String passphrase, Path directory, String address, Clock clock, SecureRandom random) {
        if (passphrase.codePointCount(0, passphrase.length()) < LEAST_LETTERS) {
            throw Problem.of("backup.short_passphrase", LEAST_LETTERS).asException();
        }
        Path file = Files.isDirectory(where) ? where.resolve(NAME.format(clock.instant())) : where;
        long[] rows = {0};
        try (Snapshot snapshot = Snapshot.of(directory, address)) {
            BackupFile.write(file, passphrase, random, out -> {
                try {
                    MissionCopy copy = MissionCopy.of(directory, snapshot);
                    Contents.begin(
                            out,
                            new Contents.About(
                                    snapshot.version(), copy.mission(), copy.mode(), copy.epoch(), clock.instant()),
                            copy.keys(),
                            copy.outside());
                    for (String table : Tables.inOrder(snapshot.connection())) {
                        if (LEFT_OUT.contains(table)) {
                            continue;
                        }
                        List<String> columns = Tables.columns(snapshot.connection(), table);
                        Contents.table(out, table, columns);
                        Tables.read(snapshot.connection(), table, columns, values -> {
                            try {
                                Contents.row(out, values);
                                rows[0]++;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
                    }
                    Contents.end(out, rows[0]);
                } catch (SQLException e) {
                    throw snapshot.problem().causedBy(e);
                }
            });
        }
        return new Summary(file, rows[0]);
    }

    /**
     * Reads all of a backup and changes nothing.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is not whole, or the passphrase is another
     */
    public static Summary check(Path file, String passphrase) {
        return new Summary(file, BackupFile.check(file, passphrase).rows());
    }
}
