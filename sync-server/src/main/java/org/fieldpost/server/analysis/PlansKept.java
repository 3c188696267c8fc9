package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.RegionMatch;

/**
 * How many patrols were planned, and how many of these went: a patrol of the planned crew that set out within half a day of
 * the planned hour. A plan belongs to the region of the first place it names.
 */
public record PlansKept(long planned, long done) {

    static final PlansKept NONE = new PlansKept(0, 0);

    private static final Duration NEAR = Duration.ofHours(12);

    /** Where plans come from; they are not this package's. */
    public interface Plans {
        List<Planned> between(Instant from, Instant until);
    }

    /** A patrol that was to be. */
    public record Planned(String crewCode, Instant start, List<String> places) {
        public Planned {
            places = List.copyOf(places);
        }
    }

    static Map<String, PlansKept> byRegion(Connection db, List<Planned> plans, Mission mission) throws SQLException {
        Map<String, PlansKept> kept = new HashMap<>();
        try (PreparedStatement query = db.prepareStatement(
                "SELECT 1 FROM patrol_revision WHERE crew_code = ? AND started_at >= ? AND started_at <= ? LIMIT 1")) {
            for (Planned each : plans) {
                Optional<String> region = each.places().stream()
                        .findFirst()
                        .flatMap(mission::point)
                        .map(KnownPoint::point)
                        .flatMap(mission.regions()::match)
                        .map(RegionMatch::regionCode);
                if (region.isEmpty()) {
                    continue;
                }
                query.setString(1, each.crewCode());
                query.setLong(2, each.start().minus(NEAR).toEpochMilli());
                query.setLong(3, each.start().plus(NEAR).toEpochMilli());
                try (ResultSet rows = query.executeQuery()) {
                    kept.merge(
                            region.get(),
                            new PlansKept(1, rows.next() ? 1 : 0),
                            (one, other) -> new PlansKept(one.planned + other.planned, one.done + other.done));
                }
            }
        }
        return kept;
    }
}
