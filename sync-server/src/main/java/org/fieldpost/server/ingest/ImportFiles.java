package org.fieldpost.server.ingest;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.Csv;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;

/** Files of reports from elsewhere: kept for a day, tried with a mapping, taken all at once. */
final class ImportFiles {

    static final int MOST_ROWS = 10_000;

    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final MissionSpace space;
    private final Phones phones;
    private final Ingest ingest;
    private final Clock clock;
    private final SecureRandom random;

    ImportFiles(Database database, MissionSpace space, Phones phones, Ingest ingest, Clock clock, SecureRandom random) {
        this.database = database;
        this.space = space;
        this.phones = phones;
        this.ingest = ingest;
        this.clock = clock;
        this.random = random;
    }

    /** A file as it was uploaded. */
    record Uploaded(long id, String name, List<String> header, List<Csv.Row> rows) {}

    /**
     * What a mapping makes of a file.
     *
     * @param refused rows that are no report, those that were imported before among them
     */
    record Tried(List<ImportRows.Accepted> readable, List<ImportRows.Refused> refused) {}

    /**
     * Keeps a file until it is taken, for a day at most.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is no table, empty or too long
     */
    long keep(String name, String content, String by) {
        read(0, name, content);
        letGo();
        long id = 1 + (random.nextLong() >>> 8);
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO import_file (id, name, content, uploaded_at, uploaded_by) VALUES (?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, id);
                insert.setString(2, name);
                insert.setString(3, content);
                insert.setLong(4, clock.millis());
                insert.setString(5, by);
                return insert.executeUpdate();
            }
        });
        return id;
    }

    /** Deletes what nobody took within a day, and what a clock that was wrong dated more than a day ahead. */
    void letGo() {
        database.write(db -> {
            try (PreparedStatement expire =
                    db.prepareStatement("DELETE FROM import_file WHERE uploaded_at < ? OR uploaded_at > ?")) {
                expire.setLong(1, clock.instant().minus(KEPT).toEpochMilli());
                expire.setLong(2, clock.instant().plus(KEPT).toEpochMilli());
                return expire.executeUpdate();
            }
        });
    }

    private static Uploaded read(long id, String name, String content) {
        List<Csv.Row> rows = Csv.read(name, content, List.of());
        if (rows.isEmpty()) {
            throw Problem.of("csv.empty", name).asException();
        }
        if (rows.size() > MOST_ROWS) {
            throw Problem.of("import.long", name, rows.size(), MOST_ROWS).asException();
        }
        return new Uploaded(id, name, List.copyOf(rows.get(0).cells().keySet()), rows);
    }

    /** One that was uploaded within the last day. */
    Optional<Uploaded> find(long id) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT name, content FROM import_file WHERE id = ? AND uploaded_at BETWEEN ? AND ?")) {
                query.setLong(1, id);
                query.setLong(2, clock.instant().minus(KEPT).toEpochMilli());
                query.setLong(3, clock.instant().plus(KEPT).toEpochMilli());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(id, rows.getString(1), rows.getString(2))) : Optional.empty();
                }
            }
        });
    }

    /** A dry run: nothing is kept. */
    Tried attempt(Uploaded file, ImportColumns columns) {
        List<ImportRows.Row> read = new ImportRows(
                        columns,
                        space.packages().current().vocabulary(),
                        space.mission().zone(),
                        clock.instant())
                .read(file.rows);
        return database.read(db -> {
            List<ImportRows.Accepted> readable = new ArrayList<>();
            List<ImportRows.Refused> refused = new ArrayList<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT receipt FROM imported_row WHERE reference = ?")) {
                for (int i = 0; i < read.size(); i++) {
                    if (read.get(i) instanceof ImportRows.Refused no) {
                        refused.add(no);
                        continue;
                    }
                    var yes = (ImportRows.Accepted) read.get(i);
                    query.setString(1, yes.reference());
                    try (ResultSet rows = query.executeQuery()) {
                        if (rows.next()) {
                            refused.add(new ImportRows.Refused(
                                    yes.line(),
                                    file.rows.get(i).cells(),
                                    Problem.of("import.before", rows.getString(1))));
                        } else {
                            readable.add(yes);
                        }
                    }
                }
            }
            return new Tried(readable, refused);
        });
    }

    /**
     * Takes every readable row as a report, all or none, and lets the file go.
     *
     * @param withNamed whether also those whose notes seem to name somebody
     * @return the officer code that they stand under, or nothing when no row was readable
     */
    Optional<String> take(Uploaded file, ImportColumns columns, boolean withNamed, String by) {
        return database.write(db -> {
            Tried tried = attempt(file, columns);
            List<ImportRows.Accepted> wanted = tried.readable.stream()
                    .filter(row -> withNamed || !row.seemsToName())
                    .toList();
            if (wanted.isEmpty()) {
                return Optional.empty();
            }
            Phone author = phones.broughtBy(by);
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement insert = db.prepareStatement(
                            "INSERT INTO imported_row (reference, receipt, imported_at) VALUES (?, ?, ?)");
                    PreparedStatement forget = db.prepareStatement("DELETE FROM import_file WHERE id = ?")) {
                for (ImportRows.Accepted row : wanted) {
                    Body body = new Body.ObservationRevision(row.observation());
                    long number = entries.size() + 1L;
                    entries.add(new Entry(number, body.kind(), BodyCodec.encode(body)));
                    insert.setString(1, row.reference());
                    insert.setString(
                            2,
                            new ReceiptCode(space.mode() == MissionMode.EXERCISE, author.officerCode(), 1, number)
                                    .spoken());
                    insert.setLong(3, clock.millis());
                    insert.executeUpdate();
                }
                forget.setLong(1, file.id);
                forget.executeUpdate();
            }
            ingest.bring(author, entries);
            return Optional.of(author.officerCode());
        });
    }
}
