package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.ProblemException;
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

    /**
     * The place that a report about the border or a site is a visit to: the mission's point, else a square of a kilometre.
     *
     * @param regionCode of where it was observed
     */
    static Optional<Place> place(Observation observation, Optional<String> regionCode, Mission mission) {
        if (observation.kind() == Kind.SMUGGLING) {
            return Optional.empty();
        }
        Sort sort = observation.kind() == Kind.BORDER ? Sort.BORDER_VISITS : Sort.SITE_VISITS;
        var there = observation.circumstances();
        return Optional.of(there.knownPoint()
                .flatMap(mission::point)
                .map(known -> place(known, sort, mission))
                .orElseGet(() -> new Place(Mgrs.format(there.position().point(), 2), sort, regionCode)));
    }

    private static Place place(KnownPoint known, Sort sort, Mission mission) {
        return new Place(
                known.code(), sort, mission.regions().match(known.point()).map(RegionMatch::regionCode));
    }

    /** The visit of a report as it now stands. */
    Optional<Visit> of(Observation observation, Whereabouts whereabouts, EnrolmentId phone) {
        return whereabouts
                .visited()
                .map(at -> visit(
                        who(whereabouts.patrol(), phone),
                        at,
                        observation.circumstances().observedAt()));
    }

    /** @param told nothing where it is not known when it was */
    void seen(Connection db, Reports.Source source, Optional<NilReport> told) throws SQLException {
        again(
                db,
                named(source, 0),
                told.flatMap(nil -> nil.knownPoint()
                        .flatMap(this::known)
                        .map(at -> visit(who(nil.patrol(), source.enrolment()), at, nil.lookedUntil()))));
    }

    /** @param judged the clock it went by */
    void seen(Connection db, Reports.Source source, PatrolReport report, PhoneClock.Judged judged) throws SQLException {
        int number = 0;
        for (PatrolReport.Place each : report.places()) {
            again(
                    db,
                    named(source, number++),
                    known(each.visit().point())
                            .filter(at -> judged.certain())
                            .map(at -> visit(
                                    who(Optional.of(report.patrol()), source.enrolment()),
                                    at,
                                    each.visit().arrivedAt().plus(judged.behind()))));
        }
    }

    private static String named(Reports.Source source, int place) {
        return source.enrolment() + "/" + source.generation() + "/" + source.number() + "/" + place;
    }

    private Visit visit(String who, Place place, Instant at) {
        return new Visit(
                who, place.code, LocalDate.ofInstant(at, space.mission().zone()), place.sort, place.regionCode, at);
    }

    /** A point of the mission or a square, in the region that counts for it. */
    record Place(String code, Sort sort, Optional<String> regionCode) {}

    private Optional<Place> known(String code) {
        return space.mission().point(code).flatMap(point -> switch (point.sort()) {
            case BORDER -> Optional.of(place(point, Sort.BORDER_VISITS, space.mission()));
            case SITE -> Optional.of(place(point, Sort.SITE_VISITS, space.mission()));
            case TOWN, POST, BASE -> Optional.empty();
        });
    }

    private static String who(Optional<PatrolKey> patrol, EnrolmentId phone) {
        return patrol.map(key -> key.crewCode() + "@" + key.startedAt().getEpochSecond())
                .orElseGet(phone::toString);
    }

    record Visit(String who, String point, LocalDate day, Sort sort, Optional<String> region, Instant lastAt) {

        boolean sameAs(Visit other) {
            return who.equals(other.who) && point.equals(other.point) && day.equals(other.day) && sort == other.sort;
        }
    }

    /** What this source tells, which told nothing before. */
    static void first(Connection db, String source, Optional<Visit> now) throws SQLException {
        if (now.isPresent()) {
            if (!toldOf(db, now.get())) {
                Tallies.add(db, cell(now.get().day, now.get().region), Line.of(now.get().sort), 1);
            }
            insert(db, source, now.get());
        }
    }

    /** What this source tells from now on. */
    static void again(Connection db, String source, Optional<Visit> now) throws SQLException {
        Optional<Visit> before = told(db, source);
        if (before.isPresent()) {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM visit WHERE source = ?")) {
                delete.setString(1, source);
                delete.executeUpdate();
            }
        }
        boolean same = before.isPresent() && now.isPresent() && before.get().sameAs(now.get());
        if (before.isPresent() && !same && !toldOf(db, before.get())) {
            Tallies.add(db, cell(before.get().day, before.get().region), Line.of(before.get().sort), -1);
        }
        if (now.isPresent()) {
            if (!same && !toldOf(db, now.get())) {
                Tallies.add(db, cell(now.get().day, now.get().region), Line.of(now.get().sort), 1);
            }
            insert(db, source, now.get());
        }
    }

    private static Optional<Visit> told(Connection db, String source) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT who, point, day, sort, region_code, last_at FROM visit WHERE source = ?")) {
            query.setString(1, source);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Visit(
                                row.getString(1),
                                row.getString(2),
                                LocalDate.parse(row.getString(3)),
                                Sort.valueOf(row.getString(4)),
                                Optional.ofNullable(row.getString(5)),
                                Instant.ofEpochMilli(row.getLong(6))))
                        : Optional.empty();
            }
        }
    }

    /** Whether another source tells of this visit. */
    private static boolean toldOf(Connection db, Visit visit) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT 1 FROM visit WHERE who = ? AND point = ? AND day = ? AND sort = ? LIMIT 1")) {
            query.setString(1, visit.who);
            query.setString(2, visit.point);
            query.setString(3, visit.day.toString());
            query.setString(4, visit.sort.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void insert(Connection db, String source, Visit visit) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO visit (source, who, point, day, sort, region_code, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, source);
            insert.setString(2, visit.who);
            insert.setString(3, visit.point);
            insert.setString(4, visit.day.toString());
            insert.setString(5, visit.sort.name());
            insert.setString(6, visit.region.orElse(null));
            insert.setLong(7, visit.lastAt.toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static Tallies.Cell cell(LocalDate day, Optional<String> region) {
        return new Tallies.Cell(Week.of(day).number(), region.orElse(Tallies.NOWHERE));
    }

    /** Puts each visit into the region where its place lies now; cells are counted again afterwards. */
    static void assignAgain(Connection db, Mission mission) throws SQLException {
        List<String> places = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("SELECT DISTINCT point FROM visit");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                places.add(rows.getString(1));
            }
        }
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE visit SET region_code = ? WHERE point = ? AND region_code IS DISTINCT FROM ?")) {
            for (String place : places) {
                Optional<Point> point =
                        mission.point(place).map(KnownPoint::point).or(() -> square(place));
                if (point.isPresent()) {
                    String region = mission.regions()
                            .match(point.get())
                            .map(RegionMatch::regionCode)
                            .orElse(null);
                    update.setString(1, region);
                    update.setString(2, place);
                    update.setString(3, region);
                    update.executeUpdate();
                }
            }
        }
    }

    /** The middle of a square; none for a point that the mission no longer knows. */
    private static Optional<Point> square(String place) {
        try {
            return Optional.of(Mgrs.parse(place).point());
        } catch (ProblemException notASquare) {
            return Optional.empty();
        }
    }

    /** Adds all visits to a count that begins anew. */
    static void count(Connection db, Recount.Sums sums) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT day, region_code, sort, count(*)
                        FROM (SELECT DISTINCT who, point, day, sort, region_code FROM visit) v
                        GROUP BY day, region_code, sort
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sums.add(
                        cell(LocalDate.parse(rows.getString(1)), Optional.ofNullable(rows.getString(2))),
                        Line.of(Sort.valueOf(rows.getString(3))),
                        rows.getLong(4));
            }
        }
    }
}
