package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Sun;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Week;

/**
 * What is kept of a report to count it by, also when its content was let go: found by thinking alone, before anything is stored.
 *
 * @param region that counts for its place, if the mission has one there; the phone's is a hint
 * @param visited the point, or the square, that a report about the border or a site is a visit to
 */
public record Whereabouts(
        Optional<RegionMatch> region,
        Line.Basis basis,
        Optional<PatrolKey> patrol,
        Week week,
        boolean night,
        Optional<String> neighbour,
        Optional<VisitBook.Place> visited) {

    static Whereabouts of(Observation observation, Mission mission) {
        Circumstances there = observation.circumstances();
        Optional<RegionMatch> region = mission.regions().match(there.position().point());
        return new Whereabouts(
                region,
                observation
                        .answers()
                        .one(Question.BASIS)
                        .map(code -> Line.Basis.of(code.value()))
                        .orElse(Line.Basis.UNKNOWN),
                there.patrol(),
                Week.of(there.observedAt(), mission.zone()),
                Sun.isNight(there.position().point(), there.observedAt()),
                neighbour(observation.kind(), there.position().point(), mission),
                VisitBook.place(observation, region.map(RegionMatch::regionCode), mission));
    }

    /** The neighbour's region across from a place of the border. */
    static Optional<String> neighbour(Kind kind, Point place, Mission mission) {
        return kind == Kind.BORDER ? mission.regions().neighbourAt(place).map(Region::code) : Optional.empty();
    }

    /** Fills the columns basis, crew_code, patrol_started_at, week, night and neighbour_code, in this order; returns the number of the next. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, basis.name());
        statement.setString(from + 1, patrol.map(PatrolKey::crewCode).orElse(null));
        statement.setObject(
                from + 2, patrol.map(key -> key.startedAt().toEpochMilli()).orElse(null), Types.BIGINT);
        statement.setInt(from + 3, week.number());
        statement.setBoolean(from + 4, night);
        statement.setString(from + 5, neighbour.orElse(null));
        return from + 6;
    }
}
