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

    private final Database database;

    Queue(Database database) {
        this.database = database;
    }

    /** Why a report needs somebody; the order is that of urgency within equals. */
    public enum Need {
        /** Nobody has decided. */
        NEW,
        /** It was corrected after it was graded. */
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
            try (PreparedStatement query = db.prepareStatement(NEEDS.formatted(sight.ofReports("o")) + """
                    WHERE need IS NOT NULL AND (need = 'ASKED') = ? AND (? = '' OR region_code = ?) AND (? = '' OR kind = ?)
                    ORDER BY flash DESC, received_at, receipt LIMIT ?
                    """)) {
                int next = sight.bind(query, 1);
                String region = filter.region.orElse("");
                String kind = filter.kind.map(Kind::name).orElse("");
                query.setBoolean(next++, filter.asked);
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
                                Instant.ofEpochMilli(rows.getLong("received_at"))));
                    }
                }
            }
            return lines;
        });
    }

    /** Why this report needs somebody, if it does. */
    Optional<Need> need(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(
                    NEEDS.formatted(sight.ofReports("o")) + "WHERE need IS NOT NULL AND receipt = ?")) {
                query.setString(sight.bind(query, 1), receipt);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(Need.valueOf(rows.getString("need"))) : Optional.empty();
                }
            }
        });
    }

    private static final String NEEDS = """
            SELECT * FROM (
            SELECT o.receipt, o.kind, o.region_code, o.flash, o.observed_at, o.received_at,
                   CASE WHEN o.open_question AND coalesce(o.outcome, 'REOPENED') = 'REOPENED' THEN 'ASKED'
                        WHEN o.answers > coalesce(o.answers_seen, 0) THEN 'ANSWERED'
                        WHEN o.outcome = 'RETRACTED' THEN NULL
                        WHEN o.outcome = 'MERGED' THEN
                            CASE WHEN EXISTS (SELECT 1 FROM counted_observation c WHERE c.receipt = o.into_receipt)
                                   OR EXISTS (SELECT 1 FROM newest_ruling further
                                              WHERE further.receipt = o.into_receipt AND further.outcome = 'MERGED')
                                 THEN NULL ELSE 'ALONE' END
                        WHEN o.outcome = 'GRADED' THEN
                            CASE WHEN o.of_generation <> o.latest_generation OR o.of_number <> o.latest
                                 THEN 'CHANGED' ELSE NULL END
                        ELSE 'NEW' END AS need
            FROM (
                SELECT o.*, r.outcome, r.into_receipt, r.of_generation, r.of_number, r.answers_seen,
                       (SELECT count(*) FROM answer a WHERE a.enrolment_id = o.enrolment_id
                           AND a.base_generation = o.generation AND a.base = o.base) AS answers,
                       EXISTS (SELECT 1 FROM question q WHERE q.receipt = o.receipt
                                 AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.question = q.id)
                                 AND NOT EXISTS (SELECT 1 FROM question later WHERE later.receipt = q.receipt
                                                   AND (later.asked_at, later.id) > (q.asked_at, q.id)))
                           AS open_question
                FROM observation o LEFT JOIN newest_ruling r ON r.receipt = o.receipt
                WHERE %s AND NOT EXISTS (SELECT 1 FROM entry gone
                          WHERE gone.enrolment_id = o.enrolment_id AND gone.generation = o.latest_generation
                            AND gone.number = o.latest AND gone.gone_at IS NOT NULL)
                      AND NOT EXISTS (SELECT 1 FROM retraction t
                          WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                            AND (o.base_digest IS NULL OR t.base_digest = o.base_digest))) o) o
            """;
}
