package org.fieldpost.server.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Handling;

/**
 * Which reports a person may see. What lies outside is answered as if it were not there: in lists, counts and on its own page.
 *
 * @param regions codes of regions; empty for all of them, and then also for reports that lie in none
 * @param highest the highest handling
 */
public record Sight(Optional<Set<String>> regions, Handling highest) {

    /** For the server's own work, which shows nobody anything. */
    public static final Sight EVERYTHING = new Sight(Optional.empty(), Handling.H3);

    public static final Sight NOTHING = new Sight(Optional.of(Set.of()), Handling.H1);

    public Sight {
        regions = regions.map(codes -> Collections.unmodifiableSet(new TreeSet<>(codes)));
        if (highest == Handling.H4) {
            throw new IllegalArgumentException("sealed reports are seen by no page");
        }
    }

    /**
     * What somebody of these roles sees.
     *
     * @param regions of a supervisor; empty for all
     */
    public static Sight of(Set<Role> roles, Optional<Set<String>> regions, MissionMode mode) {
        if (roles.contains(Role.ANALYST) || (roles.contains(Role.TRAINER) && mode == MissionMode.EXERCISE)) {
            return EVERYTHING;
        }
        return roles.contains(Role.SUPERVISOR) ? new Sight(regions, Handling.H3) : NOTHING;
    }

    /** Whether a row of this region, or of none, is seen. */
    public boolean sees(Optional<String> region) {
        return regions.map(codes -> region.map(codes::contains).orElse(false)).orElse(true);
    }

    /** The SQL condition on a table with {@code region_code} and {@code handling}; {@link #bind} fills it. */
    public String ofReports(String table) {
        return "(" + table + ".handling <= ? AND " + where(table) + ")";
    }

    /** Fills the condition from this parameter on; returns the number of the next. */
    public int bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, highest.name());
        return bindPlaces(statement, from + 1);
    }

    /** As {@link #ofReports}, on a table with {@code region_code} only; {@link #bindPlaces} fills it. */
    public String ofPlaces(String table) {
        return "(" + where(table) + ")";
    }

    public int bindPlaces(PreparedStatement statement, int from) throws SQLException {
        int next = from;
        for (String code : regions.orElse(Set.of())) {
            statement.setString(next++, code);
        }
        return next;
    }

    private String where(String table) {
        if (regions.isEmpty()) {
            return "1 = 1";
        }
        int many = regions.get().size();
        return many == 0 ? "1 = 0" : table + ".region_code IN (?" + ", ?".repeat(many - 1) + ")";
    }
}
