package org.fieldpost.server.redaction;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.server.storage.Database;

/** Who destroyed something in a report, when and why; never what. */
public final class Deeds {

    private final Database database;

    Deeds(Database database) {
        this.database = database;
    }

    /** Why words are destroyed: chosen and not written, as a reason would only repeat them. */
    public enum Reason {
        NAME,
        CONTACT,
        SOURCE,
        OTHER
    }

    /** One of them. */
    public record Deed(Instant at, String by, Reason reason, int copies) {}

    void keep(String receipt, Deed deed) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO redaction_deed (receipt, at, by_whom, reason, copies) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, receipt);
                insert.setLong(2, deed.at.toEpochMilli());
                insert.setString(3, deed.by);
                insert.setString(4, deed.reason.name());
                insert.setInt(5, deed.copies);
                return insert.executeUpdate();
            }
        });
    }

    List<Deed> of(String receipt) {
        return database.read(db -> {
            List<Deed> deeds = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT at, by_whom, reason, copies FROM redaction_deed WHERE receipt = ? ORDER BY at DESC")) {
                query.setString(1, receipt);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        deeds.add(new Deed(
                                Instant.ofEpochMilli(rows.getLong(1)),
                                rows.getString(2),
                                Reason.valueOf(rows.getString(3)),
                                rows.getInt(4)));
                    }
                }
            }
            return deeds;
        });
    }
}
