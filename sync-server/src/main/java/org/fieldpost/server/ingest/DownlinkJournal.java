package org.fieldpost.server.ingest;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.server.redaction.RedactedDown;
import org.fieldpost.server.storage.Database;

/** What the server has written for one phone. Its generation is the server's epoch: a restored server numbers anew. */
final class DownlinkJournal implements Journal {

    private static final Priority[] PRIORITIES = Priority.values();

    private final Database database;
    private final String enrolment;
    private final int generation;

    DownlinkJournal(Database database, EnrolmentId enrolment, long epoch) {
        this.database = database;
        this.enrolment = enrolment.toString();
        this.generation = Math.toIntExact(epoch);
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the order of priorities is the order of sending, here as there
    public long append(int kind, Bytes body, Priority priority) {
        return database.write(db -> {
            long last = last(db, generation);
            var entry = new Entry(last + 1, kind, body);
            Bytes hash = entry.hash();
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO downlink_entry (enrolment_id, generation, number, kind, priority, hash, body, digest_sum)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, enrolment);
                insert.setInt(2, generation);
                insert.setLong(3, entry.number());
                insert.setInt(4, kind);
                insert.setInt(5, priority.ordinal());
                insert.setBytes(6, hash.toArray());
                insert.setBytes(7, body.toArray());
                insert.setLong(8, sumUpTo(db, generation, last) + Digest.of(hash));
                insert.executeUpdate();
            }
            return entry.number();
        });
    }

    private long last(Connection db, long of) throws SQLException {
        return number(
                db,
                "SELECT coalesce(max(number), 0) FROM downlink_entry WHERE enrolment_id = ? AND generation = ?",
                of);
    }

    /** The digests of a generation's entries from the first to this one, summed; a journal has no gaps. */
    private long sumUpTo(Connection db, long of, long number) throws SQLException {
        return number == 0
                ? 0
                : number(
                        db,
                        "SELECT digest_sum FROM downlink_entry WHERE enrolment_id = ? AND generation = ? AND number = ?",
                        of,
                        number);
    }

    private long number(Connection db, String sql, long... arguments) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setString(1, enrolment);
            for (int i = 0; i < arguments.length; i++) {
                query.setLong(i + 2, arguments[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // as in append
    public Batch waitingAfter(Batch.Place place, int mostBodyBytes, Priority least) {
        return database.read(db -> {
            List<Entry> entries = new ArrayList<>();
            Batch.Place last = place;
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT priority, generation, number, kind, body FROM downlink_entry
                    WHERE enrolment_id = ? AND acknowledged_epoch IS NULL
                      AND (priority, generation, number) > (?, ?, ?) AND priority <= ?
                    ORDER BY priority, generation, number
                    """)) {
                query.setString(1, enrolment);
                query.setInt(2, place.priority().ordinal());
                query.setInt(3, place.generation());
                query.setLong(4, place.number());
                query.setInt(5, least.ordinal());
                try (ResultSet rows = query.executeQuery()) {
                    int bytes = 0;
                    while (rows.next()) {
                        int of = rows.getInt(2);
                        var entry = new Entry(rows.getLong(3), rows.getInt(4), Bytes.of(rows.getBytes(5)));
                        bytes += entry.body().size();
                        if (!entries.isEmpty() && (of != last.generation() || bytes > mostBodyBytes)) {
                            break;
                        }
                        entries.add(entry);
                        last = new Batch.Place(PRIORITIES[rows.getInt(1)], of, entry.number());
                    }
                }
            }
            return entries.isEmpty() ? Batch.nothing(generation, place) : new Batch(last.generation(), entries, last);
        });
    }

    @Override
    public long waiting() {
        return database.read(db -> number(
                db, "SELECT count(*) FROM downlink_entry WHERE enrolment_id = ? AND acknowledged_epoch IS NULL"));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of a generation before a restore this server has forgotten the end, and it never writes to it again: whatever the
     * phone holds of it counts, or its remains would stand before all news for ever.
     */
    @Override
    public Outcome acknowledge(Acknowledgement said) {
        return database.write(db -> {
            long last = last(db, said.generation());
            long epoch = number(db, "SELECT downlink_epoch FROM enrolment WHERE id = ?");
            if (last == 0 && said.generation() != generation) {
                return new Outcome(0, true);
            }
            if (said.epoch() < epoch) {
                return Outcome.NOTHING;
            }
            if (said.epoch() > epoch) {
                moveTo(db, said.epoch());
            }
            Acknowledgement.Verdict verdict = said.generation() == generation
                    ? said.judge(new Known(said, last))
                    : new Acknowledgement.Verdict(
                            said.held().stream()
                                    .map(Acknowledgement.Held::range)
                                    .toList(),
                            false);
            long fresh = 0;
            for (Ranges.Range range : verdict.matching()) {
                try (PreparedStatement update = db.prepareStatement("""
                        UPDATE downlink_entry SET acknowledged_epoch = ?
                        WHERE enrolment_id = ? AND generation = ? AND number BETWEEN ? AND ?
                          AND acknowledged_epoch IS NULL
                        """)) {
                    update.setLong(1, said.epoch());
                    update.setString(2, enrolment);
                    update.setInt(3, said.generation());
                    update.setLong(4, range.from());
                    update.setLong(5, range.to());
                    fresh += update.executeUpdate();
                }
            }
            return new Outcome(fresh, verdict.conflict());
        });
    }

    /**
     * The phone's newest word on what it holds. Less than it said before means that it was put back in time: the rest is sent
     * again.
     */
    void holdsOnly(List<Acknowledgement> said) {
        database.write(db -> {
            long claimed = said.stream()
                    .flatMap(each -> each.held().stream())
                    .mapToLong(each -> each.range().to() - each.range().from() + 1)
                    .sum();
            if (claimed >= written(db) - waiting()) {
                return 0;
            }
            try (PreparedStatement forget =
                    db.prepareStatement("UPDATE downlink_entry SET acknowledged_epoch = NULL WHERE enrolment_id = ?")) {
                forget.setString(1, enrolment);
                return forget.executeUpdate();
            }
        });
    }

    /** How many entries there are in all generations: the sum of their last numbers. */
    private long written(Connection db) throws SQLException {
        long written = 0;
        long of = generation;
        while (of > 0) {
            written += last(db, of);
            of = number(
                    db,
                    "SELECT coalesce(max(generation), 0) FROM downlink_entry WHERE enrolment_id = ? AND generation < ?",
                    of);
        }
        return written;
    }

    /** Release 0.1.0 kept no sums: makes them, once. */
    static void sumUp(Database database) {
        database.write(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT enrolment_id, generation, number, hash FROM downlink_entry
                            WHERE (enrolment_id, generation) IN
                                (SELECT enrolment_id, generation FROM downlink_entry WHERE digest_sum IS NULL)
                            ORDER BY enrolment_id, generation, number
                            """);
                    ResultSet rows = query.executeQuery();
                    PreparedStatement keep = db.prepareStatement("""
                            UPDATE downlink_entry SET digest_sum = ?
                            WHERE enrolment_id = ? AND generation = ? AND number = ?
                            """)) {
                long sum = 0;
                while (rows.next()) {
                    long digest = Digest.of(Bytes.of(rows.getBytes(4)));
                    sum = rows.getLong(3) == 1 ? digest : sum + digest;
                    keep.setLong(1, sum);
                    keep.setString(2, rows.getString(1));
                    keep.setInt(3, rows.getInt(2));
                    keep.setLong(4, rows.getLong(3));
                    keep.executeUpdate();
                }
            }
            return 0;
        });
    }

    /** A phone put back in time speaks under a new epoch, and may hold less than before. */
    private void moveTo(Connection db, long newer) throws SQLException {
        try (PreparedStatement epoch = db.prepareStatement("UPDATE enrolment SET downlink_epoch = ? WHERE id = ?");
                PreparedStatement forget = db.prepareStatement("""
                        UPDATE downlink_entry SET acknowledged_epoch = NULL
                        WHERE acknowledged_epoch < ? AND enrolment_id = ?
                        """)) {
            epoch.setLong(1, newer);
            epoch.setString(2, enrolment);
            epoch.executeUpdate();
            forget.setLong(1, newer);
            forget.setString(2, enrolment);
            forget.executeUpdate();
        }
    }

    private final class Known implements Acknowledgement.Written {

        private final int of;
        private final long last;
        private final Map<Ranges.Range, Bytes> said = new HashMap<>();

        Known(Acknowledgement said, long last) {
            this.of = said.generation();
            this.last = last;
            said.held().forEach(held -> this.said.put(held.range(), held.digest()));
        }

        @Override
        public long last() {
            return last;
        }

        @Override
        public boolean waits(Ranges.Range range) {
            return database.read(db -> number(db, """
                    SELECT CASE WHEN EXISTS (SELECT 1 FROM downlink_entry
                        WHERE enrolment_id = ? AND acknowledged_epoch IS NULL AND generation = ? AND number BETWEEN ? AND ?)
                        THEN 1 ELSE 0 END
                    """, of, range.from(), range.to())) == 1;
        }

        /** Judged only when it ends at or before the last. */
        @Override
        public Optional<Long> sum(Ranges.Range range) {
            return database.read(db -> {
                long written = sumUpTo(db, of, range.to()) - sumUpTo(db, of, range.from() - 1);
                long heard = ByteBuffer.wrap(said.get(range).toArray()).getLong();
                boolean redacted = heard != written && RedactedDown.explains(db, enrolment, of, range, heard - written);
                return Optional.of(redacted ? heard : written);
            });
        }
    }

    @Override
    public Ranges acknowledged() {
        return database.read(db -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number FROM downlink_entry
                    WHERE enrolment_id = ? AND generation = ? AND acknowledged_epoch IS NOT NULL
                    """)) {
                query.setString(1, enrolment);
                query.setInt(2, generation);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                    }
                }
            }
            return Ranges.of(numbers);
        });
    }

    @Override
    public long epoch() {
        return database.read(db -> number(db, "SELECT downlink_epoch FROM enrolment WHERE id = ?"));
    }
}
