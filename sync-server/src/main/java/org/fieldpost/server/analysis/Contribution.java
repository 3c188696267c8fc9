package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
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
            LEFT JOIN counted_observation c ON c.receipt = o.receipt AND NOT c.time_uncertain
            LEFT JOIN newest_ruling g ON g.receipt = o.receipt
            """;

    private static final String STANDING = STANDING_OF + "WHERE o.receipt = ?";

    /** Of a report that came just now, when nothing said, decided or asked of it before can make it count or wait otherwise. */
    static Optional<Contribution> ofNew(Connection db, String receipt, Reported reported) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT CASE WHEN EXISTS (SELECT 1 FROM observation o WHERE o.receipt = ?)
                              OR EXISTS (SELECT 1 FROM ruling r WHERE r.receipt = ?)
                              OR EXISTS (SELECT 1 FROM review_coding c WHERE c.receipt = ?)
                              OR EXISTS (SELECT 1 FROM retraction t
                                         WHERE t.enrolment_id = ? AND t.base_generation = ? AND t.base = ?)
                              OR EXISTS (SELECT 1 FROM question q WHERE q.receipt = ?)
                              OR EXISTS (SELECT 1 FROM answer a
                                         WHERE a.enrolment_id = ? AND a.base_generation = ? AND a.base = ?)
                            THEN 1 ELSE 0 END AS known,
                       (SELECT min(p.means) FROM patrol_revision p
                        WHERE p.crew_code = ? AND p.started_at = ?
                          AND (p.ended_at IS NOT NULL
                               OR EXISTS (SELECT 1 FROM track_segment t
                                          WHERE t.crew_code = p.crew_code AND t.started_at = p.started_at))) AS means
                """)) {
            query.setString(1, receipt);
            query.setString(2, receipt);
            query.setString(3, receipt);
            query.setString(4, reported.enrolment);
            query.setInt(5, reported.generation);
            query.setLong(6, reported.base);
            query.setString(7, receipt);
            query.setString(8, reported.enrolment);
            query.setInt(9, reported.generation);
            query.setLong(10, reported.base);
            Optional<PatrolKey> patrol = reported.whereabouts.patrol();
            query.setString(11, patrol.map(PatrolKey::crewCode).orElse(""));
            query.setLong(12, patrol.map(key -> key.startedAt().toEpochMilli()).orElse(0L));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) == 1
                        ? Optional.empty()
                        : Optional.of(reported.contribution(Optional.ofNullable(row.getString(2))));
            }
        }
    }

    /** A report by its first entry. */
    record Reported(String enrolment, int generation, long base, Observation observation, Whereabouts whereabouts) {

        private Contribution contribution(Optional<String> means) {
            int bits = 0;
            for (NexusInterface each :
                    observation.circumstances().officerCoding().map(Coding::all).orElse(Set.of())) {
                bits |= Line.bit(each);
            }
            return new Contribution(
                    Tallies.Cell.of(
                            whereabouts.week().number(),
                            whereabouts.region().map(RegionMatch::regionCode),
                            whereabouts.neighbour()),
                    Line.ofReport(
                            observation.kind(),
                            bits,
                            observation.circumstances().handling(),
                            whereabouts.basis(),
                            Line.Graded.NOT,
                            whereabouts.night(),
                            means.map(Line.Means::of).orElse(Line.Means.UNKNOWN)));
        }
    }

    /** Fills the columns tally_week, tally_region and tally_line; returns the number of the next. */
    static int bind(PreparedStatement statement, int from, Optional<Contribution> counts) throws SQLException {
        statement.setObject(from, counts.map(each -> (long) each.cell.week()).orElse(null), Types.BIGINT);
        statement.setString(from + 1, counts.map(each -> each.cell.region()).orElse(null));
        statement.setObject(from + 2, counts.map(each -> (long) each.line).orElse(null), Types.BIGINT);
        return from + 3;
    }

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
        return CountedInterfaces.of(db, receipt).stream().mapToInt(Line::bit).reduce(0, (a, b) -> a | b);
    }

    static void store(Connection db, String receipt, Optional<Contribution> now) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE observation SET tally_week = ?, tally_region = ?, tally_line = ? WHERE receipt = ?")) {
            update.setString(bind(update, 1, now), receipt);
            update.executeUpdate();
        }
    }
}
