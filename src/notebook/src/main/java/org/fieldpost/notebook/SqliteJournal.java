package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.SealedAway;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.ClockReading;

/** What this phone has written for the server, in the notebook's file. */
final class SqliteJournal implements Journal {

    static final Priority[] PRIORITIES = Priority.values();

    private final NotebookFile file;
    private final Safe safe;
    private final ClockLog clock = new ClockLog();

    SqliteJournal(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    NotebookFile file() {
        return file;
    }

    @Override
    public int generation() {
        return Math.toIntExact(file.transaction(db -> number(db, "SELECT generation FROM notebook")));
    }

    ClockLog clock() {
        return clock;
    }

    @Override
    public long append(int kind, Bytes body, Priority priority) {
        return file.transaction(db -> {
            Optional<ClockReading> due = clock.before(db, generation(), kind);
            if (due.isPresent()) {
                put(Body.Clock.KIND, BodyCodec.encode(new Body.Clock(due.get())), priority);
            }
            return put(kind, body, priority);
        });
    }

    /**
     * As {@link #append}, for what was written before, by a clock that may have been another. Whatever is written next says again by
     * which it goes.
     */
    long appendAgain(int kind, Bytes body, Priority priority, int generation, long number) {
        return file.transaction(db -> {
            Optional<Place> said = clock.saidBefore(db, kind, generation, number);
            if (said.isPresent()) {
                put(
                        Body.Clock.KIND,
                        entry(said.get().generation, said.get().number).body(),
                        priority);
            } else if (clock.mustSay(db, kind)) {
                put(Body.Clock.KIND, BodyCodec.encode(new Body.Clock(ClockLog.UNKNOWN)), priority);
            }
            clock.sayAgain(db);
            return put(kind, body, priority);
        });
    }

    /** Of an entry. */
    record Place(int generation, long number) {}

    private long put(int kind, Bytes body, Priority priority) {
        return file.transaction(db -> {
            int generation = generation();
            long last =
                    number(db, "SELECT coalesce(max(number), 0) FROM journal_entry WHERE generation = ?", generation);
            var entry = new Entry(last + 1, kind, body);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO journal_entry (generation, number, kind, priority, hash_locked, locked)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setInt(1, generation);
                insert.setLong(2, entry.number());
                insert.setInt(3, kind);
                insert.setInt(4, rank(priority));
                insert.setBytes(5, lockedHash(generation, entry));
                insert.setBytes(6, safe.lock(record(generation, entry.number()), body.toArray()));
                insert.executeUpdate();
            }
            return entry.number();
        });
    }

    long lastNumber() {
        return file.transaction(db -> number(db, """
                SELECT coalesce(max(number), 0) FROM journal_entry WHERE generation = (SELECT generation FROM notebook)
                """));
    }

