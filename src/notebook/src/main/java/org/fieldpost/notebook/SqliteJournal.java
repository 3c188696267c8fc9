package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Ranges;

/** What this phone has written for the server, in the notebook's file. */
final class SqliteJournal implements Journal {

    private final NotebookFile file;
    private final Safe safe;

    SqliteJournal(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    @Override
    public int generation() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT generation FROM notebook");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    @Override
    public long append(int kind, Bytes body, boolean urgent) {
        return file.transaction(db -> {
            int generation = generation();
            var entry = new Entry(lastNumber(db, generation) + 1, kind, body);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO journal_entry (generation, number, kind, urgent, hash, locked)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setInt(1, generation);
                insert.setLong(2, entry.number());
                insert.setInt(3, kind);
                insert.setBoolean(4, urgent);
                insert.setBytes(5, entry.hash().toArray());
                insert.setBytes(6, safe.lock(record(generation, entry.number()), body.toArray()));
                insert.executeUpdate();
            }
            return entry.number();
        });
    }

    private static long lastNumber(Connection db, int generation) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT max(number) FROM journal_entry WHERE generation = ?")) {
            query.setInt(1, generation);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** One entry of the present generation. */
    Entry entry(int generation, long number) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT number, kind, locked FROM journal_entry WHERE generation = ? AND number = ?")) {
                query.setInt(1, generation);
                query.setLong(2, number);
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException(
                                "The notebook has no entry " + number + " of generation " + generation);
                    }
                    return entry(generation, rows);
                }
            }
        });
    }

    private Entry entry(int generation, ResultSet row) throws SQLException {
        byte[] body = safe.open(record(generation, row.getLong("number")), row.getBytes("locked"));
        return new Entry(row.getLong("number"), row.getInt("kind"), Bytes.of(body));
    }

    private static String record(int generation, long number) {
        return "journal_entry/" + generation + "/" + number;
    }

    @Override
    public List<Entry> unacknowledged(int mostBodyBytes) {
        return file.transaction(db -> {
            int generation = generation();
            List<Entry> waiting = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number, kind, locked FROM journal_entry
                    WHERE generation = ? AND acknowledged_epoch IS NULL
                    ORDER BY urgent DESC, number
                    """)) {
                query.setInt(1, generation);
                try (ResultSet rows = query.executeQuery()) {
                    int bytes = 0;
                    while (bytes <= mostBodyBytes && rows.next()) {
                        Entry entry = entry(generation, rows);
                        waiting.add(entry);
                        bytes += entry.body().size();
                    }
                }
            }
            return Entry.upTo(mostBodyBytes, waiting);
        });
    }

    @Override
    public long waiting() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT count(*) FROM journal_entry
                    WHERE generation = (SELECT generation FROM notebook) AND acknowledged_epoch IS NULL
                    """);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public long acknowledge(Acknowledgement said) {
        return file.transaction(db -> {
            if (said.generation() != generation() || said.epoch() < epoch()) {
                return 0L;
            }
            long before = waiting();
            long forgotten = said.epoch() > epoch() ? moveTo(db, said) : 0;
            for (Ranges.Range range :
                    said.matching(hashes(db, said.generation())).list()) {
                try (PreparedStatement update = db.prepareStatement("""
                        UPDATE journal_entry SET acknowledged_epoch = ?
                        WHERE generation = ? AND number BETWEEN ? AND ? AND acknowledged_epoch IS NULL
                        """)) {
                    update.setLong(1, said.epoch());
                    update.setInt(2, said.generation());
                    update.setLong(3, range.from());
                    update.setLong(4, range.to());
                    update.executeUpdate();
                }
            }
            return Math.max(0, before + forgotten - waiting());
        });
    }

    /** A newer epoch replaces all that older ones said; returns how many wait again. */
    private static long moveTo(Connection db, Acknowledgement said) throws SQLException {
        try (PreparedStatement epoch = db.prepareStatement("UPDATE notebook SET epoch = ?");
                PreparedStatement forget = db.prepareStatement(
                        "UPDATE journal_entry SET acknowledged_epoch = NULL WHERE generation = ? AND acknowledged_epoch < ?")) {
            epoch.setLong(1, said.epoch());
            epoch.executeUpdate();
            forget.setInt(1, said.generation());
            forget.setLong(2, said.epoch());
            return forget.executeUpdate();
        }
    }

    private static NavigableMap<Long, Bytes> hashes(Connection db, int generation) throws SQLException {
        NavigableMap<Long, Bytes> hashes = new TreeMap<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT number, hash FROM journal_entry WHERE generation = ? ORDER BY number")) {
            query.setInt(1, generation);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.put(rows.getLong(1), Bytes.of(rows.getBytes(2)));
                }
            }
        }
        return hashes;
    }

    @Override
    public Ranges acknowledged() {
        return file.transaction(db -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number FROM journal_entry
                    WHERE generation = (SELECT generation FROM notebook) AND acknowledged_epoch IS NOT NULL
                    """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return Ranges.of(numbers);
        });
    }

    @Override
    public long epoch() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT epoch FROM notebook");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
