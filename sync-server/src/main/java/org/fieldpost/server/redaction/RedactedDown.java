package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.exchange.Ranges;

/** Entries that go down and lost words: the phone holds them as they first were or as they are now, and both are held. */
public final class RedactedDown {

    private static final int MOST_SUMS = 1 << 12;

    private RedactedDown() {}

    /** Whether a range's digest may differ by this much from what was first written. */
    public static boolean explains(
            Connection db, String enrolment, long generation, Ranges.Range range, long difference) throws SQLException {
        Map<Long, Set<Long>> deltas = new TreeMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT number, delta FROM redacted_downlink
                WHERE enrolment_id = ? AND generation = ? AND number BETWEEN ? AND ?
                """)) {
            query.setString(1, enrolment);
            query.setLong(2, generation);
            query.setLong(3, range.from());
            query.setLong(4, range.to());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    deltas.computeIfAbsent(rows.getLong(1), n -> new HashSet<>())
                            .add(rows.getLong(2));
                }
            }
        }
        Set<Long> sums = new HashSet<>(Set.of(0L));
        for (Set<Long> ofOne : deltas.values()) {
            Set<Long> more = new HashSet<>(sums);
            for (long sum : sums) {
                ofOne.forEach(delta -> more.add(sum + delta));
            }
            sums = more;
            if (sums.size() > MOST_SUMS) {
                return false;
            }
        }
        return sums.contains(difference);
    }
}
