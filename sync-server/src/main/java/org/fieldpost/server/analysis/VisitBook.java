package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * Who was at which point of the border and which resource site on which day, whatever told of it: a report, a nil report, a
 * patrol's list of places. One patrol at one point on one day is one visit, and stays one when what was reported is taken back.
 */
final class VisitBook {

    private final MissionSpace space;

    VisitBook(MissionSpace space) {
        this.space = space;
    }

    void seen(Connection db, EnrolmentId phone, Observation observation) throws SQLException {
        var there = observation.circumstances();
        if (there.knownPoint().isPresent()) {
            seen(db, who(there.patrol(), phone), there.knownPoint().get(), there.observedAt());
        }
    }

    void seen(Connection db, EnrolmentId phone, NilReport nil) throws SQLException {
        if (nil.knownPoint().isPresent()) {
            seen(db, who(nil.patrol(), phone), nil.knownPoint().get(), nil.lookedUntil());
        }
    }

    void seen(Connection db, EnrolmentId phone, PatrolReport report) throws SQLException {
        for (PatrolReport.Place place : report.places()) {
            seen(
                    db,
                    who(Optional.of(report.patrol()), phone),
                    place.visit().point(),
                    place.visit().arrivedAt());
        }
    }

    private static String who(Optional<PatrolKey> patrol, EnrolmentId phone) {
        return patrol.map(key -> key.crewCode() + "@" + key.startedAt().getEpochSecond())
                .orElseGet(phone::toString);
    }

    private void seen(Connection db, String who, String code, Instant at) throws SQLException {
        Optional<KnownPoint> known = space.mission().points().stream()
                .filter(each -> each.code().equals(code))
                .filter(each -> each.sort() == KnownPoint.Sort.BORDER || each.sort() == KnownPoint.Sort.SITE)
                .findFirst();
        if (known.isEmpty()) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(at, space.mission().zone());
        Optional<String> region =
                space.mission().regions().match(known.get().point()).map(RegionMatch::regionCode);
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO visit (who, point, day, sort, region_code, last_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            insert.setString(1, who);
            insert.setString(2, code);
            insert.setString(3, day.toString());
            insert.setString(4, known.get().sort().name());
            insert.setString(5, region.orElse(null));
            insert.setLong(6, at.toEpochMilli());
            if (insert.executeUpdate() == 1) {
                Tallies.add(db, cell(day, region), line(known.get().sort().name()), 1);
                return;
            }
        }
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE visit SET last_at = ? WHERE who = ? AND point = ? AND day = ? AND last_at < ?")) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, who);
            update.setString(3, code);
            update.setString(4, day.toString());
            update.setLong(5, at.toEpochMilli());
            update.executeUpdate();
        }
    }

    private static Tallies.Cell cell(LocalDate day, Optional<String> region) {
        return new Tallies.Cell(Week.of(day).number(), region.orElse(Tallies.NOWHERE));
    }

    private static int line(String sort) {
        return Line.of(KnownPoint.Sort.valueOf(sort) == KnownPoint.Sort.BORDER ? Sort.BORDER_VISITS : Sort.SITE_VISITS);
    }

    /** Puts each visit into the region where its point lies now; what cells say of it is counted again afterwards. */
    static void assignAgain(Connection db, RegionSet regions, Iterable<KnownPoint> points) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("UPDATE visit SET region_code = ? WHERE point = ?")) {
            for (KnownPoint point : points) {
                update.setString(
                        1,
                        regions.match(point.point())
                                .map(RegionMatch::regionCode)
                                .orElse(null));
                update.setString(2, point.code());
                update.executeUpdate();
            }
        }
    }

    /** Adds all visits to a count that begins anew. */
    static void count(Connection db, Recount.Sums sums) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT day, region_code, sort, count(*) FROM visit GROUP BY day, region_code, sort");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sums.add(
                        cell(LocalDate.parse(rows.getString(1)), Optional.ofNullable(rows.getString(2))),
                        line(rows.getString(3)),
                        rows.getLong(4));
            }
        }
    }
}
