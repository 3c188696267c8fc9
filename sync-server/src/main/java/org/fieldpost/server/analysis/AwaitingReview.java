package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The table of reports that need a person, kept in the transaction of whatever changes it: it always is what the view {@code
 * needed_review} says, which looks at every report.
 */
public final class AwaitingReview {

    private static final String KEEP = """
            INSERT INTO awaiting_review (receipt, need, asked, flash, received_at, region_code)
            SELECT receipt, need, asked, flash, received_at, region_code FROM needed_review WHERE receipt = ?
            ON CONFLICT (receipt) DO UPDATE SET need = excluded.need, asked = excluded.asked, flash = excluded.flash,
                received_at = excluded.received_at, region_code = excluded.region_code
            """;

    private AwaitingReview() {}

    /** After the first entry of a report came, of which nothing was said, decided or asked before. */
    static void first(Connection db, String receipt, boolean flash, Instant receivedAt, Optional<String> regionCode)
            throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO awaiting_review (receipt, need, asked, flash, received_at, region_code)
                VALUES (?, 'NEW', ?, ?, ?, ?)
                """)) {
            insert.setString(1, receipt);
            insert.setBoolean(2, false);
            insert.setBoolean(3, flash);
            insert.setLong(4, receivedAt.toEpochMilli());
            insert.setString(5, regionCode.orElse(null));
            insert.executeUpdate();
        }
    }

    /** After whatever else of a report changed: what it says, what was decided or asked. */
    public static void again(Connection db, String receipt) throws SQLException {
        for (String each : withMerged(db, receipt)) {
            change(db, "DELETE FROM awaiting_review WHERE receipt = ?", each);
            change(db, KEEP, each);
        }
    }

    /** After something came that names a report by its base, which may not be here yet. */
    public static void again(Connection db, String enrolment, int generation, long base) throws SQLException {
        String receipt;
        try (PreparedStatement query = db.prepareStatement(
                "SELECT receipt FROM observation WHERE enrolment_id = ? AND generation = ? AND base = ?")) {
            query.setString(1, enrolment);
            query.setInt(2, generation);
            query.setLong(3, base);
            try (ResultSet rows = query.executeQuery()) {
                receipt = rows.next() ? rows.getString(1) : null;
            }
        }
        if (receipt != null) {
            again(db, receipt);
        }
    }

    /** Reports that were merged into this one wait for somebody when it counts no more. */
    private static Set<String> withMerged(Connection db, String receipt) throws SQLException {
        Set<String> all = new LinkedHashSet<>(Set.of(receipt));
        try (PreparedStatement query = db.prepareStatement("SELECT receipt FROM ruling WHERE into_receipt = ?")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
        }
        return all;
    }

    private static void change(Connection db, String sql, String receipt) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            statement.setString(1, receipt);
            statement.executeUpdate();
        }
    }
}
