package org.fieldpost.server.sitrep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.server.access.Sight;

/**
 * The flash reports that were received in the day before a cut-off, by their codes only.
 *
 * @param restricted how many more there are, of handling H3, of which nothing else is told
 */
public record FlashReports(List<Flash> told, long restricted) {

    /**
     * One of them.
     *
     * @param observedAt nothing where nobody knows
     */
    public record Flash(
            String receipt, Kind kind, Optional<String> region, Optional<Instant> observedAt, Optional<String> grade) {}

    public FlashReports {
        told = List.copyOf(told);
    }

    static FlashReports of(Connection db, Sight sight, CutOff cutOff) throws SQLException {
        List<Flash> told = new ArrayList<>();
        long restricted = 0;
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.receipt, o.kind, o.region_code, o.observed_at, o.handling,
                       CASE WHEN o.graded THEN (SELECT g.grade FROM newest_ruling g WHERE g.receipt = o.receipt) END,
                       o.time_uncertain
                FROM counted_observation o
                WHERE o.flash AND o.received_at > ? AND o.received_at <= ? AND\s""" + sight.ofReports("o") + """

                ORDER BY o.observed_at, o.receipt
                """)) {
            query.setLong(1, cutOff.from().toEpochMilli());
            query.setLong(2, cutOff.at().toEpochMilli());
            sight.bind(query, 3);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (Handling.valueOf(rows.getString(5)).atLeast(Handling.H3)) {
                        restricted++;
                        continue;
                    }
                    told.add(new Flash(
                            rows.getString(1),
                            Kind.valueOf(rows.getString(2)),
                            Optional.ofNullable(rows.getString(3)),
                            rows.getBoolean(7) ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.getLong(4))),
                            Optional.ofNullable(rows.getString(6))));
                }
            }
        }
        return new FlashReports(told, restricted);
    }
}
