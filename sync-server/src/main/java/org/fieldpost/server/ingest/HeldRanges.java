package org.fieldpost.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Holding;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.server.storage.Database;

/** The ranges held of each phone's journal, in their table, so that answering does not read a journal again. */
final class HeldRanges {

    private HeldRanges() {}

    static List<Acknowledgement.Held> read(Connection db, String enrolment, int generation) throws SQLException {
        List<Acknowledgement.Held> ranges = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT first, last, digest FROM held_range WHERE enrolment_id = ? AND generation = ? ORDER BY first
                """)) {
            query.setString(1, enrolment);
            query.setInt(2, generation);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ranges.add(new Acknowledgement.Held(
                            new Ranges.Range(rows.getLong(1), rows.getLong(2)), Bytes.of(rows.getBytes(3))));
                }
            }
        }
        return ranges;
    }

    static void keep(Connection db, String enrolment, int generation, Holding holding) throws SQLException {
        try (PreparedStatement clear =
                db.prepareStatement("DELETE FROM held_range WHERE enrolment_id = ? AND generation = ?")) {
            clear.setString(1, enrolment);
            clear.setInt(2, generation);
            clear.executeUpdate();
        }
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO held_range (enrolment_id, generation, first, last, digest) VALUES (?, ?, ?, ?, ?)
                """)) {
            for (Acknowledgement.Held held : holding.held()) {
                insert.setString(1, enrolment);
                insert.setInt(2, generation);
                insert.setLong(3, held.range().from());
                insert.setLong(4, held.range().to());
                insert.setBytes(5, held.digest().toArray());
                insert.executeUpdate();
            }
        }
    }

    /** Release 0.1.0 kept no ranges: makes them from the entries, once. */
    static void make(Database database) {
        database.write(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT EXISTS (SELECT 1 FROM held_range)");
                    ResultSet rows = query.executeQuery()) {
                if (rows.next() && rows.getBoolean(1)) {
                    return 0;
                }
            }
            record Of(String enrolment, int generation) {}
            Map<Of, Holding> made = new HashMap<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT enrolment_id, generation, number, hash FROM entry")) {
                query.setFetchSize(1_000);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        made.computeIfAbsent(new Of(rows.getString(1), rows.getInt(2)), of -> new Holding())
                                .add(rows.getLong(3), Bytes.of(rows.getBytes(4)));
                    }
                }
            }
            for (Map.Entry<Of, Holding> each : made.entrySet()) {
                keep(db, each.getKey().enrolment(), each.getKey().generation(), each.getValue());
            }
            return made.size();
        });
    }
}
