package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;

/**
 * Reports as lines. How each stands is read anew by one query at each visit; what a revision says never changes, so it is
 * opened and decoded once for as long as the notebook is open.
 */
final class ReportLines {

    private static final String STANDING = """
            SELECT r.generation, r.number, r.latest_generation, r.latest, r.review_state, r.region_locked, r.ruling,
                   r.ruling_locked, r.retraction_reason, e.gone, r.gone_locked,
                   -- one that was given up lies at the server, set aside
                   e.acknowledged_epoch IS NOT NULL OR e.moved_generation IS NOT NULL AS delivered,
                   r.retraction IS NOT NULL AND t.acknowledged_epoch IS NULL AS retraction_waits,
                   (SELECT count(*) FROM question q
                    WHERE q.here = 1 AND q.generation = r.generation AND q.number = r.number AND q.answer IS NULL)
                       AS open_questions
            FROM report r
            JOIN journal_entry e ON e.generation = r.latest_generation AND e.number = r.latest
            LEFT JOIN journal_entry t ON t.generation = r.retraction_generation AND t.number = r.retraction
            """;

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;
    private final Receipts receipts;

    /** By generation and number of the revision's entry. Guarded by the file's transaction. */
    private final Map<Place, ReportLine.Gist> gists = new HashMap<>();

    private record Place(int generation, long number) {}

    ReportLines(NotebookFile file, Safe safe, SqliteJournal journal, Receipts receipts) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
        this.receipts = receipts;
    }

    /** After a wipe, and when content has gone. */
    void forget() {
        file.transaction(db -> {
            gists.clear();
            return 0;
        });
    }

    List<ReportLine> all() {
        return file.transaction(db -> {
            decodeWhatIsNew(db);
            List<ReportLine> lines = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                            STANDING + "ORDER BY e.priority <> 0, r.generation DESC, r.number DESC");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var latest = new Place(rows.getInt("latest_generation"), rows.getLong("latest"));
                    lines.add(new ReportLine(
                            receipts.of(rows.getInt("generation"), rows.getLong("number")),
                            rows.getBoolean("gone") ? Optional.empty() : Optional.of(gists.get(latest)),
                            gone(rows),
                            standing(rows)));
                }
            }
            return lines;
        });
    }

    private void decodeWhatIsNew(Connection db) throws SQLException {
        List<Place> fresh = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT latest_generation, latest FROM report
                        JOIN journal_entry e ON e.generation = latest_generation AND e.number = latest
                        WHERE e.gone = 0
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                var place = new Place(rows.getInt(1), rows.getLong(2));
                if (!gists.containsKey(place)) {
                    fresh.add(place);
                }
            }
        }
        try (PreparedStatement query = db.prepareStatement(SqliteJournal.ENTRY)) {
            for (Place place : fresh) {
                Entry entry = journal.entry(query, place.generation, place.number);
                gists.put(place, ReportLine.Gist.of(revision(entry).observation()));
            }
        }
    }

    private static Body.ObservationRevision revision(Entry entry) {
        return (Body.ObservationRevision) BodyCodec.decode(entry);
    }

    Optional<ReportLife> life(ReceiptCode receipt, Questions questions) {
        return file.transaction(db -> {
            List<AskedOfReport> asked = questions.of(receipt);
            try (PreparedStatement query = db.prepareStatement(STANDING + "WHERE r.generation = ? AND r.number = ?")) {
                query.setInt(1, receipt.generation());
                query.setLong(2, receipt.number());
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        return Optional.of(new ReportLife(
                                receipt, Optional.of(standing(rows)), gone(rows), revisions(db, receipt), asked));
                    }
                }
            }
            return asked.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ReportLife(receipt, Optional.empty(), Optional.empty(), List.of(), asked));
        });
    }

    /** The first report and the later revisions that name it, wherever they stand, as far as they can be read here. */
    private List<ReportLife.Revision> revisions(Connection db, ReceiptCode receipt) throws SQLException {
        List<ReportLife.Revision> revisions = new ArrayList<>();
        Optional<Body.Base> base = journal.base(receipt.generation(), receipt.number());
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number, acknowledged_epoch IS NOT NULL FROM journal_entry
                WHERE kind = 1 AND gone = 0 AND (generation, number) >= (?, ?)
                  AND (generation, number) <= (SELECT latest_generation, latest FROM report
                                               WHERE generation = ?1 AND number = ?2)
                ORDER BY generation, number
                """)) {
            query.setInt(1, receipt.generation());
            query.setLong(2, receipt.number());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = journal.entry(rows.getInt(1), rows.getLong(2));
                    Body.ObservationRevision said = revision(entry);
                    boolean first = rows.getInt(1) == receipt.generation() && entry.number() == receipt.number();
                    if (!first && !said.revises().equals(base)) {
                        continue;
                    }
                    revisions.add(new ReportLife.Revision(
                            said.observation(), said.photos().size(), rows.getBoolean(3)));
                }
            }
        }
        return revisions;
    }

    private ReportStanding standing(ResultSet row) throws SQLException {
        int generation = row.getInt("generation");
        long number = row.getLong("number");
        String ruling = row.getString("ruling");
        String detail = detail(generation, number, row.getBytes("ruling_locked"));
        String reason = row.getString("retraction_reason");
        return new ReportStanding(
                Reports.state(row),
                region(safe, generation, number, row.getBytes("region_locked")),
                "GRADED".equals(ruling) ? Optional.of(Grade.parse(detail)) : Optional.empty(),
                "MERGED".equals(ruling) ? Optional.of(ReceiptCode.parse(detail)) : Optional.empty(),
                Optional.ofNullable(reason).map(RetractionReason::valueOf),
                row.getBoolean("retraction_waits"),
                row.getInt("latest_generation") != generation || row.getLong("latest") != number,
                row.getInt("open_questions"));
    }

    private Optional<Gone> gone(ResultSet row) throws SQLException {
        byte[] locked = row.getBytes("gone_locked");
        return row.getBoolean("gone") && locked != null
                ? Optional.of(
                        Gone.decode(safe.open(Gone.record(row.getInt("generation"), row.getLong("number")), locked)))
                : Optional.empty();
    }

    private String detail(int generation, long number, byte[] locked) {
        return locked == null
                ? ""
                : new String(safe.open(Told.rulingRecord(generation, number), locked), StandardCharsets.US_ASCII);
    }

    static Optional<String> region(Safe safe, int generation, long number, byte[] locked) {
        return Optional.ofNullable(locked)
                .map(bytes ->
                        new String(safe.open(Told.regionRecord(generation, number), bytes), StandardCharsets.US_ASCII));
    }
}
