package org.fieldpost.server.sitrep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.server.access.AuditLog;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Matrix;
import org.fieldpost.server.analysis.Period;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/** Reads what a situation report says from the database, on the sight of whoever makes it. */
final class Gathering {

    private static final int WEEKS = 4;

    private final Database database;
    private final MissionSpace space;
    private final AuditLog log;

    Gathering(Database database, MissionSpace space, AuditLog log) {
        this.database = database;
        this.space = space;
        this.log = log;
    }

    /** In one transaction that nobody writes beside, so that its parts are of the same moment. */
    Facts at(CutOff cutOff, People.Person maker, Instant now, long number, Optional<Long> supersedes) {
        Sight sight = maker.sight();
        return database.write(db -> {
            DayNumbers day = DayNumbers.count(db, sight, cutOff);
            List<DayPatrols.Out> patrols = DayPatrols.of(db, sight, cutOff);
            Map<String, Long> nil = nil(db, sight, cutOff);
            Set<String> seen = phonesSeen(db, cutOff);
            seen.addAll(day.byRegion().keySet());
            seen.addAll(nil.keySet());
            patrols.forEach(out -> out.region().ifPresent(seen::add));
            return new Facts(
                    number,
                    supersedes,
                    cutOff,
                    now,
                    maker.name(),
                    sight.regions(),
                    day,
                    Matrix.count(
                            database,
                            space,
                            sight,
                            Period.weeksUntil(
                                    WEEKS, cutOff.day(), now, space.mission().zone())),
                    nil,
                    patrols,
                    FlashReports.of(db, sight, cutOff),
                    seen,
                    log.headAt(cutOff.at()));
        });
    }

    private static Map<String, Long> nil(Connection db, Sight sight, CutOff cutOff) throws SQLException {
        Map<String, Long> nil = new HashMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT n.region_code, count(*)
                FROM nil_report n
                JOIN entry e ON e.enrolment_id = n.enrolment_id AND e.generation = n.generation AND e.number = n.number
                WHERE n.looked_until >= ? AND n.looked_until <= ? AND e.received_at <= ? AND\s""" + sight.ofPlaces("n") + """

                GROUP BY n.region_code
                """)) {
            query.setLong(1, cutOff.from().toEpochMilli());
            query.setLong(2, cutOff.at().toEpochMilli());
            query.setLong(3, cutOff.at().toEpochMilli());
            sight.bindPlaces(query, 4);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    nil.put(Objects.requireNonNullElse(rows.getString(1), ""), rows.getLong(2));
                }
            }
        }
        return nil;
    }

    /** Where phones were since the day began: a region on their way was not left alone. */
    private static Set<String> phonesSeen(Connection db, CutOff cutOff) throws SQLException {
        Set<String> seen = new HashSet<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT DISTINCT region_code FROM phone_region WHERE last_at >= ?")) {
            query.setLong(1, cutOff.from().toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getString(1));
                }
            }
        }
        return seen;
    }
}
