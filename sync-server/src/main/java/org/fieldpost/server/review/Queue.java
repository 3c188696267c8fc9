package org.fieldpost.server.review;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.Kind;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** The reports that need a supervisor's decision: flash first, then the oldest. */
public final class Queue {

    static final int MOST = 200;

    /** Beyond so many a page says no more than that there are as many. */
    static final int MOST_COUNTED = 1_000;

    static final String LISTED = """
            SELECT w.receipt, w.need, w.flash, w.received_at, o.kind, o.region_code, o.observed_at, o.time_uncertain
            FROM awaiting_review w JOIN observation o ON o.receipt = w.receipt
            WHERE w.asked = ? AND %s AND (? = '' OR w.region_code = ?) AND (? = '' OR o.kind = ?)
            ORDER BY w.flash DESC, w.received_at, w.receipt LIMIT ?
            """;

    static final String COUNTED = """
            SELECT count(*) FROM (SELECT 1 FROM awaiting_review w WHERE w.asked = ? AND %s LIMIT ?) those
            """;

    private final Database database;

    Queue(Database database) {
        this.database = database;
    }

    /** Why a report needs somebody; the order is that of urgency within equals. */
    public enum Need {
        /** Nobody has decided. */
        NEW,
        /** It was corrected after it was decided about. */
        CHANGED,
        /** Its author answered after the last decision. */
        ANSWERED,
        /** It is merged into a report that was then taken back, so that neither counts. */
        ALONE,
        /** Its author has been asked and has not answered: nothing to do yet. */
        ASKED
    }

    /** One report in the queue. */
    public record Line(
            String receipt,
            Need need,
            Kind kind,
            Optional<String> regionCode,
            boolean flash,
            Instant observedAt,
            boolean timeUncertain,
            Instant receivedAt) {}

    /**
     * What to list.
     *
     * @param asked those whose authors are asked, instead of those that need a decision
     */
    record Filter(Optional<String> region, Optional<Kind> kind, boolean asked) {}

    /** At most {@link #MOST} of them. */
    List<Line> list(Sight sight, Filter filter) {
        return database.read(db -> {
            List<Line> lines = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(LISTED.formatted(sight.ofReports("o")))) {
                query.setBoolean(1, filter.asked);
                int next = sight.bind(query, 2);
                String region = filter.region.orElse("");
                String kind = filter.kind.map(Kind::name).orElse("");
                query.setString(next++, region);
                query.setString(next++, region);
                query.setString(next++, kind);
                query.setString(next++, kind);
                query.setInt(next, MOST);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        lines.add(new Line(
                                rows.getString("receipt"),
                                Need.valueOf(rows.getString("need")),
                                Kind.valueOf(rows.getString("kind")),
                                Optional.ofNullable(rows.getString("region_code")),
                                rows.getBoolean("flash"),
                                Instant.ofEpochMilli(rows.getLong("observed_at")),
                                rows.getBoolean("time_uncertain"),
                                Instant.ofEpochMilli(rows.getLong("received_at"))));
                    }
                }
            }
            return lines;
        });
    }

    /** How many need a decision of whoever has this sight, at most {@link #MOST_COUNTED}. */
    int waiting(Sight sight) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(COUNTED.formatted(sight.ofPlaces("w")))) {
                query.setBoolean(1, false);
                query.setInt(sight.bindPlaces(query, 2), MOST_COUNTED);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    /** Why this report needs somebody, if it does. */
    Optional<Need> need(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT w.need FROM awaiting_review w JOIN observation o ON o.receipt = w.receipt
                    WHERE w.receipt = ? AND\s""" + sight.ofReports("o"))) {
                query.setString(1, receipt);
                sight.bind(query, 2);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(Need.valueOf(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }
}
