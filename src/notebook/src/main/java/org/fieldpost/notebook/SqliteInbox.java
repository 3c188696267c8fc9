package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Holding;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;

/** What the server has written for this phone, in the notebook's file; what it says is applied in the same transaction. */
final class SqliteInbox implements Inbox {

    private final NotebookFile file;
    private final Safe safe;
    private final Told told;

    /** Generations heard of, also where nothing of them is held: the other end must learn that. */
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();

    SqliteInbox(NotebookFile file, Safe safe, Told told) {
        this.file = file;
        this.safe = safe;
        this.told = told;
    }

    @Override
    public Stored store(int generation, List<Entry> entries) {
        heard.add(generation);
        if (entries.isEmpty()) {
            return new Stored(List.of(), List.of(), List.of());
        }
        return file.transaction(db -> {
            List<Long> fresh = new ArrayList<>();
            List<Long> already = new ArrayList<>();
            List<Long> forked = new ArrayList<>();
            var holding = new Holding(ranges(db, generation));
            for (Entry entry : entries) {
                Bytes held = heldHash(db, generation, entry.number());
                if (held == null) {
                    insert(db, generation, entry);
                    holding.add(entry.number(), entry.hash());
                    told.apply(db, BodyCodec.decode(entry));
                    fresh.add(entry.number());
                } else if (held.equals(entry.hash())) {
                    already.add(entry.number());
                } else {
                    setAside(db, generation, entry);
                    forked.add(entry.number());
                }
            }
            if (!fresh.isEmpty()) {
                keep(db, generation, holding);
            }
            return new Stored(fresh, already, forked);
        });
    }

