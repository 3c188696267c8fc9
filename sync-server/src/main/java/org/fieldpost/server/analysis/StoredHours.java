package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.tally.Tallies;

/** What each patrol adds to the cells, as it was counted; it stays when what phones sent of the patrol is let go. */
final class StoredHours {

    private StoredHours() {}

    static Map<PatrolHours.Amount, Long> of(Connection db, PatrolKey patrol) throws SQLException {
        Map<PatrolHours.Amount, Long> amounts = new HashMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT week, region_code, line, amount FROM patrol_effort WHERE crew_code = ? AND started_at = ?
                """)) {
            query.setString(1, patrol.crewCode());
            query.setLong(2, patrol.startedAt().toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    amounts.put(
                            new PatrolHours.Amount(new Tallies.Cell(rows.getInt(1), rows.getString(2)), rows.getInt(3)),
                            rows.getLong(4));
                }
            }
        }
        return amounts;
    }

    static void keep(Connection db, PatrolKey patrol, Map<PatrolHours.Amount, Long> amounts) throws SQLException {
        try (PreparedStatement delete =
                db.prepareStatement("DELETE FROM patrol_effort WHERE crew_code = ? AND started_at = ?")) {
            delete.setString(1, patrol.crewCode());
            delete.setLong(2, patrol.startedAt().toEpochMilli());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO patrol_effort (crew_code, started_at, week, region_code, line, amount)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
            for (var each : amounts.entrySet()) {
                insert.setString(1, patrol.crewCode());
                insert.setLong(2, patrol.startedAt().toEpochMilli());
                insert.setInt(3, each.getKey().cell().week());
                insert.setString(4, each.getKey().cell().region());
                insert.setInt(5, each.getKey().line());
                insert.setLong(6, each.getValue());
                insert.executeUpdate();
            }
        }
    }

    /** Adds all of them to a count that begins anew. */
    static void count(Connection db, Recount.Sums sums) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT week, region_code, line, sum(amount) FROM patrol_effort GROUP BY week, region_code, line
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sums.add(new Tallies.Cell(rows.getInt(1), rows.getString(2)), rows.getInt(3), rows.getLong(4));
            }
        }
    }
}
