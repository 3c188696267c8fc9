package org.fieldpost.server.review;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.storage.Database;

/** Reports that may tell of the same, and what people said of such pairs. Proposes and remembers; merging is a ruling. */
public final class Pairs {

    private static final int MOST = 20;
    private static final double METRES_PER_DEGREE = 111_195;

    private final Database database;
    private final Reports reports;
    private final SecureRandom random;

    Pairs(Database database, Reports reports, SecureRandom random) {
        this.database = database;
        this.reports = reports;
        this.random = random;
    }

    /** What a person said of two reports. */
    public enum Said {
        /** Not the same: never proposed again. */
        APART,
        /** Each confirms the other. */
        CORROBORATES,
        /** What was said before is taken back. */
        OPEN
    }

    /** Another report that may tell of the same. */
    public record Proposed(ShownReport other, DuplicateRule.Likeness why) {}

    /** Another report that a person linked, and what the rule says of both sources. */
    public record Corroborating(ShownReport other, IndependenceRule.Verdict verdict) {}

    /** What may be the same as this report, that this sight sees and nobody has decided about. */
    List<Proposed> proposed(Sight sight, ShownReport report) {
        if (!report.counts()) {
            return List.of();
        }
        return database.read(db -> {
            List<Proposed> proposed = new ArrayList<>();
            for (String receipt : near(db, sight, report)) {
                reports.find(sight, receipt)
                        .filter(ShownReport::counts)
                        .ifPresent(other -> DuplicateRule.of(report.observation(), other.observation())
                                .ifPresent(why -> proposed.add(new Proposed(other, why))));
            }
            return proposed;
        });
    }

    /** A first, coarse choice by time and place, so that the rule need not read everything. */
    private static List<String> near(Connection db, Sight sight, ShownReport report) throws SQLException {
        var there = report.observation().circumstances();
        long most = DuplicateRule.mostApart(report.observation().kind()).toMillis();
        Position at = there.position();
        double reach = DuplicateRule.LIMIT_M + at.accuracyM() + METRES_PER_DEGREE / 50;
        double narrow = Math.max(0.01, Math.cos(Math.toRadians(at.point().latitudeDeg())));
        List<String> receipts = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.receipt FROM counted_observation o
                WHERE o.kind = ? AND o.observed_at BETWEEN ? AND ? AND o.receipt <> ?
                  AND abs(o.latitude - ?) * 111195 <= ? + o.accuracy
                  AND abs(o.longitude - ?) * 111195 * ? <= ? + o.accuracy
                  AND NOT EXISTS (SELECT 1 FROM newest_pair p
                                  WHERE p.outcome <> 'OPEN' AND ((p.one = o.receipt AND p.other = ?)
                                                             OR (p.other = o.receipt AND p.one = ?)))
                  AND\s""" + sight.ofReports("o") + """

                ORDER BY abs(o.observed_at - ?), o.receipt LIMIT ?
                """)) {
            query.setString(1, report.observation().kind().name());
            query.setLong(2, there.observedAt().toEpochMilli() - most);
            query.setLong(3, there.observedAt().toEpochMilli() + most);
            query.setString(4, report.receipt());
            query.setDouble(5, at.point().latitudeDeg());
            query.setDouble(6, reach);
            query.setDouble(7, at.point().longitudeDeg());
            query.setDouble(8, narrow);
            query.setDouble(9, reach);
            query.setString(10, report.receipt());
            query.setString(11, report.receipt());
            int next = sight.bind(query, 12);
            query.setLong(next, there.observedAt().toEpochMilli());
            query.setInt(next + 1, MOST);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    receipts.add(rows.getString(1));
                }
            }
        }
        return receipts;
    }

    /** What was linked to this report, as far as this sight sees it. */
    List<Corroborating> corroborating(Sight sight, ShownReport report) {
        return said(report.receipt(), Said.CORROBORATES).stream()
                .map(other -> reports.find(sight, other))
                .flatMap(Optional::stream)
                .map(other -> new Corroborating(other, verdict(report, other)))
                .toList();
    }

    static IndependenceRule.Verdict verdict(ShownReport one, ShownReport other) {
        return IndependenceRule.of(officer(one), one.observation(), officer(other), other.observation());
    }

    private static String officer(ShownReport report) {
        return ReceiptCode.parse(report.receipt()).author();
    }

    /** The other reports of pairs of which this was said last. */
    private List<String> said(String receipt, Said said) {
        return database.read(db -> {
            List<String> others = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT CASE WHEN p.one = ? THEN p.other ELSE p.one END FROM newest_pair p
                    WHERE p.outcome = ? AND (p.one = ? OR p.other = ?) ORDER BY 1
                    """)) {
                query.setString(1, receipt);
                query.setString(2, said.name());
                query.setString(3, receipt);
                query.setString(4, receipt);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        others.add(rows.getString(1));
                    }
                }
            }
            return others;
        });
    }

    /** Keeps what somebody said of two reports. */
    void say(String receipt, String with, Said said, String by, Instant now) {
        boolean ordered = receipt.compareTo(with) < 0;
        String one = ordered ? receipt : with;
        String other = ordered ? with : receipt;
        database.write(db -> {
            Optional<Instant> last;
            try (PreparedStatement query =
                    db.prepareStatement("SELECT max(at) FROM pair_ruling WHERE one = ? AND other = ?")) {
                query.setString(1, one);
                query.setString(2, other);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    long at = rows.getLong(1);
                    last = rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
                }
            }
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO pair_ruling (id, one, other, by_whom, at, outcome) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setLong(1, 1 + (random.nextLong() >>> 2));
                insert.setString(2, one);
                insert.setString(3, other);
                insert.setString(4, by);
                insert.setLong(5, Rulings.after(last, now).toEpochMilli());
                insert.setString(6, said.name());
                return insert.executeUpdate();
            }
        });
    }
}
