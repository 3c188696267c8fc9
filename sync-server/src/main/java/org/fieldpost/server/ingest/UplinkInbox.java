package org.fieldpost.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.fieldpost.server.ingest.EntryReader.Outcome;
import org.fieldpost.server.ingest.EntryReader.Understood;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.redaction.Redacted;
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

    private Map<Entry, Understood> prepared = Map.of();
    private long preparedUnder;

    UplinkInbox(Database database, Phone phone, long epoch, Clock clock, EntryReader reader) {
        this.database = database;
        this.phone = phone;
        this.epoch = epoch;
        this.clock = clock;
        this.reader = reader;
    }

    /** Understands entries before they are stored, outside the writer's turn. */
    void prepare(List<Entry> entries) {
        preparedUnder = reader.packageNow();
        Map<Entry, Understood> understood = new HashMap<>();
        entries.forEach(entry -> understood.put(entry, reader.understand(entry)));
        prepared = understood;
    }

    private Understood understood(Entry entry) {
        Understood before = prepared.get(entry);
        return before == null ? reader.understand(entry) : before;
    }

    /** Without the words that were destroyed in it, whoever brought it again. */
    private static Understood redacted(Connection db, Understood came) throws SQLException {
        Bytes left = Redacted.body(db, came.entry().body(), came.body());
        return left.equals(came.entry().body()) ? came : came.with(left);
    }

    @Override
    public Stored store(int generation, List<Entry> entries) {
        heard.add(generation);
        if (entries.isEmpty()) {
            return new Stored(List.of(), List.of(), List.of());
        }
        return database.write(db -> {
            if (reader.packageInForce(db) != preparedUnder) {
                // other regions came into force since
                prepared = Map.of();
            }
            List<Understood> fresh = new ArrayList<>();
            List<Long> already = new ArrayList<>();
            List<Long> forked = new ArrayList<>();
            boolean redacted = Redacted.any(db);
            var holding = new Holding(HeldRanges.read(db, phone.id().toString(), generation));
            for (Entry entry : entries) {
                Understood understood = redacted ? redacted(db, understood(entry)) : understood(entry);
                if (!holding.holds(entry.number())) {
                    insert(db, generation, understood);
                    holding.add(entry.number(), understood.hash());
                    fresh.add(understood);
                } else if (heldHash(db, generation, entry.number()).equals(understood.hash())) {
                    already.add(entry.number());
                } else {
                    if (!heldUnderAnotherNumber(db, understood.entry())) {
                        insertFork(db, generation, understood);
                    }
                    forked.add(entry.number());
                }
            }
            if (!fresh.isEmpty()) {
                HeldRanges.keep(db, phone.id().toString(), generation, holding);
                explainForks(db, fresh);
                read(db, generation, fresh);
            }
            return new Stored(fresh.stream().map(u -> u.entry().number()).toList(), already, forked);
        });
    }

    /** A fork that the phone has written again under another number needs nobody's attention any more. */
    private void explainForks(Connection db, List<Understood> fresh) throws SQLException {
        if (!hasForks(db)) {
            return;
        }
        try (PreparedStatement delete =
                db.prepareStatement("DELETE FROM entry_fork WHERE enrolment_id = ? AND kind = ? AND body = ?")) {
            for (Understood each : fresh) {
                delete.setString(1, phone.id().toString());
                delete.setInt(2, each.entry().kind());
                delete.setBytes(3, each.entry().body().toArray());
                delete.executeUpdate();
            }
        }
    }

    private boolean hasForks(Connection db) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT EXISTS (SELECT 1 FROM entry_fork WHERE enrolment_id = ?)")) {
            query.setString(1, phone.id().toString());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
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

    /** Reads all at once; when one among them is poison, one by one, so that it alone is set aside. */
    private void read(Connection db, int generation, List<Understood> fresh) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        Savepoint before = db.setSavepoint();
        try {
            for (Understood each : fresh) {
                outcomes.add(reader.read(phone, generation, each));
            }
        } catch (RuntimeException poison) {
            requireOwnFault(poison);
            db.rollback(before);
            outcomes.clear();
            for (Understood each : fresh) {
                outcomes.add(readOrSetAside(db, generation, each));
            }
        }
        db.releaseSavepoint(before);
        for (int i = 0; i < fresh.size(); i++) {
            if (outcomes.get(i).aside().isPresent()) {
                setAside(
                        db,
                        generation,
                        fresh.get(i).entry(),
                        outcomes.get(i).aside().get());
            }
        }
        reader.tell(
                phone, outcomes.stream().flatMap(each -> each.tell().stream()).toList());
    }

    private Outcome readOrSetAside(Connection db, int generation, Understood entry) throws SQLException {
        Savepoint before = db.setSavepoint();
        Outcome outcome;
        try {
            outcome = reader.read(phone, generation, entry);
        } catch (RuntimeException poison) {
            requireOwnFault(poison);
            db.rollback(before);
            // the exception's text may hold what the entry says
            LOG.warn(
                    "an entry of {} is set aside: {}",
                    phone.officerCode(),
                    poison.getClass().getName());
            outcome = EntryReader.aside(
                    generation,
                    entry.entry(),
                    "reading failed: " + poison.getClass().getSimpleName());
        }
        db.releaseSavepoint(before);
        return outcome;
    }

    /** What the database's own rules refuse is the entry's fault, as is what the reader throws; a full disk is not. */
    private static void requireOwnFault(RuntimeException e) {
        if (e instanceof ProblemException problem && !Database.refusedByRule(problem)) {
            throw problem;
        }
    }

    private void setAside(Connection db, int generation, Entry entry, String why) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE entry SET set_aside = ? WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
            update.setString(1, why);
            update.setString(2, phone.id().toString());
            update.setInt(3, generation);
            update.setLong(4, entry.number());
            update.executeUpdate();
        }
    }

    private Bytes heldHash(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT hash FROM entry WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
            query.setString(1, phone.id().toString());
            query.setInt(2, generation);
            query.setLong(3, number);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("entry " + generation + "-" + number + " of " + phone.officerCode()
                            + " is in a held range but not in the table; restore the newest backup.");
                }
                return Bytes.of(rows.getBytes(1));
            }
        }
    }

    private void insert(Connection db, int generation, Understood entry) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO entry (enrolment_id, generation, number, kind, hash, received_at, body, came)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert(insert, generation, entry);
        }
    }

    private void insertFork(Connection db, int generation, Understood entry) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO entry_fork (enrolment_id, generation, number, kind, hash, received_at, body, came)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            insert(insert, generation, entry);
        }
    }

    private void insert(PreparedStatement insert, int generation, Understood entry) throws SQLException {
        insert.setString(1, phone.id().toString());
        insert.setInt(2, generation);
        insert.setLong(3, entry.entry().number());
        insert.setInt(4, entry.entry().kind());
        insert.setBytes(5, entry.hash().toArray());
        insert.setLong(6, clock.millis());
        insert.setBytes(7, entry.entry().body().toArray());
        insert.setBytes(8, entry.came().map(Bytes::toArray).orElse(null));
        insert.executeUpdate();
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