    private Bytes heldHash(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT hash_locked FROM inbox_entry WHERE generation = ? AND number = ?")) {
            query.setInt(1, generation);
            query.setLong(2, number);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? hash(generation, number, rows.getBytes(1)) : null;
            }
        }
    }

    private Bytes hash(int generation, long number, byte[] locked) {
        return Bytes.of(safe.open(record(generation, number) + "/hash", locked));
    }

    private static String record(int generation, long number) {
        return "inbox_entry/" + generation + "/" + number;
    }

    private void insert(Connection db, int generation, Entry entry) throws SQLException {
        String record = record(generation, entry.number());
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO inbox_entry (generation, number, kind, hash_locked, locked) VALUES (?, ?, ?, ?, ?)
                """)) {
            insert.setInt(1, generation);
            insert.setLong(2, entry.number());
            insert.setInt(3, entry.kind());
            insert.setBytes(4, safe.lock(record + "/hash", entry.hash().toArray()));
            insert.setBytes(5, safe.lock(record, entry.body().toArray()));
            insert.executeUpdate();
        }
    }

    private void setAside(Connection db, int generation, Entry entry) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT OR IGNORE INTO inbox_fork (generation, number, content, kind, locked) VALUES (?, ?, ?, ?, ?)
                """)) {
            insert.setInt(1, generation);
            insert.setLong(2, entry.number());
            insert.setBytes(3, safe.pseudonym("content/" + entry.hash().hex()));
            insert.setInt(4, entry.kind());
            insert.setBytes(
                    5,
                    safe.lock(
                            "inbox_fork/" + generation + "/" + entry.number(),
                            entry.body().toArray()));
            insert.executeUpdate();
        }
    }

    private List<Acknowledgement.Held> ranges(Connection db, int generation) throws SQLException {
        List<Acknowledgement.Held> ranges = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(
                "SELECT first, last, digest_locked FROM held_range WHERE generation = ? ORDER BY first")) {
            query.setInt(1, generation);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ranges.add(new Acknowledgement.Held(
                            new Ranges.Range(rows.getLong(1), rows.getLong(2)),
                            Bytes.of(safe.open(rangeRecord(generation, rows.getLong(1)), rows.getBytes(3)))));
                }
            }
        }
        return ranges;
    }

    private static String rangeRecord(int generation, long first) {
        return "held_range/" + generation + "/" + first;
    }

    private void keep(Connection db, int generation, Holding holding) throws SQLException {
        try (PreparedStatement clear = db.prepareStatement("DELETE FROM held_range WHERE generation = ?")) {
            clear.setInt(1, generation);
            clear.executeUpdate();
        }
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO held_range (generation, first, last, digest_locked) VALUES (?, ?, ?, ?)")) {
            for (Acknowledgement.Held held : holding.held()) {
                insert.setInt(1, generation);
                insert.setLong(2, held.range().from());
                insert.setLong(3, held.range().to());
                insert.setBytes(
                        4,
                        safe.lock(
                                rangeRecord(generation, held.range().from()),
                                held.digest().toArray()));
                insert.executeUpdate();
            }
        }
    }

    /** Release 0.1.0 kept no ranges: makes them from the entries, once. */
    void makeRanges() {
        file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT EXISTS (SELECT 1 FROM held_range)");
                    ResultSet rows = query.executeQuery()) {
                if (rows.next() && rows.getBoolean(1)) {
                    return 0;
                }
            }
            NavigableMap<Integer, Holding> made = new TreeMap<>();
            try (PreparedStatement query =
                            db.prepareStatement("SELECT generation, number, hash_locked FROM inbox_entry");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    made.computeIfAbsent(rows.getInt(1), g -> new Holding())
                            .add(rows.getLong(2), hash(rows.getInt(1), rows.getLong(2), rows.getBytes(3)));
                }
            }
            for (var each : made.entrySet()) {
                keep(db, each.getKey(), each.getValue());
            }
            return made.size();
        });
    }

    /** After a rescue, and once after a version that could not read rulings and questions: puts what is kept into effect. */
    void readAgain() {
        file.transaction(db -> {
            List<Body> unread = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT generation, number, kind, locked FROM inbox_entry
                    WHERE kind IN (?, ?, ?, ?, ?, ?, ?, ?) AND locked <> x'' AND (SELECT inbox_unread FROM notebook) = 1
                    ORDER BY generation, number
                    """)) {
                query.setInt(1, Body.Ruled.KIND);
                query.setInt(2, Body.Question.KIND);
                query.setInt(3, Body.ReviewState.KIND);
                query.setInt(4, Body.ReviewStates.KIND);
                query.setInt(5, Body.KeyAnnouncement.KIND);
                query.setInt(6, Body.Tasked.KIND);
                query.setInt(7, Body.Planned.KIND);
                query.setInt(8, Body.Withdrawn.KIND);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        String record = "inbox_entry/" + rows.getInt(1) + "/" + rows.getLong(2);
                        unread.add(BodyCodec.decode(new Entry(
                                rows.getLong(2), rows.getInt(3), Bytes.of(safe.open(record, rows.getBytes(4))))));
                    }
                }
            }
            for (Body body : unread) {
                told.apply(db, body);
            }
            try (PreparedStatement done =
                    db.prepareStatement("UPDATE notebook SET inbox_unread = 0 WHERE inbox_unread = 1")) {
                return done.executeUpdate();
            }
        });
    }

    @Override
    public List<Acknowledgement> held() {
        return file.transaction(db -> {
            NavigableMap<Integer, List<Acknowledgement.Held>> ranges = new TreeMap<>();
            heard.forEach(generation -> ranges.put(generation, List.of()));
            try (PreparedStatement query = db.prepareStatement("SELECT DISTINCT generation FROM held_range");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ranges.put(rows.getInt(1), ranges(db, rows.getInt(1)));
                }
            }
            long epoch = epoch();
            return ranges.entrySet().stream()
                    .map(of -> new Acknowledgement(of.getKey(), epoch, of.getValue()))
                    .toList();
        });
    }

    /** The phone's own generation: one that was put back in time opens a new one, and may hold less than it said before. */
    @Override
    public long epoch() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT generation FROM notebook");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
