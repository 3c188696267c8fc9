package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Problem;

/** The reports this phone submitted: their rows beside the journal, which holds what they say. */
final class Reports {

    /** Names a report. */
    interface Receipts {
        ReceiptCode of(int generation, long number);
    }

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
     * Submits a later revision of a report of this notebook; the earlier ones stay as they are.
     *
     * @throws org.fieldpost.model.words.ProblemException when this notebook has no such report
     */
    void revise(ReceiptCode receipt, Observation observation) {
        if (observation.circumstances().handling() == Handling.H4) {
            throw Problem.of("submit.sealed").asException();
        }
        file.transaction(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT 1 FROM report WHERE generation = ? AND number = ?")) {
                query.setInt(1, receipt.generation());
                query.setLong(2, receipt.number());
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw Problem.of("revise.unknown", receipt.spoken()).asException();
                    }
                }
            }
            Entry first = journal.entry(receipt.generation(), receipt.number());
            var before = (Body.ObservationRevision) BodyCodec.decode(first);
            long number = journal.append(
                    Body.ObservationRevision.KIND,
                    BodyCodec.encode(new Body.ObservationRevision(
                            Optional.of(Body.Base.of(receipt.generation(), receipt.number(), first.body())),
                            observation,
                            before.photos())),
                    priority(observation));
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

    /** Submitted reports, newest first. */
    List<Report> newest(int most) {
        return file.transaction(db -> {
            List<Report> reports = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT r.generation, r.number, r.latest_generation, r.latest, r.review_state, r.region_locked,
                           e.acknowledged_epoch IS NOT NULL AS delivered
                    FROM report r
                    JOIN journal_entry e ON e.generation = r.latest_generation AND e.number = r.latest
                    ORDER BY r.generation DESC, r.number DESC LIMIT ?
                    """)) {
                query.setInt(1, most);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        int generation = rows.getInt("generation");
                        Body body = BodyCodec.decode(
                                journal.entry(rows.getInt("latest_generation"), rows.getLong("latest")));
                        reports.add(new Report(
                                receipts.of(generation, rows.getLong("number")),
                                ((Body.ObservationRevision) body).observation(),
                                state(rows.getBoolean("delivered"), rows.getString("review_state")),
                                region(generation, rows.getLong("number"), rows.getBytes("region_locked"))));
                    }
                }
            }
            return reports;
        });
    }

    private Optional<String> region(int generation, long number, byte[] locked) {
        return Optional.ofNullable(locked)
                .map(bytes ->
                        new String(safe.open(Told.regionRecord(generation, number), bytes), StandardCharsets.US_ASCII));
    }

    private static Report.State state(boolean delivered, String reviewState) {
        if (!delivered) {
            return Report.State.WAITING;
        }
        return reviewState == null ? Report.State.DELIVERED : Report.State.valueOf(reviewState);
    }
}
