package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.review.Grade;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** Reports whose content was let go: what is still counted of them may still be said, and nothing else is left. */
public final class LetGoReports {

    private final Database database;

    public LetGoReports(Database database) {
        this.database = database;
    }

    /**
     * What is left of one.
     *
     * @param interfaces as they count, the first first
     * @param grade of what was let go; none when it was graded before its last revision, or never
     */
    public record LetGo(
            String receipt,
            Kind kind,
            Handling handling,
            List<NexusInterface> interfaces,
            Optional<String> regionCode,
            Optional<Grade> grade,
            Instant observedAt,
            Instant receivedAt,
            Instant goneAt) {
        public LetGo {
            interfaces = List.copyOf(interfaces);
        }
    }

    /** The receipts of those whose every reading is logged. */
    static List<String> restricted(List<LetGo> letGo) {
        return letGo.stream()
                .filter(each -> each.handling.atLeast(Handling.H3))
                .map(LetGo::receipt)
                .toList();
    }

    private static final String LEFT = """
            SELECT o.receipt, o.kind, o.handling, o.region_code, o.observed_at, o.received_at, e.gone_at,
                   CASE WHEN r.of_generation = o.latest_generation AND r.of_number = o.latest THEN r.grade END AS grade
            FROM observation o
            JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation AND e.number = o.latest
            LEFT JOIN newest_ruling r ON r.receipt = o.receipt
            WHERE e.gone_at IS NOT NULL AND\s""";

    /** The report of this receipt, if its content was let go and this sight would have seen it. */
    public Optional<LetGo> find(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(LEFT + sight.ofReports("o") + " AND o.receipt = ?")) {
                query.setString(sight.bind(query, 1), receipt);
                return all(db, query).stream().findFirst();
            }
        });
    }

    /** Those of these receipts, in their order; at most some hundreds. */
    static List<LetGo> of(Connection db, List<String> receipts) throws SQLException {
        if (receipts.isEmpty()) {
            return List.of();
        }
        Map<String, LetGo> byReceipt = new HashMap<>();
        try (PreparedStatement query =
                db.prepareStatement(LEFT + "o.receipt IN (?" + ", ?".repeat(receipts.size() - 1) + ")")) {
            for (int i = 0; i < receipts.size(); i++) {
                query.setString(i + 1, receipts.get(i));
            }
            all(db, query).forEach(each -> byReceipt.put(each.receipt, each));
        }
        return receipts.stream().map(byReceipt::get).filter(Objects::nonNull).toList();
    }

    private static List<LetGo> all(Connection db, PreparedStatement query) throws SQLException {
        List<LetGo> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String receipt = rows.getString("receipt");
                all.add(new LetGo(
                        receipt,
                        Kind.valueOf(rows.getString("kind")),
                        Handling.valueOf(rows.getString("handling")),
                        CountedInterfaces.of(db, receipt),
                        Optional.ofNullable(rows.getString("region_code")),
                        Optional.ofNullable(rows.getString("grade")).map(Grade::parse),
                        Instant.ofEpochMilli(rows.getLong("observed_at")),
                        Instant.ofEpochMilli(rows.getLong("received_at")),
                        Instant.ofEpochMilli(rows.getLong("gone_at"))));
            }
        }
        return all;
    }

    static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
}
