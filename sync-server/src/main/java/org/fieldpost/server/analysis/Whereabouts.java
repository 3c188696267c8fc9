package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Optional;
import org.fieldpost.model.patrol.Sun;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Week;

/** What is kept of a report to count it by, also when its content was let go. */
record Whereabouts(Line.Basis basis, Optional<PatrolKey> patrol, Week week, boolean night) {

    static Whereabouts of(Observation observation, ZoneId zone) {
        Circumstances there = observation.circumstances();
        return new Whereabouts(
                observation
                        .answers()
                        .one(Question.BASIS)
                        .map(code -> Line.Basis.of(code.value()))
                        .orElse(Line.Basis.UNKNOWN),
                there.patrol(),
                Week.of(there.observedAt(), zone),
                Sun.isNight(there.position().point(), there.observedAt()));
    }

    /** Fills the columns basis, crew_code, patrol_started_at, week and night, in this order; returns the number of the next. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, basis.name());
        statement.setString(from + 1, patrol.map(PatrolKey::crewCode).orElse(null));
        statement.setObject(
                from + 2, patrol.map(key -> key.startedAt().toEpochMilli()).orElse(null), Types.BIGINT);
        statement.setInt(from + 3, week.number());
        statement.setBoolean(from + 4, night);
        return from + 5;
    }
}
