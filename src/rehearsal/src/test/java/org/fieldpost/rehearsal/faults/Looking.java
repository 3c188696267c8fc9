package org.fieldpost.rehearsal.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into a database file, past the code under test. It looks at a copy, so that whoever owns the file finds it as a crash
 * left it and has to recover it himself.
 */
final class Looking {

    private final Path file;

    private Looking(Path file) {
        this.file = file;
    }

    static Looking atServer(Path directory) {
        return new Looking(directory.resolve("fieldpost.db"));
    }

    static Looking atPhone(Path notebook) {
        return new Looking(notebook);
    }

    /** Receipts of the reports that count, in no order, each as often as it is there. */
    List<String> counted() {
        return column("SELECT receipt FROM observation");
    }

    /** The server's entries of this officer: generation, number, hash. */
    List<String> entriesOf(String officerCode) {
        return column("SELECT generation || '-' || number || ' ' || hex(hash) FROM entry"
                + " WHERE enrolment_id = (SELECT id FROM enrolment WHERE code = '" + officerCode + "')");
    }

    /** Everything that a person would have to repair. */
    List<String> setAside() {
        return column(
                "SELECT 'fork ' || number FROM entry_fork UNION ALL SELECT 'aside ' || hex(hash) FROM envelope_aside"
                        + " UNION ALL SELECT 'entry ' || number || ' ' || set_aside FROM entry WHERE set_aside IS NOT NULL");
    }

    /** What the phone wrote: generation, number, hash. */
    List<String> written() {
        return column("SELECT generation || '-' || number || ' ' || hex(hash_locked) FROM journal_entry");
    }

    /** What the phone believes to be at the server. */
    List<String> believedDelivered() {
        return column("SELECT generation || '-' || number || ' ' || hex(hash_locked) FROM journal_entry"
                + " WHERE acknowledged_epoch IS NOT NULL");
    }

    private List<String> column(String sql) {
        try {
            Path copy = Files.createTempDirectory(file.toAbsolutePath().getParent(), "look");
            try {
                return column(sql, copy(copy));
            } finally {
                try (var files = Files.list(copy)) {
                    for (Path each : files.toList()) {
                        Files.delete(each);
                    }
                }
                Files.delete(copy);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot look into " + file, e);
        }
    }

    private Path copy(Path to) throws IOException {
        for (String end : List.of("", "-wal")) {
            Path part = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(part)) {
                Files.copy(part, to.resolve(part.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to.resolve(file.getFileName());
    }

    private static List<String> column(String sql, Path database) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection look = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = look.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
