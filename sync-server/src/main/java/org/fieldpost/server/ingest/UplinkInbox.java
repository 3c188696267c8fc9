package org.fieldpost.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
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
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server durably holds of one phone's journal. Each fresh entry is read by the {@link EntryReader} in the same
 * transaction; one that cannot be read is held, set aside and shown, and never stops those behind it.
 */
final class UplinkInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkInbox.class);

    private final Database database;
    private final Phone phone;
    private final long epoch;
    private final Clock clock;
    private final EntryReader reader;

    /** Generations heard of, also where nothing of them is held: after a restore the phone must learn that. */
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();

    UplinkInbox(Database database, Phone phone, long epoch, Clock clock, EntryReader reader) {
        this.database = database;
        this.phone = phone;
        this.epoch = epoch;
        this.clock = clock;
        this.reader = reader;
    }

    @Override
    public Stored store(int generation, List<Entry> entries) {
        heard.add(generation);
        if (entries.isEmpty()) {
            return new Stored(List.of(), List.of(), List.of());
        }
        return database.write(db -> {
            List<Long> fresh = new ArrayList<>();
            List<Long> already = new ArrayList<>();
            List<Long> forked = new ArrayList<>();
            var holding = new Holding(HeldRanges.read(db, phone.id().toString(), generation));
            for (Entry entry : entries) {
                Bytes hash = entry.hash();
                Bytes held = heldHash(db, generation, entry.number());
                if (held == null) {
                    insert(db, "entry", generation, entry, hash);
                    holding.add(entry.number(), hash);
                    explainForks(db, entry);
                    readOrSetAside(db, generation, entry);
                    fresh.add(entry.number());
                } else if (held.equals(hash)) {
                    already.add(entry.number());
                } else {
                    if (!heldUnderAnotherNumber(db, entry)) {
                        insert(db, "entry_fork", generation, entry, hash);
                    }
                    forked.add(entry.number());
                }
            }
            if (!fresh.isEmpty()) {
                HeldRanges.keep(db, phone.id().toString(), generation, holding);
            }
            return new Stored(fresh, already, forked);
        });
    }

    /** A fork that the phone has written again under another number needs nobody's attention any more. */
    private void explainForks(Connection db, Entry entry) throws SQLException {
        try (PreparedStatement delete =
                db.prepareStatement("DELETE FROM entry_fork WHERE enrolment_id = ? AND kind = ? AND body = ?")) {
            delete.setString(1, phone.id().toString());
            delete.setInt(2, entry.kind());
            delete.setBytes(3, entry.body().toArray());
            delete.executeUpdate();
        }
    }

    private boolean heldUnderAnotherNumber(Connection db, Entry entry) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE enrolment_id = ? AND kind = ? AND body = ?)")) {
            query.setString(1, phone.id().toString());
            query.setInt(2, entry.kind());
            query.setBytes(3, entry.body().toArray());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void readOrSetAside(Connection db, int generation, Entry entry) throws SQLException {
        Savepoint before = db.setSavepoint();
        String why;
        try {
            why = reader.read(phone, generation, entry).orElse(null);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException poison) {
            db.rollback(before);
            // the exception's text may hold what the entry says
            LOG.warn(
                    "an entry of {} is set aside: {}",
                    phone.officerCode(),
                    poison.getClass().getName());
            why = "reading failed: " + poison.getClass().getSimpleName();
        }
        if (why != null) {
            try (PreparedStatement update = db.prepareStatement(
                    "UPDATE entry SET set_aside = ? WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
                update.setString(1, why);
                update.setString(2, phone.id().toString());
                update.setInt(3, generation);
                update.setLong(4, entry.number());
                update.executeUpdate();
            }
            reader.setAside(phone, generation, entry);
        }
    }

    private Bytes heldHash(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT hash FROM entry WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
            query.setString(1, phone.id().toString());
            query.setInt(2, generation);
            query.setLong(3, number);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Bytes.of(rows.getBytes(1)) : null;
            }
        }
    }

    private void insert(Connection db, String table, int generation, Entry entry, Bytes hash) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT OR IGNORE INTO " + table
                + " (enrolment_id, generation, number, kind, hash, received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, phone.id().toString());
            insert.setInt(2, generation);
            insert.setLong(3, entry.number());
            insert.setInt(4, entry.kind());
            insert.setBytes(5, hash.toArray());
            insert.setLong(6, clock.millis());
            insert.setBytes(7, entry.body().toArray());
            insert.executeUpdate();
        }
    }

    @Override
    public List<Acknowledgement> held() {
        return database.read(db -> {
            NavigableMap<Integer, List<Acknowledgement.Held>> ranges = new TreeMap<>();
            heard.forEach(generation -> ranges.put(generation, List.of()));
            try (PreparedStatement query =
                    db.prepareStatement("SELECT DISTINCT generation FROM held_range WHERE enrolment_id = ?")) {
                query.setString(1, phone.id().toString());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        int generation = rows.getInt(1);
                        ranges.put(generation, HeldRanges.read(db, phone.id().toString(), generation));
                    }
                }
            }
            return ranges.entrySet().stream()
                    .map(of -> new Acknowledgement(of.getKey(), epoch, of.getValue()))
                    .toList();
        });
    }

    @Override
    public long epoch() {
        return epoch;
    }
}
