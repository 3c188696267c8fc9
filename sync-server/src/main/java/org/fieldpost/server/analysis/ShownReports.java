package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.access.Sight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads reports as pages show them, by their receipts; those whose content was let go are left out. */
final class ShownReports {

    private static final Logger LOG = LoggerFactory.getLogger(ShownReports.class);

    private static final String SHOWN = """
            SELECT o.receipt, o.region_code, o.region_method, o.received_at, o.behind_s, o.time_uncertain, o.handling, r.outcome, r.grade, r.into_receipt,
                   CASE WHEN r.of_generation <> o.latest_generation OR r.of_number <> o.latest THEN 1 ELSE 0 END AS changed,
                   1 + (SELECT count(*) FROM revision v
                        WHERE v.enrolment_id = o.enrolment_id AND v.base_generation = o.generation AND v.base = o.base
                          AND (v.base_digest IS NULL OR o.base_digest IS NULL OR v.base_digest = o.base_digest))
                       AS revisions,
                   (SELECT t.reason FROM retraction t
                    WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                      AND (o.base_digest IS NULL OR t.base_digest = o.base_digest)
                    ORDER BY t.generation DESC, t.number DESC LIMIT 1) AS retracted,
                   e.number AS entry_number, e.kind AS entry_kind, e.body
            FROM observation o
            JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation AND e.number = o.latest
            LEFT JOIN newest_ruling r ON r.receipt = o.receipt
            WHERE e.gone_at IS NULL AND\s""";

    private ShownReports() {}

    static Optional<ShownReport> find(Connection db, Sight sight, String receipt) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(SHOWN + sight.ofReports("o") + " AND o.receipt = ?")) {
            query.setString(sight.bind(query, 1), receipt);
            return all(query, CountedInterfaces.of(db, List.of(receipt))).stream()
                    .findFirst();
        }
    }

    /** In the order of the receipts, at most some hundreds. */
    static List<ShownReport> of(Connection db, List<String> receipts) throws SQLException {
        if (receipts.isEmpty()) {
            return List.of();
        }
        Map<String, ShownReport> byReceipt = new HashMap<>();
        try (PreparedStatement query =
                db.prepareStatement(SHOWN + "o.receipt IN (?" + ", ?".repeat(receipts.size() - 1) + ")")) {
            for (int i = 0; i < receipts.size(); i++) {
                query.setString(i + 1, receipts.get(i));
            }
            all(query, CountedInterfaces.of(db, receipts)).forEach(each -> byReceipt.put(each.receipt(), each));
        }
        return receipts.stream().map(byReceipt::get).filter(Objects::nonNull).toList();
    }

    private static List<ShownReport> all(PreparedStatement query, Map<String, List<NexusInterface>> interfaces)
            throws SQLException {
        List<ShownReport> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                one(rows, interfaces).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<ShownReport> one(ResultSet row, Map<String, List<NexusInterface>> interfaces)
            throws SQLException {
        Entry entry = new Entry(row.getLong("entry_number"), row.getInt("entry_kind"), Bytes.of(row.getBytes("body")));
        if (!(BodyCodec.decode(entry) instanceof Body.ObservationRevision said)) {
            LOG.warn("an entry that is counted as a report cannot be read, and no page shows it");
            return Optional.empty();
        }
        String region = row.getString("region_code");
        return Optional.of(new ShownReport(
                row.getString("receipt"),
                said.observation().later(Duration.ofSeconds(row.getLong("behind_s"))),
                new ShownReport.Clock(Duration.ofSeconds(row.getLong("behind_s")), !row.getBoolean("time_uncertain")),
                region == null
                        ? Optional.empty()
                        : Optional.of(
                                new RegionMatch(region, RegionMatch.Method.valueOf(row.getString("region_method")))),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Handling.valueOf(row.getString("handling")),
                interfaces.getOrDefault(row.getString("receipt"), List.of()),
                row.getInt("revisions"),
                Optional.ofNullable(row.getString("retracted")).map(RetractionReason::valueOf),
                ShownReport.ruling(row),
                row.getInt("changed") == 1));
    }
}
