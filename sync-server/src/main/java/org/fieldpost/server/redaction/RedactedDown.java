package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return anyOf(deltas.values(), difference).orElseGet(() -> anyStretch(List.copyOf(deltas.values()), difference));
    }

    /** Any of them as they are now, any as they were; nothing when they are too many to try. */
    private static Optional<Boolean> anyOf(Collection<Set<Long>> deltas, long difference) {
        Set<Long> sums = Set.of(0L);
        for (Set<Long> ofOne : deltas) {
            sums = with(sums, ofOne, true);
            if (sums.size() > MOST_SUMS) {
                return Optional.empty();
            }
        }
        return Optional.of(sums.contains(difference));
    }

    /** A phone that was put back holds a stretch as it is now, from where it was put back to, and the others as they were. */
    private static boolean anyStretch(List<Set<Long>> deltas, long difference) {
        for (int from = 0; from < deltas.size(); from++) {
            Set<Long> sums = Set.of(0L);
            for (Set<Long> ofOne : deltas.subList(from, deltas.size())) {
                sums = with(sums, ofOne, false);
                if (sums.contains(difference)) {
                    return true;
                }
                if (sums.size() > MOST_SUMS) {
                    break;
                }
            }
        }
        return false;
    }

    private static Set<Long> with(Set<Long> sums, Set<Long> deltas, boolean orWithout) {
        Set<Long> more = new HashSet<>(orWithout ? sums : Set.of());
        for (long sum : sums) {
            deltas.forEach(delta -> more.add(sum + delta));
        }
        return more;
    }
}
