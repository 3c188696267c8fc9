package org.fieldpost.server.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Texts that were typed in: their words go, and they are counted and decided about as before. */
final class TypedTexts {

    /** Those that go, once the moment before which they were typed in is bound. */
    static final String OLD = "gone_at IS NULL AND typed_at < ?";

    private record Typed(String receipt, String text) {}

    private TypedTexts() {}

    /** In the caller's transaction. Returns how many went. */
    static long letGo(Connection db, Instant before, Instant now) throws SQLException {
        List<Typed> old = new ArrayList<>();
        // of two texts of one report the first counts: the numbers keep their order
        try (PreparedStatement query = db.prepareStatement(
                "SELECT receipt, text FROM text_copy WHERE " + OLD + " ORDER BY receipt, typed_at, text")) {
            query.setLong(1, before.toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    old.add(new Typed(rows.getString(1), rows.getString(2)));
                }
            }
        }
        for (Typed each : old) {
            String number = String.format("-0%06d", gone(db, each.receipt) + 1);
            replace(db, "UPDATE text_ruling SET text = ? WHERE receipt = ? AND text = ?", number, each);
            replace(
                    db,
                    "UPDATE text_copy SET gone_at = " + now.toEpochMilli()
                            + ", text = ? WHERE receipt = ? AND text = ?",
                    number,
                    each);
        }
        return old.size();
    }

    private static long gone(Connection db, String receipt) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT count(*) FROM text_copy WHERE receipt = ? AND gone_at IS NOT NULL")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void replace(Connection db, String sql, String number, Typed typed) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setString(1, number);
            update.setString(2, typed.receipt);
            update.setString(3, typed.text);
            update.executeUpdate();
        }
    }
}
