package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.storage.Database;

/** Tracks and reports of patrols, and how long patrols were out. A function of the set of entries taken, never of their order. */
public final class PatrolRecords {

    private final Database database;

    public PatrolRecords(Database database) {
        this.database = database;
    }

    public void take(Reports.Source source, TrackSegment segment) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO track_segment (enrolment_id, generation, number, crew_code, started_at, first_at, last_at,
                                               points)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                bind(insert, source, segment.patrol());
                var fixes = segment.fixes();
                insert.setLong(6, fixes.get(0).at().toEpochMilli());
                insert.setLong(7, fixes.get(fixes.size() - 1).at().toEpochMilli());
                insert.setInt(8, fixes.size());
                return insert.executeUpdate();
            }
        });
    }

    public void take(Reports.Source source, PatrolReport report) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO patrol_report (enrolment_id, generation, number, crew_code, started_at, ended_at, received_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)) {
                bind(insert, source, report.patrol());
                insert.setLong(6, report.until().toEpochMilli());
                insert.setLong(7, source.receivedAt().toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement insert, Reports.Source source, PatrolKey patrol) throws SQLException {
        insert.setString(1, source.enrolment().toString());
        insert.setInt(2, source.generation());
        insert.setLong(3, source.number());
        insert.setString(4, patrol.crewCode());
        insert.setLong(5, patrol.startedAt().toEpochMilli());
    }

    /**
     * How long a patrol was out, without its pauses, whatever phones were on it: the union of their times.
     *
     * @return nothing where no phone has told of it
     */
    public Optional<Duration> effort(PatrolKey patrol, Instant now) {
        List<Patrol> told = database.read(db -> newest(db, patrol));
        return told.isEmpty() ? Optional.empty() : Optional.of(Effort.ofAll(told, now));
    }

    /** As each phone told it last. */
    private static List<Patrol> newest(Connection db, PatrolKey patrol) throws SQLException {
        List<Patrol> newest = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT e.number, e.kind, e.body
                FROM patrol_revision p
                JOIN entry e ON e.enrolment_id = p.enrolment_id AND e.generation = p.generation AND e.number = p.number
                WHERE p.crew_code = ? AND p.started_at = ?
                  AND NOT EXISTS (SELECT 1 FROM patrol_revision newer
                                  WHERE newer.enrolment_id = p.enrolment_id
                                    AND newer.crew_code = p.crew_code AND newer.started_at = p.started_at
                                    AND (newer.generation, newer.number) > (p.generation, p.number))
                """)) {
            query.setString(1, patrol.crewCode());
            query.setLong(2, patrol.startedAt().toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var entry = new Entry(rows.getLong(1), rows.getInt(2), Bytes.of(rows.getBytes(3)));
                    if (BodyCodec.decode(entry) instanceof Body.PatrolRevision revision) {
                        newest.add(revision.patrol());
                    }
                }
            }
        }
        return newest;
    }
}
