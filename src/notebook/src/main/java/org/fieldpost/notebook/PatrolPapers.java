package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PatrolCodec;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;

/** What is written about patrols before and after them: plans, the places they were at, the reports they owe. */
final class PatrolPapers {

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;

    PatrolPapers(NotebookFile file, Safe safe, SqliteJournal journal) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
    }

    void keep(PatrolPlan plan) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO patrol_plan (id, locked) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET locked = excluded.locked
                    """)) {
                upsert.setString(1, plan.id());
                upsert.setBytes(2, safe.lock("patrol_plan/" + plan.id(), PatrolCodec.encode(plan)));
                return upsert.executeUpdate();
            }
        });
    }

    List<PatrolPlan> plans() {
        return file.transaction(db -> {
            List<PatrolPlan> plans = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("SELECT id, locked FROM patrol_plan");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    plans.add(PatrolCodec.decodePlan(safe.open("patrol_plan/" + rows.getString(1), rows.getBytes(2))));
                }
            }
            return plans;
        });
    }

    void drop(String planId) {
        file.transaction(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM patrol_plan WHERE id = ?");
                    PreparedStatement forget =
                            db.prepareStatement("UPDATE handed_down SET locked = x'' WHERE id = ?")) {
                // one from the team leader must not come again
                forget.setLong(1, Long.parseUnsignedLong(planId, 16));
                forget.executeUpdate();
                delete.setString(1, planId);
                return delete.executeUpdate();
            }
        });
    }

    void keepVisits(PatrolKey patrol, List<Visit> visits) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO patrol_visits (patrol, started_at, locked) VALUES (?, ?, ?)
                    ON CONFLICT (patrol) DO UPDATE SET locked = excluded.locked
                    """)) {
                bind(upsert, patrol);
                upsert.setBytes(3, safe.lock(record("patrol_visits", patrol), PatrolCodec.encode(visits)));
                return upsert.executeUpdate();
            }
        });
    }

    Map<String, Instant> lastVisited(PatrolKey before) {
        return file.transaction(db -> {
            Map<String, Instant> last = new HashMap<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT patrol, locked FROM patrol_visits WHERE started_at < ?")) {
                query.setLong(1, before.startedAt().getEpochSecond());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        byte[] open = safe.open(Safe.ofPatrol("patrol_visits", rows.getBytes(1)), rows.getBytes(2));
                        for (Visit visit : PatrolCodec.decodeVisits(open)) {
                            last.merge(visit.point(), visit.leftAt(), (a, b) -> a.isAfter(b) ? a : b);
                        }
                    }
                }
            }
            return last;
        });
    }

    List<Visit> visits(PatrolKey patrol) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT locked FROM patrol_visits WHERE patrol = ?")) {
                query.setBytes(1, safe.patrol(patrol));
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? PatrolCodec.decodeVisits(safe.open(record("patrol_visits", patrol), rows.getBytes(1)))
                            : List.of();
                }
            }
        });
    }

    Optional<PatrolLog.KeptReport> report(PatrolKey patrol) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT patrol, submitted, locked FROM patrol_report WHERE patrol = ?
                    """)) {
                query.setBytes(1, safe.patrol(patrol));
                return kept(query).stream().findFirst();
            }
        });
    }

    /** Those not handed in yet, the oldest first, and the one handed in last. */
    List<PatrolLog.KeptReport> onTheDesk() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT patrol, submitted, locked FROM patrol_report
                    WHERE submitted = 0
                       OR patrol = (SELECT patrol FROM patrol_report
                                    WHERE submitted = 1 ORDER BY started_at DESC, patrol LIMIT 1)
                    ORDER BY submitted, started_at, patrol
                    """)) {
                return kept(query);
            }
        });
    }

    private List<PatrolLog.KeptReport> kept(PreparedStatement query) throws SQLException {
        List<PatrolLog.KeptReport> kept = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                PatrolReport report = report(rows);
                kept.add(new PatrolLog.KeptReport(
                        report, rows.getBoolean("submitted") ? handedIn(report.patrol()) : PatrolLog.Stage.OWED));
            }
        }
        return kept;
    }

    /** As the journal knows it. */
    private PatrolLog.Stage handedIn(PatrolKey patrol) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT generation, number, acknowledged_epoch IS NOT NULL FROM journal_entry
                    WHERE kind = ? AND moved_generation IS NULL AND gone = 0 ORDER BY generation DESC, number DESC
                    """)) {
                query.setInt(1, Body.PatrolReported.KIND);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Body body = BodyCodec.decode(journal.entry(rows.getInt(1), rows.getLong(2)));
                        if (body instanceof Body.PatrolReported reported
                                && reported.report().patrol().equals(patrol)) {
                            return rows.getBoolean(3) ? PatrolLog.Stage.DELIVERED : PatrolLog.Stage.HANDED_IN;
                        }
                    }
                }
            }
            return PatrolLog.Stage.HANDED_IN;
        });
    }

    private PatrolReport report(ResultSet row) throws SQLException {
        byte[] body = safe.open(Safe.ofPatrol("patrol_report", row.getBytes("patrol")), row.getBytes("locked"));
        return ((Body.PatrolReported) BodyCodec.decode(new Entry(1, Body.PatrolReported.KIND, Bytes.of(body))))
                .report();
    }

    void keep(PatrolReport report, boolean submitted) {
        file.transaction(db -> {
            Bytes body = BodyCodec.encode(new Body.PatrolReported(report));
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO patrol_report (patrol, started_at, submitted, locked) VALUES (?, ?, ?, ?)
                    ON CONFLICT (patrol) DO UPDATE SET submitted = excluded.submitted, locked = excluded.locked
                    WHERE submitted = 0
                    """)) {
                bind(upsert, report.patrol());
                upsert.setBoolean(3, submitted);
                upsert.setBytes(4, safe.lock(record("patrol_report", report.patrol()), body.toArray()));
                if (upsert.executeUpdate() == 0) {
                    throw Problem.of("patrol_report.gone").asException();
                }
            }
            return submitted ? journal.append(Body.PatrolReported.KIND, body, Priority.USUAL) : 0;
        });
    }

    /** A report that was handed in; one that is owed stays. */
    void forgetReport(PatrolKey patrol) {
        file.transaction(db -> {
            try (PreparedStatement delete =
                    db.prepareStatement("DELETE FROM patrol_report WHERE patrol = ? AND submitted = 1")) {
                delete.setBytes(1, safe.patrol(patrol));
                return delete.executeUpdate();
            }
        });
    }

    /** Where patrols that started earlier were, but for those that still owe a report. */
    void forgetVisits(Instant before) {
        file.transaction(db -> {
            try (PreparedStatement delete = db.prepareStatement("""
                    DELETE FROM patrol_visits
                    WHERE started_at < ? AND started_at NOT IN (SELECT started_at FROM patrol_report WHERE submitted = 0)
                    """)) {
                delete.setLong(1, before.getEpochSecond());
                return delete.executeUpdate();
            }
        });
    }

    private String record(String table, PatrolKey patrol) {
        return Safe.ofPatrol(table, safe.patrol(patrol));
    }

    private void bind(PreparedStatement statement, PatrolKey patrol) throws SQLException {
        statement.setBytes(1, safe.patrol(patrol));
        statement.setLong(2, patrol.startedAt().getEpochSecond());
    }
}
