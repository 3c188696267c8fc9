package org.fieldpost.server.sealed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.server.offline.SealedFile;
import org.fieldpost.server.storage.Database;

/** Sealed reports and dummies as they wait: number, day and size, and whether somebody fetched them. */
public final class SealedInbox {

    private final Database database;
    private final Clock clock;

    SealedInbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One that waits; whether it is a dummy nobody can tell here. */
    public record Waiting(long id, LocalDate arrived, int bytes, boolean fetched) {

        /** As the phone showed it to its author. */
        public String receipt() {
            return new SealedReceipt(id).spoken();
        }
    }

    /** In the order of their random numbers, which tells nothing. */
    List<Waiting> list() {
        return database.read(db -> {
            List<Waiting> waiting = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT s.id, s.arrived_day, length(s.blob),
                                   CASE WHEN EXISTS (SELECT 1 FROM sealed_fetch f WHERE f.id = s.id) THEN 1 ELSE 0 END
                            FROM sealed_report s ORDER BY s.id
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(
                            rows.getLong(1), LocalDate.parse(rows.getString(2)), rows.getInt(3), rows.getInt(4) == 1));
                }
            }
            return waiting;
        });
    }

    /** Which are fetched. */
    enum Which {
        NEW,
        ALL
    }

    /**
     * Gives out sealed reports and notes who took them.
     *
     * @param one this one alone
     */
    List<SealedFile.Item> fetch(Which which, Optional<Long> one, String by) {
        return database.write(db -> {
            List<SealedFile.Item> items = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT s.id, s.arrived_day, s.blob FROM sealed_report s
                    WHERE (? = 1 OR s.id = ?)
                      AND (? = 1 OR NOT EXISTS (SELECT 1 FROM sealed_fetch f WHERE f.id = s.id))
                    ORDER BY s.id
                    """)) {
                query.setInt(1, one.isEmpty() ? 1 : 0);
                query.setLong(2, one.orElse(0L));
                query.setInt(3, which == Which.ALL || one.isPresent() ? 1 : 0);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        items.add(new SealedFile.Item(
                                LocalDate.parse(rows.getString(2)),
                                new SealedBlob(rows.getLong(1), Bytes.of(rows.getBytes(3)))));
                    }
                }
            }
            try (PreparedStatement note = db.prepareStatement("""
                    INSERT INTO sealed_fetch (id, fetched_at, fetched_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                    """)) {
                for (SealedFile.Item item : items) {
                    note.setLong(1, item.blob().id());
                    note.setLong(2, clock.millis());
                    note.setString(3, by);
                    note.executeUpdate();
                }
            }
            return items;
        });
    }
}
