package org.fieldpost.server.analysis;

import java.sql.Connection;
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
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Tallies;

/** Tracks and reports of patrols, and how long patrols were out. A function of the set of entries taken, never of their order. */
public final class PatrolRecords {

    private final Database database;
    private final MissionSpace space;

    public PatrolRecords(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
    }

    public void take(Reports.Source source, TrackSegment segment) {
        database.write(db -> {
            var fixes = segment.fixes();
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO track_segment (enrolment_id, generation, number, crew_code, started_at, first_at, last_at,
                                               points)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                bind(insert, source, segment.patrol());
                insert.setLong(6, fixes.get(0).at().toEpochMilli());
                insert.setLong(7, fixes.get(fixes.size() - 1).at().toEpochMilli());
                insert.setInt(8, fixes.size());
                insert.executeUpdate();
            }
            again(db, segment.patrol());
            seen(db, source, segment);
            return 1;
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
                insert.executeUpdate();
            }
            seen(db, source, report);
            return 1;
        });
    }

    /** That the phone was where the patrol set out. */
    void seen(Connection db, Reports.Source source, Patrol patrol) throws SQLException {
        PhoneRegions.seen(
                db,
                source,
                space.mission(),
                patrol.departure().map(Position::point),
                patrol.endedAt().orElse(patrol.key().startedAt()));
    }

    /** That the phone was where the stretch ends. */
    void seen(Connection db, Reports.Source source, TrackSegment segment) throws SQLException {
        TrackFix last = segment.fixes().get(segment.fixes().size() - 1);
        PhoneRegions.seen(db, source, space.mission(), Optional.of(last.point()), last.at());
    }

    /** Where it was and when, by what is known of the clock it went by. */
    void seen(Connection db, Reports.Source source, PatrolReport report) throws SQLException {
        new VisitBook(space)
                .seen(
                        db,
                        source,
                        report,
                        PhoneClocks.of(db, source.enrolment().toString())
                                .judge(source.at(), report.until(), false, source.receivedAt()));
    }

    private static void bind(PreparedStatement insert, Reports.Source source, PatrolKey patrol) throws SQLException {
        insert.setString(1, source.enrolment().toString());
        insert.setInt(2, source.generation());
        insert.setLong(3, source.number());
        insert.setString(4, patrol.crewCode());
        insert.setLong(5, patrol.startedAt().toEpochMilli());
    }

    /** After more of a patrol came: its hours, in the cells too, and what its reports count as. */
    void again(Connection db, PatrolKey patrol) throws SQLException {
        Map<PatrolHours.Amount, Long> before = StoredHours.of(db, patrol);
        Map<PatrolHours.Amount, Long> now = hours(db, patrol, space.mission()).orElse(before);
        if (!now.equals(before)) {
            for (var each : before.entrySet()) {
                Tallies.add(db, each.getKey().cell(), each.getKey().line(), -each.getValue());
            }
            for (var each : now.entrySet()) {
                Tallies.add(db, each.getKey().cell(), each.getKey().line(), each.getValue());
            }
            StoredHours.keep(db, patrol, now);
        }
        Contribution.ofPatrol(db, patrol.crewCode(), patrol.startedAt().toEpochMilli());
    }

    /** Its hours from what phones sent, by the regions of this mission; nothing when some of that was let go and cannot be read. */
    static Optional<Map<PatrolHours.Amount, Long>> hours(Connection db, PatrolKey patrol, Mission mission)
            throws SQLException {
        List<TrackFix> fixes = new ArrayList<>();
        var clocks = new Clocks(db);
        try (PreparedStatement query = db.prepareStatement("""
                SELECT e.number, e.kind, e.body, e.gone_at, e.enrolment_id, e.generation, e.received_at
                FROM track_segment t
                JOIN entry e ON e.enrolment_id = t.enrolment_id AND e.generation = t.generation AND e.number = t.number
                WHERE t.crew_code = ? AND t.started_at = ?
                """)) {
            query.setString(1, patrol.crewCode());
            query.setLong(2, patrol.startedAt().toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getObject(4) != null || !(body(rows) instanceof Body.TrackStretch stretch)) {
                        return Optional.empty();
                    }
                    List<TrackFix> walked = stretch.segment().fixes();
                    PhoneClock.Judged judged =
                            clocks.judge(rows, walked.get(walked.size() - 1).at());
                    if (judged.certain()) {
                        walked.forEach(fix -> fixes.add(fix.later(judged.behind())));
                    }
                }
            }
        }
        List<Patrol> told = new ArrayList<>();
        boolean known = false;
        try (PreparedStatement query = db.prepareStatement("""
                SELECT e.number, e.kind, e.body, e.gone_at, e.enrolment_id, e.generation, e.received_at
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
                    if (rows.getObject(4) != null || !(body(rows) instanceof Body.PatrolRevision revision)) {
                        return Optional.empty();
                    }
                    known = true;
                    Patrol patrolled = revision.patrol();
                    PhoneClock.Judged judged = clocks.judge(
                            rows, patrolled.endedAt().orElse(patrolled.key().startedAt()));
                    if (judged.certain()) {
                        told.add(patrolled.later(judged.behind()));
                    }
                }
            }
        }
        if (told.isEmpty()) {
            // its track came before it, or nobody knows when it was
            return known ? Optional.of(Map.of()) : Optional.empty();
        }
        return Optional.of(PatrolHours.of(
                told, fixes, point -> mission.regions().match(point).map(RegionMatch::regionCode), mission.zone()));
    }

    /** The clocks of the phones of one patrol, each read once. */
    private record Clocks(Connection db, Map<String, PhoneClock> byPhone) {

        Clocks(Connection db) {
            this(db, new HashMap<>());
        }

        /** Of an entry as the columns say. */
        PhoneClock.Judged judge(ResultSet row, Instant latest) throws SQLException {
            String phone = row.getString(5);
            if (!byPhone.containsKey(phone)) {
                byPhone.put(phone, PhoneClocks.of(db, phone));
            }
            return byPhone.get(phone)
                    .judge(
                            new PhoneClock.At(row.getInt(6), row.getLong(1)),
                            latest,
                            false,
                            Instant.ofEpochMilli(row.getLong(7)));
        }
    }

    private static Body body(ResultSet row) throws SQLException {
        return BodyCodec.decode(new Entry(row.getLong(1), row.getInt(2), Bytes.of(row.getBytes(3))));
    }
}
