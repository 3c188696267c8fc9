package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Tallies;

/**
 * What a report adds to the cells. It is kept with the report, in the transaction of whatever changes it: the change takes the
 * old one back and adds the new one, so that cells are never counted anew.
 */
public record Contribution(Tallies.Cell cell, int line) {

    /** What decides what a report counts as; where and which, the caller adds. */
    static final String STANDING_OF = """
            SELECT o.receipt, o.observed_at, o.tally_week, o.tally_region, o.tally_line, o.week, o.region_code, o.neighbour_code,
                   o.latitude, o.longitude, o.kind, o.handling, o.basis, o.night,
                   c.receipt AS counts, c.graded, g.grade,
                   (SELECT min(p.means) FROM patrol_revision p
                    WHERE p.crew_code = o.crew_code AND p.started_at = o.patrol_started_at
                      AND (p.ended_at IS NOT NULL
                           OR EXISTS (SELECT 1 FROM track_segment t
                                      WHERE t.crew_code = p.crew_code AND t.started_at = p.started_at))) AS means
            FROM observation o
            LEFT JOIN counted_observation c ON c.receipt = o.receipt
            LEFT JOIN newest_ruling g ON g.receipt = o.receipt
            """;

    private static final String STANDING = STANDING_OF + "WHERE o.receipt = ?";

    /** After anything that may change what a report counts as, or whether it counts. */
    public static void again(Connection db, String receipt) throws SQLException {
        Optional<Contribution> before;
        Optional<Contribution> now;
        try (PreparedStatement query = db.prepareStatement(STANDING)) {
            query.setString(1, receipt);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                before = stored(row);
                now = row.getString("counts") == null
                        ? Optional.empty()
                        : Optional.of(standing(
                                row,
                                interfaces(db, receipt),
                                row.getInt("week"),
                                Optional.ofNullable(row.getString("neighbour_code"))));
            }
        }
        if (before.equals(now)) {
            return;
        }
        if (before.isPresent()) {
            Tallies.add(db, before.get().cell, before.get().line, -1);
        }
        if (now.isPresent()) {
            Tallies.add(db, now.get().cell, now.get().line, 1);
        }
        store(db, receipt, now);
    }

    /** After something came that names a report by its base, which may not be here yet. */
    static void ofBase(Connection db, String enrolment, int generation, long base) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT receipt FROM observation WHERE enrolment_id = ? AND generation = ? AND base = ?")) {
            query.setString(1, enrolment);
            query.setInt(2, generation);
            query.setLong(3, base);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    again(db, rows.getString(1));
                }
            }
        }
    }

    /** Of every report made on a patrol, after more of its effort came. */
    static void ofPatrol(Connection db, String crewCode, long startedAt) throws SQLException {
        List<String> receipts = new ArrayList<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT receipt FROM observation WHERE crew_code = ? AND patrol_started_at = ?")) {
            query.setString(1, crewCode);
            query.setLong(2, startedAt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    receipts.add(rows.getString(1));
                }
            }
        }
        for (String receipt : receipts) {
            again(db, receipt);
        }
    }

    /** As it was counted. */
    static Optional<Contribution> stored(ResultSet row) throws SQLException {
        String region = row.getString("tally_region");
        return region == null
                ? Optional.empty()
                : Optional.of(
                        new Contribution(new Tallies.Cell(row.getInt("tally_week"), region), row.getInt("tally_line")));
    }

    /** As the columns of {@link #STANDING} say, of a report that counts. */
    static Contribution standing(ResultSet row, int interfaces, int week, Optional<String> neighbour)
            throws SQLException {
        String means = row.getString("means");
        Line.Graded graded = row.getBoolean("graded") ? Line.Graded.as(row.getString("grade")) : Line.Graded.NOT;
        return new Contribution(
                Tallies.Cell.of(week, Optional.ofNullable(row.getString("region_code")), neighbour),
                Line.ofReport(
                        Kind.valueOf(row.getString("kind")),
                        interfaces,
                        Handling.valueOf(row.getString("handling")),
                        Line.Basis.of(String.valueOf(row.getString("basis"))),
                        graded,
                        row.getBoolean("night"),
                        means == null ? Line.Means.UNKNOWN : Line.Means.of(means)));
    }

    private static int interfaces(Connection db, String receipt) throws SQLException {
        int bits = 0;
        try (PreparedStatement query =
                db.prepareStatement("SELECT interface FROM counted_interface WHERE receipt = ?")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    bits |= Line.bit(NexusInterface.valueOf(rows.getString(1)));
                }
            }
        }
        return bits;
    }

    static void store(Connection db, String receipt, Optional<Contribution> now) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE observation SET tally_week = ?, tally_region = ?, tally_line = ? WHERE receipt = ?")) {
            update.setObject(1, now.map(each -> (long) each.cell.week()).orElse(null), java.sql.Types.BIGINT);
            update.setString(2, now.map(each -> each.cell.region()).orElse(null));
            update.setObject(3, now.map(each -> (long) each.line).orElse(null), java.sql.Types.BIGINT);
            update.setString(4, receipt);
            update.executeUpdate();
        }
    }
}