    static long number(Connection db, String sql, long... arguments) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setLong(i + 1, arguments[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Asks for one entry by generation and number; one whose content has gone is not found. */
    static final String ENTRY =
            "SELECT number, kind, locked FROM journal_entry WHERE generation = ? AND number = ? AND gone = 0";

    /** What is not acknowledged, was not written again under another number, and can still be sent. */
    static final String WAITS = """
            acknowledged_epoch IS NULL AND moved_generation IS NULL AND (gone = 0 OR sealed_in IS NOT NULL)
            """;

    /** One entry that can still be read. */
    Entry entry(int generation, long number) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement(ENTRY)) {
                return entry(query, generation, number);
            }
        });
    }

    /** One entry, unless its content has gone. */
    Optional<Entry> find(int generation, long number) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement(ENTRY)) {
                return find(query, generation, number);
            }
        });
    }

    /** One of many entries, each by the same prepared {@link #ENTRY}. */
    Entry entry(PreparedStatement query, int generation, long number) throws SQLException {
        return find(query, generation, number)
                .orElseThrow(() -> new IllegalStateException(
                        "The notebook can read no entry " + number + " of generation " + generation));
    }

    private Optional<Entry> find(PreparedStatement query, int generation, long number) throws SQLException {
        query.setInt(1, generation);
        query.setLong(2, number);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(entry(generation, rows)) : Optional.empty();
        }
    }

    /** Whether this very entry stands in this journal, and not another that used its number. */
    boolean wrote(Body.Base named) {
        return base(named.generation(), named.number()).equals(Optional.of(named));
    }

    /** As others name an entry, also one whose content has gone; empty when there is none of this number. */
    Optional<Body.Base> base(int generation, long number) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number, kind, locked, gone, digest_locked FROM journal_entry
                    WHERE generation = ? AND number = ? AND (gone = 0 OR digest_locked IS NOT NULL)
                    """)) {
                query.setInt(1, generation);
                query.setLong(2, number);
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            rows.getBoolean("gone")
                                    ? new Body.Base(
                                            generation,
                                            number,
                                            Bytes.of(safe.open(
                                                    digestRecord(generation, number), rows.getBytes("digest_locked"))))
                                    : Body.Base.of(
                                            generation,
                                            number,
                                            entry(generation, rows).body()));
                }
            }
        });
    }

    /** These entries' content goes; the envelope, which the server alone can open, stays. */
    void letGo(int generation, List<Entry> entries, Priority priority, Bytes envelope, long nowMillis) {
        file.transaction(db -> {
            long id;
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO sealed_envelope (priority, sealed_at, bytes) VALUES (?, ?, ?) RETURNING id")) {
                insert.setInt(1, rank(priority));
                insert.setLong(2, nowMillis);
                insert.setBytes(3, envelope.toArray());
                try (ResultSet rows = insert.executeQuery()) {
                    rows.next();
                    id = rows.getLong(1);
                }
            }
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE journal_entry SET gone = 1, locked = x'', sealed_in = ?, digest_locked = ?
                    WHERE generation = ? AND number = ?
                    """)) {
                for (Entry entry : entries) {
                    update.setLong(1, id);
                    update.setBytes(2, digest(generation, entry));
                    update.setInt(3, generation);
                    update.setLong(4, entry.number());
                    update.executeUpdate();
                }
            }
            return id;
        });
    }

    /** Others name reports only. */
    private byte[] digest(int generation, Entry entry) {
        return entry.kind() == Body.ObservationRevision.KIND
                ? safe.lock(
                        digestRecord(generation, entry.number()),
                        Body.Base.digest(entry.body()).toArray())
                : null;
    }

    /**
     * An entry that cannot be written again under another number, as nobody here can read it: the server has it set aside
     * beside the one it holds under this number, and here it waits no more.
     */
    static void giveUp(Connection db, int generation, long number) throws SQLException {
        for (String sql : List.of(
                """
                UPDATE journal_entry SET moved_generation = generation, moved_number = number
                WHERE generation = ? AND number = ?
                """, "UPDATE report SET review_state = 'SET_ASIDE' WHERE latest_generation = ? AND latest = ?")) {
            try (PreparedStatement update = db.prepareStatement(sql)) {
                update.setInt(1, generation);
                update.setLong(2, number);
                update.executeUpdate();
            }
        }
    }

    @Override
    public Optional<SealedAway> sealedAwayAfter(SealedAway.Place place, Priority least) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT s.id, s.priority, s.bytes FROM sealed_envelope s
                    WHERE (s.priority, s.id) > (?, ?) AND s.priority <= ?
                      AND EXISTS (SELECT 1 FROM journal_entry e WHERE e.sealed_in = s.id AND e.acknowledged_epoch IS NULL
                                    AND (e.moved_generation IS NULL OR s.answered = 0))
                    ORDER BY s.priority, s.id LIMIT 1
                    """)) {
                query.setInt(1, rank(place.priority()));
                query.setLong(2, place.id());
                query.setInt(3, rank(least));
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new SealedAway(
                                    new SealedAway.Place(PRIORITIES[rows.getInt(2)], rows.getLong(1)),
                                    Bytes.of(rows.getBytes(3))))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void answered(SealedAway envelope) {
        file.transaction(db -> {
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE sealed_envelope SET answered = 1 WHERE id = ?")) {
                update.setLong(1, envelope.place().id());
                return update.executeUpdate();
            }
        });
    }

    @SuppressWarnings("EnumOrdinal") // the order of priorities is the order of sending, here as there
    private static int rank(Priority priority) {
        return priority.ordinal();
    }

    private Entry entry(int generation, ResultSet row) throws SQLException {
        byte[] body = safe.open(record(generation, row.getLong("number")), row.getBytes("locked"));
        return new Entry(row.getLong("number"), row.getInt("kind"), Bytes.of(body));
    }

    private byte[] lockedHash(int generation, Entry entry) {
        return safe.lock(
                record(generation, entry.number()) + "/hash", entry.hash().toArray());
    }

    /** The hash of an entry as it was appended. */
    Bytes hash(int generation, long number, byte[] locked) {
        return Bytes.of(safe.open(record(generation, number) + "/hash", locked));
    }

    private static String record(int generation, long number) {
        return "journal_entry/" + generation + "/" + number;
    }

    private static String digestRecord(int generation, long number) {
        return record(generation, number) + "/digest";
    }

    @Override
    public Batch waitingAfter(Batch.Place place, int mostBodyBytes, Priority least) {
        return file.transaction(db -> {
            List<Entry> entries = new ArrayList<>();
            Batch.Place last = place;
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT priority, generation, number, kind, locked FROM journal_entry
                    WHERE acknowledged_epoch IS NULL AND moved_generation IS NULL AND gone = 0
                      AND (priority, generation, number) > (?, ?, ?) AND priority <= ?
                    ORDER BY priority, generation, number
                    """)) {
                query.setInt(1, rank(place.priority()));
                query.setInt(2, place.generation());
                query.setLong(3, place.number());
                query.setInt(4, rank(least));
                try (ResultSet rows = query.executeQuery()) {
                    int bytes = 0;
                    while (rows.next()) {
                        int generation = rows.getInt("generation");
                        Entry entry = entry(generation, rows);
                        bytes += entry.body().size();
                        if (!entries.isEmpty() && (generation != last.generation() || bytes > mostBodyBytes)) {
                            break;
                        }
                        entries.add(entry);
                        last = new Batch.Place(PRIORITIES[rows.getInt("priority")], generation, entry.number());
                    }
                }
            }
            return entries.isEmpty() ? Batch.nothing(generation(), place) : new Batch(last.generation(), entries, last);
        });
    }

    @Override
    public long waiting() {
        return file.transaction(db -> number(db, "SELECT count(*) FROM journal_entry WHERE " + WAITS));
    }

    /** The lowest number of a generation that waits; 0 when none does. */
    long lowestWaiting(int generation) {
        return file.transaction(db -> number(
                db,
                "SELECT coalesce(min(number), 0) FROM journal_entry WHERE " + WAITS + " AND generation = ?",
                generation));
    }

    @Override
    public Outcome acknowledge(Acknowledgement said) {
        return file.transaction(db -> {
            long epoch = epoch();
            long last = number(
                    db, "SELECT coalesce(max(number), 0) FROM journal_entry WHERE generation = ?", said.generation());
            if (last == 0 && said.generation() != generation()) {
                return new Outcome(0, true);
            }
            if (said.epoch() < epoch) {
                return Outcome.NOTHING;
            }
            if (said.epoch() > epoch) {
                moveTo(db, said.epoch());
            }
            Acknowledgement.Verdict verdict = said.judge(new Known(this, db, said.generation(), last));
            long fresh = 0;
            for (Ranges.Range range : verdict.matching()) {
                fresh += settle(db, said.generation(), range, said.epoch());
            }
            return new Outcome(fresh, verdict.conflict());
        });
    }

    static long settle(Connection db, int generation, Ranges.Range range, long epoch) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE journal_entry SET acknowledged_epoch = ?
                WHERE generation = ? AND number BETWEEN ? AND ? AND acknowledged_epoch IS NULL
                """)) {
            update.setLong(1, epoch);
            update.setInt(2, generation);
            update.setLong(3, range.from());
            update.setLong(4, range.to());
            return update.executeUpdate();
        }
    }

    /** A newer epoch replaces all that older ones said, of every generation. */
    private static void moveTo(Connection db, long newer) throws SQLException {
        try (PreparedStatement epoch = db.prepareStatement("UPDATE notebook SET epoch = ?");
                PreparedStatement forget = db.prepareStatement(
                        "UPDATE journal_entry SET acknowledged_epoch = NULL WHERE acknowledged_epoch < ?")) {
            epoch.setLong(1, newer);
            epoch.executeUpdate();
            forget.setLong(1, newer);
            forget.executeUpdate();
        }
    }

    private record Known(SqliteJournal journal, Connection db, int generation, long last)
            implements Acknowledgement.Written {

        @Override
        public boolean waits(Ranges.Range range) {
            try {
                return number(db, """
                        SELECT EXISTS (SELECT 1 FROM journal_entry WHERE acknowledged_epoch IS NULL
                            AND moved_generation IS NULL AND generation = ? AND number BETWEEN ? AND ?)
                        """, generation, range.from(), range.to()) == 1;
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }

        @Override
        public Optional<Long> sum(Ranges.Range range) {
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT number, hash_locked FROM journal_entry WHERE generation = ? AND number BETWEEN ? AND ?")) {
                query.setInt(1, generation);
                query.setLong(2, range.from());
                query.setLong(3, range.to());
                long sum = 0;
                long count = 0;
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        sum += Digest.of(journal.hash(generation, rows.getLong(1), rows.getBytes(2)));
                        count++;
                    }
                }
                return count == range.to() - range.from() + 1 ? Optional.of(sum) : Optional.empty();
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }
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
        return file.transaction(db -> number(db, "SELECT epoch FROM notebook"));
    }
}
