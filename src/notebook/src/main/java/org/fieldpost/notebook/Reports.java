package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Problem;

/** The reports this phone submitted: their rows beside the journal, which holds what they say. */
final class Reports {

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;
    private final Receipts receipts;

    Reports(NotebookFile file, Safe safe, SqliteJournal journal, Receipts receipts) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
        this.receipts = receipts;
    }

    /** Writes an observation into the journal, the pieces of its photos behind all text. */
    ReceiptCode submit(Observation observation, List<byte[]> photos) {
        if (observation.circumstances().handling() == Handling.H4) {
            throw Problem.of("submit.sealed").asException();
        }
        return file.transaction(db -> {
            Bytes body = BodyCodec.encode(new Body.ObservationRevision(
                    Optional.empty(),
                    observation,
                    photos.stream().map(PhotoRef::of).toList()));
            long number = journal.append(Body.ObservationRevision.KIND, body, priority(observation));
            photos.forEach(this::append);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO report (generation, number, latest_generation, latest) VALUES (?1, ?2, ?1, ?2)
                    """)) {
                insert.setInt(1, journal.generation());
                insert.setLong(2, number);
                insert.executeUpdate();
            }
            return receipts.of(journal.generation(), number);
        });
    }

    private void append(byte[] photo) {
        for (Body.PhotoChunk chunk : PhotoRef.cut(photo)) {
            journal.append(Body.PhotoChunk.KIND, BodyCodec.encode(chunk), Priority.PHOTO);
        }
    }

    private static Priority priority(Observation observation) {
        return observation.circumstances().flash() ? Priority.FLASH : Priority.USUAL;
    }

    /**
     * Submits a later revision of a report of this notebook; the earlier ones stay as they are, and so do its photos.
     *
     * @param more photos to be added
     * @throws org.fieldpost.model.words.ProblemException when this notebook has no such report, it was taken back, or what
     *     it says has left this phone
     */
    void revise(ReceiptCode receipt, Observation observation, List<byte[]> more) {
        if (observation.circumstances().handling() == Handling.H4) {
            throw Problem.of("submit.sealed").asException();
        }
        file.transaction(db -> {
            Open report = open(db, receipt);
            List<PhotoRef> photos = new ArrayList<>(report.readable(receipt).photos());
            more.forEach(photo -> photos.add(PhotoRef.of(photo)));
            long number = journal.append(
                    Body.ObservationRevision.KIND,
                    BodyCodec.encode(new Body.ObservationRevision(Optional.of(report.base), observation, photos)),
                    priority(observation));
            more.forEach(this::append);
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE report SET latest_generation = ?, latest = ? WHERE generation = ? AND number = ?
                    """)) {
                update.setInt(1, journal.generation());
                update.setLong(2, number);
                update.setInt(3, receipt.generation());
                update.setLong(4, receipt.number());
                return update.executeUpdate();
            }
        });
    }

    /** As an officer corrects: whose patrol saw it does not change with when it is corrected. */
    void correct(ReceiptCode receipt, Observation observation, List<byte[]> more) {
        file.transaction(db -> {
            Optional<PatrolKey> patrol = open(db, receipt)
                    .readable(receipt)
                    .observation()
                    .circumstances()
                    .patrol();
            revise(receipt, on(patrol, observation), more);
            return receipt;
        });
    }

    private static Observation on(Optional<PatrolKey> patrol, Observation observation) {
        Circumstances c = observation.circumstances();
        var circumstances = new Circumstances(
                patrol,
                c.position(),
                c.knownPoint(),
                c.region(),
                c.observedAt(),
                c.clock(),
                c.recordedAt(),
                c.handling(),
                c.flash(),
                c.note(),
                c.officerCoding());
        return Observation.of(observation.kind(), circumstances, observation.answers());
    }

    /** A report that can still be changed: its first entry as revisions name it, and what it says now, unless that has gone. */
    private record Open(Body.Base base, Optional<Body.ObservationRevision> latest) {

        Body.ObservationRevision readable(ReceiptCode receipt) {
            return latest.orElseThrow(
                    () -> Problem.of("revise.gone", receipt.spoken()).asException());
        }
    }

    private Open open(Connection db, ReceiptCode receipt) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT latest_generation, latest, retraction_reason IS NOT NULL OR coalesce(ruling IN ('RETRACTED', 'MERGED'), 0) AS closed
                FROM report WHERE generation = ? AND number = ?
                """)) {
            query.setInt(1, receipt.generation());
            query.setLong(2, receipt.number());
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw Problem.of("revise.unknown", receipt.spoken()).asException();
                }
                if (rows.getBoolean("closed")) {
                    throw Problem.of("revise.closed", receipt.spoken()).asException();
                }
                return new Open(
                        journal.base(receipt.generation(), receipt.number()).orElseThrow(),
                        journal.find(rows.getInt("latest_generation"), rows.getLong("latest"))
                                .map(entry -> (Body.ObservationRevision) BodyCodec.decode(entry)));
            }
        }
    }

    /** Takes a report back; its revisions stay. */
    void retract(ReceiptCode receipt, RetractionReason reason) {
        file.transaction(db -> {
            // what could harm somebody goes before everything else
            Priority priority = reason == RetractionReason.SAFETY ? Priority.FLASH : Priority.USUAL;
            long number = journal.append(
                    Body.Retraction.KIND,
                    BodyCodec.encode(new Body.Retraction(open(db, receipt).base, reason)),
                    priority);
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE report SET retraction_reason = ?, retraction_generation = ?, retraction = ?
                    WHERE generation = ? AND number = ?
                    """)) {
                update.setString(1, reason.name());
                update.setInt(2, journal.generation());
                update.setLong(3, number);
                update.setInt(4, receipt.generation());
                update.setLong(5, receipt.number());
                return update.executeUpdate();
            }
        });
    }

    /** Submitted reports that can still be read here, newest first. */
    List<Report> newest(int most) {
        return file.transaction(db -> {
            List<Report> reports = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT r.generation, r.number, r.latest_generation, r.latest, r.review_state, r.region_locked, r.ruling,
                           r.retraction_reason, e.acknowledged_epoch IS NOT NULL AS delivered
                    FROM report r
                    JOIN journal_entry e ON e.generation = r.latest_generation AND e.number = r.latest AND e.gone = 0
                    ORDER BY r.generation DESC, r.number DESC LIMIT ?
                    """);
                    PreparedStatement latest = db.prepareStatement(SqliteJournal.ENTRY)) {
                query.setInt(1, most);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        int generation = rows.getInt("generation");
                        Body body = BodyCodec.decode(
                                journal.entry(latest, rows.getInt("latest_generation"), rows.getLong("latest")));
                        reports.add(new Report(
                                receipts.of(generation, rows.getLong("number")),
                                ((Body.ObservationRevision) body).observation(),
                                state(rows),
                                ReportLines.region(
                                        safe, generation, rows.getLong("number"), rows.getBytes("region_locked"))));
                    }
                }
            }
            return reports;
        });
    }

    /** Taken back before anything else; then what a person decided of what the server holds. */
    static Report.State state(ResultSet row) throws SQLException {
        String ruling = row.getString("ruling");
        if (row.getString("retraction_reason") != null || "RETRACTED".equals(ruling)) {
            return Report.State.RETRACTED;
        }
        if (!row.getBoolean("delivered")) {
            return Report.State.WAITING;
        }
        String said = ruling == null ? row.getString("review_state") : ruling;
        return said == null ? Report.State.DELIVERED : Report.State.valueOf(said);
    }
}
