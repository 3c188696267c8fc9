package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/** Counts all cells from the reports, patrols and visits themselves: after the regions, the time zone or the rule changed, and in a restored server. */
public final class Recount {

    private static final int AT_ONCE = 2_000;

    private final Connection db;
    private final Mission mission;
    private final Sums sums = new Sums();

    private Recount(Connection db, Mission mission) {
        this.db = db;
        this.mission = mission;
    }

    /** A count that begins anew. */
    static final class Sums {

        private final Map<Tallies.Cell, NavigableMap<Integer, Long>> all = new HashMap<>();

        void add(Tallies.Cell cell, int line, long amount) {
            all.computeIfAbsent(cell, each -> new TreeMap<>()).merge(line, amount, Long::sum);
        }
    }

    /** When it was never done by this rule. */
    public static void once(Database database, Mission mission) {
        database.write(db -> {
            if (!Tallies.countedBy(db).equals(rule(mission))) {
                all(db, mission);
            }
            return 1;
        });
    }

    private static String rule(Mission mission) {
        return Tallies.RULE + " " + mission.zone();
    }

    /** In the caller's transaction: whoever reads sees the old cells until it is committed, then the new. */
    public static void all(Connection db, Mission mission) throws SQLException {
        var recount = new Recount(db, mission);
        recount.patrols();
        VisitBook.assignAgain(db, mission);
        VisitBook.count(db, recount.sums);
        recount.nilReports();
        recount.reports();
        Tallies.replace(db, recount.sums.all);
        Tallies.countedBy(db, rule(mission));
    }

    private void patrols() throws SQLException {
        List<PatrolKey> all = new ArrayList<>();
        try (PreparedStatement query =
                        db.prepareStatement("SELECT DISTINCT crew_code, started_at FROM patrol_revision");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new PatrolKey(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))));
            }
        }
        for (PatrolKey each : all) {
            Optional<Map<PatrolHours.Amount, Long>> now = PatrolRecords.hours(db, each, mission);
            if (now.isPresent() && !now.get().equals(StoredHours.of(db, each))) {
                StoredHours.keep(db, each, now.get());
            }
        }
        StoredHours.count(db, sums);
    }

    private void nilReports() throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT looked_until, region_code FROM nil_report WHERE NOT time_uncertain")) {
            query.setFetchSize(1_000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sums.add(
                            new Tallies.Cell(
                                    week(rows.getLong(1)),
                                    Objects.requireNonNullElse(rows.getString(2), Tallies.NOWHERE)),
                            Line.of(Sort.NIL_REPORTS),
                            1);
                }
            }
        }
    }

    private int week(long at) {
        ZoneId zone = mission.zone();
        return Week.of(Instant.ofEpochMilli(at), zone).number();
    }

    private record Counted(
            String receipt,
            Optional<Contribution> before,
            Optional<Contribution> now,
            int week,
            Optional<String> neighbour) {}

    private void reports() throws SQLException {
        String last = "";
        List<Counted> some;
        do {
            some = some(last);
            for (Counted each : some) {
                last = each.receipt;
                each.now.ifPresent(counts -> sums.add(counts.cell(), counts.line(), 1));
            }
            store(some);
        } while (!some.isEmpty());
    }

    private List<Counted> some(String after) throws SQLException {
        List<Counted> some = new ArrayList<>();
        Map<String, Integer> interfaces = interfaces(after);
        try (PreparedStatement query = db.prepareStatement(Contribution.STANDING_OF + """
                WHERE o.receipt > ? ORDER BY o.receipt LIMIT ?
                """)) {
            query.setString(1, after);
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String receipt = row.getString("receipt");
                    int week = week(row.getLong("observed_at"));
                    Optional<String> neighbour = neighbour(row);
                    Optional<Contribution> now = row.getString("counts") == null
                            ? Optional.empty()
                            : Optional.of(
                                    Contribution.standing(row, interfaces.getOrDefault(receipt, 0), week, neighbour));
                    some.add(new Counted(receipt, Contribution.stored(row), now, week, neighbour));
                }
            }
        }
        return some;
    }

    private Optional<String> neighbour(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        return row.wasNull()
                ? Optional.ofNullable(row.getString("neighbour_code"))
                : Whereabouts.neighbour(
                        Kind.valueOf(row.getString("kind")), new Point(latitude, row.getDouble("longitude")), mission);
    }

    /** Of the reports that {@link #some} reads. */
    private Map<String, Integer> interfaces(String after) throws SQLException {
        Map<String, Integer> bits = new HashMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT i.receipt, i.interface FROM counted_interface i
                WHERE i.receipt > ?
                  AND i.receipt <= (SELECT max(n.receipt)
                                    FROM (SELECT receipt FROM observation WHERE receipt > ? ORDER BY receipt LIMIT ?) n)
                """)) {
            query.setString(1, after);
            query.setString(2, after);
            query.setInt(3, AT_ONCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    bits.merge(
                            rows.getString(1),
                            Line.bit(NexusInterface.valueOf(rows.getString(2))),
                            (one, other) -> one | other);
                }
            }
        }
        return bits;
    }

    private void store(List<Counted> some) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE observation SET week = ?, neighbour_code = ?
                WHERE receipt = ? AND (week IS DISTINCT FROM ? OR neighbour_code IS DISTINCT FROM ?)
                """)) {
            for (Counted each : some) {
                if (!each.now.equals(each.before)) {
                    Contribution.store(db, each.receipt, each.now);
                }
                update.setInt(1, each.week);
                update.setString(2, each.neighbour.orElse(null));
                update.setString(3, each.receipt);
                update.setInt(4, each.week);
                update.setString(5, each.neighbour.orElse(null));
                update.executeUpdate();
            }
        }
    }
}
