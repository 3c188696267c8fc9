package org.fieldpost.server.ingest;

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
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.server.storage.Database;

/** What the server has written for one phone. */
final class DownlinkJournal implements Journal {

    /** The server opens no new generation: a restore makes a new epoch instead. */
    private static final int GENERATION = 1;

    private final Database database;
    private final String enrolment;

    DownlinkJournal(Database database, EnrolmentId enrolment) {
        this.database = database;
        this.enrolment = enrolment.toString();
    }

    @Override
    public int generation() {
        return GENERATION;
    }

    @Override
    public long append(int kind, Bytes body, boolean urgent) {
        return database.write(db -> {
            long last = number(db, "SELECT coalesce(max(number), 0) FROM downlink_entry WHERE enrolment_id = ?");
            var entry = new Entry(last + 1, kind, body);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO downlink_entry (enrolment_id, number, kind, urgent, hash, body)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, enrolment);
                insert.setLong(2, entry.number());
                insert.setInt(3, kind);
                insert.setBoolean(4, urgent);
                insert.setBytes(5, entry.hash().toArray());
                insert.setBytes(6, body.toArray());
                insert.executeUpdate();
            }
            return entry.number();
        });
    }

    private long number(Connection db, String sql) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setString(1, enrolment);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public List<Entry> unacknowledged(int mostBodyBytes) {
        return database.read(db -> {
            List<Entry> waiting = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number, kind, body FROM downlink_entry
                    WHERE enrolment_id = ? AND acknowledged_epoch IS NULL
                    ORDER BY urgent DESC, number
                    """)) {
                query.setString(1, enrolment);
                try (ResultSet rows = query.executeQuery()) {
                    int bytes = 0;
                    while (bytes <= mostBodyBytes && rows.next()) {
                        var entry = new Entry(rows.getLong(1), rows.getInt(2), Bytes.of(rows.getBytes(3)));
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
        return database.read(db -> number(
                db, "SELECT count(*) FROM downlink_entry WHERE enrolment_id = ? AND acknowledged_epoch IS NULL"));
    }

    @Override
    public long acknowledge(Acknowledgement said) {
        return database.write(db -> {
            long epoch = number(db, "SELECT downlink_epoch FROM enrolment WHERE id = ?");
            if (said.generation() != GENERATION || said.epoch() < epoch) {
                return 0L;
            }
            if (said.epoch() > epoch) {
                execute(db, "UPDATE enrolment SET downlink_epoch = ? WHERE id = ?", said.epoch());
                execute(db, """
                        UPDATE downlink_entry SET acknowledged_epoch = NULL
                        WHERE acknowledged_epoch < ? AND enrolment_id = ?
                        """, said.epoch());
            }
            long before = number(
                    db, "SELECT count(*) FROM downlink_entry WHERE enrolment_id = ? AND acknowledged_epoch IS NULL");
            for (Ranges.Range range : said.matching(hashes(db)).list()) {
                try (PreparedStatement update = db.prepareStatement("""
                        UPDATE downlink_entry SET acknowledged_epoch = ?
                        WHERE enrolment_id = ? AND number BETWEEN ? AND ? AND acknowledged_epoch IS NULL
                        """)) {
                    update.setLong(1, said.epoch());
                    update.setString(2, enrolment);
                    update.setLong(3, range.from());
                    update.setLong(4, range.to());
                    update.executeUpdate();
                }
            }
            return before
                    - number(
                            db,
                            "SELECT count(*) FROM downlink_entry WHERE enrolment_id = ? AND acknowledged_epoch IS NULL");
        });
    }

    private void execute(Connection db, String sql, long epoch) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setLong(1, epoch);
            update.setString(2, enrolment);
            update.executeUpdate();
        }
    }

    private NavigableMap<Long, Bytes> hashes(Connection db) throws SQLException {
        NavigableMap<Long, Bytes> hashes = new TreeMap<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT number, hash FROM downlink_entry WHERE enrolment_id = ? ORDER BY number")) {
            query.setString(1, enrolment);
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
        return database.read(db -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT number FROM downlink_entry WHERE enrolment_id = ? AND acknowledged_epoch IS NOT NULL")) {
                query.setString(1, enrolment);
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
