package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.report.PatrolKey;

/** The points of patrols' tracks, each durable once it was added; in the journal by stretches. */
final class TrackLog {

    /** Two hours at a point a minute: what a lost phone may not have told. */
    private static final int POINTS_OF_A_STRETCH = 120;

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;

    TrackLog(NotebookFile file, Safe safe, SqliteJournal journal) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
    }

    void append(PatrolKey patrol, TrackFix fix) {
        file.transaction(db -> {
            long ordinal = number(db, patrol, """
                    SELECT coalesce(max(ordinal), 0) + 1 FROM track_point WHERE patrol = ?
                    """);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO track_point (patrol, ordinal, written, locked) VALUES (?, ?, 0, ?)
                    """)) {
                bind(insert, patrol);
                insert.setLong(2, ordinal);
                insert.setBytes(3, safe.lock(record(patrol, ordinal), encoded(patrol, List.of(fix))));
                insert.executeUpdate();
            }
            long waiting = number(db, patrol, """
                    SELECT count(*) FROM track_point WHERE patrol = ? AND written = 0
                    """);
            if (waiting >= POINTS_OF_A_STRETCH) {
                writeOut(patrol);
            }
            return ordinal;
        });
    }

    /** Writes what is not yet in the journal into it; stretches of one source each. */
    void writeOut(PatrolKey patrol) {
        file.transaction(db -> {
            List<TrackFix> stretch = new ArrayList<>();
            for (TrackFix fix : fixes(patrol, true)) {
                boolean goesOn = stretch.isEmpty()
                        || (stretch.get(0).position().source() == fix.position().source()
                                && !fix.at()
                                        .isBefore(
                                                stretch.get(stretch.size() - 1).at())
                                && stretch.size() < TrackSegment.MOST_FIXES);
                if (!goesOn) {
                    write(patrol, stretch);
                    stretch = new ArrayList<>();
                }
                stretch.add(fix);
            }
            if (!stretch.isEmpty()) {
                write(patrol, stretch);
            }
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE track_point SET written = 1 WHERE patrol = ? AND written = 0")) {
                bind(update, patrol);
                return update.executeUpdate();
            }
        });
    }

    private void write(PatrolKey patrol, List<TrackFix> stretch) {
        journal.append(Body.TrackStretch.KIND, Bytes.of(encoded(patrol, stretch)), Priority.USUAL);
    }

    List<TrackFix> fixes(PatrolKey patrol) {
        return fixes(patrol, false);
    }

    private List<TrackFix> fixes(PatrolKey patrol, boolean unwrittenOnly) {
        return file.transaction(db -> {
            List<TrackFix> fixes = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT ordinal, locked FROM track_point
                    WHERE patrol = ? AND (written = 0 OR NOT ?) ORDER BY ordinal
                    """)) {
                bind(query, patrol);
                query.setBoolean(2, unwrittenOnly);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        fixes.add(fix(patrol, rows));
                    }
                }
            }
            return fixes;
        });
    }

    Optional<TrackFix> last(PatrolKey patrol) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT ordinal, locked FROM track_point
                    WHERE patrol = ? ORDER BY ordinal DESC LIMIT 1
                    """)) {
                bind(query, patrol);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(fix(patrol, rows)) : Optional.empty();
                }
            }
        });
    }

    /** The points of a patrol whose report has gone are needed no more; the journal holds them. */
    void forget(PatrolKey patrol) {
        file.transaction(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM track_point WHERE patrol = ?")) {
                bind(delete, patrol);
                return delete.executeUpdate();
            }
        });
    }

    boolean lowPower() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT low_power FROM track_mode");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    void lowPower(boolean spare) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO track_mode (only_row, low_power) VALUES (1, ?)
                    ON CONFLICT (only_row) DO UPDATE SET low_power = excluded.low_power
                    """)) {
                upsert.setBoolean(1, spare);
                return upsert.executeUpdate();
            }
        });
    }

    private TrackFix fix(PatrolKey patrol, ResultSet row) throws SQLException {
        byte[] body = safe.open(record(patrol, row.getLong("ordinal")), row.getBytes("locked"));
        var stretch = (Body.TrackStretch) BodyCodec.decode(new Entry(1, Body.TrackStretch.KIND, Bytes.of(body)));
        return stretch.segment().fixes().get(0);
    }

    private static byte[] encoded(PatrolKey patrol, List<TrackFix> fixes) {
        var segment = new TrackSegment(patrol, fixes.get(0).position().source(), fixes);
        return BodyCodec.encode(new Body.TrackStretch(segment)).toArray();
    }

    private String record(PatrolKey patrol, long ordinal) {
        return Safe.ofPatrol("track_point", safe.patrol(patrol)) + "/" + ordinal;
    }

    private long number(Connection db, PatrolKey patrol, String sql) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            bind(query, patrol);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void bind(PreparedStatement statement, PatrolKey patrol) throws SQLException {
        statement.setBytes(1, safe.patrol(patrol));
    }
}
