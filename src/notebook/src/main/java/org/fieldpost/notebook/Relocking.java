package org.fieldpost.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.model.words.Problem;

/**
 * Moves a notebook of release 0.3.0 or earlier, which lay readable, behind a lock: every row, in one transaction. Killed at any
 * moment it is begun again or found done; the readable file is overwritten and deleted last.
 */
final class Relocking {

    private static final String GONE = ".gone";

    private final Path readable;
    private final NotebookFile locked;
    private final Safe safe;

    Relocking(Path readable, NotebookFile locked, Safe safe) {
        this.readable = readable;
        this.locked = locked;
        this.safe = safe;
    }

    void run(SecureRandom random) {
        finish(readable, random);
        if (!Files.exists(readable)) {
            return;
        }
        if (empty()) {
            try (NotebookFile from = NotebookFile.open(readable, Disk.OWN)) {
                from.transaction(rows -> locked.transaction(db -> {
                    requireAll(rows);
                    for (LockedTable table : LockedTable.ALL) {
                        copy(table, rows, db);
                    }
                    return LockedTable.ALL.size();
                }));
            }
        } else if (!movedHere()) {
            return;
        }
        forget(random);
    }

    /** Whether nothing was written into the locked notebook yet: everything came in one transaction. */
    private boolean empty() {
        return locked.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT NOT EXISTS (SELECT 1 FROM enrolment) AND NOT EXISTS (SELECT 1 FROM draft)
                       AND NOT EXISTS (SELECT 1 FROM journal_entry)
                    """);
                    ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    /** Whether what lies readable was moved into this notebook before: the same enrolment, and no other officer's. */
    private boolean movedHere() {
        Optional<Bytes> here = enrolment(locked, safe);
        if (here.isEmpty()) {
            return false;
        }
        try (NotebookFile from = NotebookFile.open(readable, Disk.OWN)) {
            return here.equals(enrolment(from, Safe.withoutLock()));
        }
    }

    private static Optional<Bytes> enrolment(NotebookFile file, Safe safe) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT locked FROM enrolment");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Bytes.of(safe.open("enrolment", rows.getBytes(1)))) : Optional.empty();
            }
        });
    }

    /** A table that nobody thought of here would be left behind. */
    private static void requireAll(Connection rows) throws SQLException {
        Set<String> there = new TreeSet<>();
        try (Statement statement = rows.createStatement();
                ResultSet names = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            while (names.next()) {
                there.add(names.getString(1));
            }
        }
        there.removeAll(LockedTable.ALL.stream().map(LockedTable::name).collect(Collectors.toSet()));
        if (!there.isEmpty()) {
            throw new IllegalStateException(
                    "Relocking says nothing of the tables " + there + "; list them in LockedTable.");
        }
    }

    private void copy(LockedTable table, Connection from, Connection into) throws SQLException {
        try (Statement clear = into.createStatement();
                Statement query = from.createStatement();
                ResultSet rows = query.executeQuery("SELECT * FROM " + table.name())) {
            clear.executeUpdate("DELETE FROM " + table.name());
            List<String> columns = columns(rows);
            String insert = "INSERT INTO " + table.name() + " (" + String.join(", ", columns) + ") VALUES ("
                    + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
            try (PreparedStatement write = into.prepareStatement(insert)) {
                while (rows.next()) {
                    int place = 1;
                    for (Object value : locked(table, row(rows, columns)).values()) {
                        write.setObject(place++, value);
                    }
                    write.executeUpdate();
                }
            }
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns.add(rows.getMetaData().getColumnName(i));
        }
        return columns;
    }

    private static Map<String, Object> row(ResultSet rows, List<String> columns) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : columns) {
            row.put(column, rows.getObject(column));
        }
        return row;
    }

    private Map<String, Object> locked(LockedTable table, Map<String, Object> row) {
        table.pseudonyms()
                .forEach(column -> row.computeIfPresent(
                        column, (name, words) -> safe.pseudonym(new String((byte[]) words, StandardCharsets.UTF_8))));
        table.locked()
                .forEach((column, record) -> row.computeIfPresent(
                        column, (name, open) -> locked(LockedTable.record(record, row), (byte[]) open)));
        return row;
    }

    /** What has gone is empty, and stays so. */
    private byte[] locked(String record, byte[] open) {
        return open.length == 0 ? open : safe.lock(record, open);
    }

    /** Under another name first: killed in the middle of it, no half of it is taken for a notebook. */
    private void forget(SecureRandom random) {
        try {
            for (String end : List.of("", "-wal", "-shm", "-journal")) {
                Path file = beside(readable, end);
                if (Files.exists(file)) {
                    Files.move(file, beside(readable, GONE + end), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", readable).causedBy(e);
        }
        finish(readable, random);
    }

    /** Overwrites and deletes what was moved; does nothing when all of it is gone. */
    static void finish(Path readable, SecureRandom random) {
        try {
            for (String end : List.of("-wal", "-shm", "-journal", "")) {
                Path file = beside(readable, GONE + end);
                if (Files.exists(file)) {
                    byte[] noise = new byte[Math.toIntExact(Files.size(file))];
                    random.nextBytes(noise);
                    DurableFile.overwrite(file, noise);
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", readable).causedBy(e);
        }
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }
}
