package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.words.Problem;

/** Supervisors' questions and the officer's answers; a question is answered once. */
final class Questions {

    private static final String ASKED = """
            SELECT q.id, q.generation, q.number, q.locked, q.begun_locked, q.answer_generation, q.answer,
                   e.acknowledged_epoch IS NOT NULL AS delivered
            FROM question q
            LEFT JOIN journal_entry e ON e.generation = q.answer_generation AND e.number = q.answer
            """;

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;
    private final Receipts receipts;

    Questions(NotebookFile file, Safe safe, SqliteJournal journal, Receipts receipts) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
        this.receipts = receipts;
    }

    private static String record(long id) {
        return "question/" + id;
    }

    /** Keeps a question, in the transaction that stores its entry; one that comes again changes nothing. */
    void keep(Connection db, Body.Question question) throws SQLException {
        Body.Base report = question.report();
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO question (id, here, generation, number, asked_at, locked) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
            insert.setLong(1, question.asked().id());
            insert.setBoolean(2, journal.wrote(report));
            insert.setInt(3, report.generation());
            insert.setLong(4, report.number());
            insert.setLong(5, question.asked().at().getEpochSecond());
            insert.setBytes(
                    6,
                    safe.lock(
                            record(question.asked().id()),
                            BodyCodec.encode(question).toArray()));
            insert.executeUpdate();
        }
    }

    /** Questions without an answer, the last asked first. */
    List<AskedOfReport> open() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement(
                    ASKED + "WHERE q.answer IS NULL AND q.locked <> x'' ORDER BY q.asked_at DESC, q.id")) {
                return all(query);
            }
        });
    }

    /** What was asked of a report, the last asked first. */
    List<AskedOfReport> of(ReceiptCode receipt) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement(ASKED
                    + "WHERE q.generation = ? AND q.number = ? AND q.locked <> x'' ORDER BY q.asked_at DESC, q.id")) {
                query.setInt(1, receipt.generation());
                query.setLong(2, receipt.number());
                return all(query);
            }
        });
    }

    private List<AskedOfReport> all(PreparedStatement query) throws SQLException {
        List<AskedOfReport> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Optional<AskedOfReport.Given> given = rows.getObject("answer") == null
                        ? Optional.empty()
                        : Optional.of(given(
                                rows.getInt("answer_generation"),
                                rows.getLong("answer"),
                                rows.getBoolean("delivered")));
                all.add(new AskedOfReport(
                        receipts.of(rows.getInt("generation"), rows.getLong("number")),
                        question(rows.getLong("id"), rows.getBytes("locked")).asked(),
                        begun(rows.getLong("id"), rows.getBytes("begun_locked")),
                        given));
            }
        }
        return all;
    }

    private String begun(long id, byte[] locked) {
        return locked == null ? "" : new String(safe.open(begunRecord(id), locked), StandardCharsets.UTF_8);
    }

    /** Keeps an answer as far as it is written; called at every change. */
    void begin(long id, String text) {
        file.transaction(db -> {
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE question SET begun_locked = ? WHERE id = ? AND answer IS NULL")) {
                update.setBytes(1, safe.lock(begunRecord(id), text.getBytes(StandardCharsets.UTF_8)));
                update.setLong(2, id);
                return update.executeUpdate();
            }
        });
    }

    /** The answer has gone, and the words of its question go with it; that it was asked and answered stays known. */
    static void forget(Connection db, int generation, long answer) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE question SET locked = x'', begun_locked = NULL WHERE answer_generation = ? AND answer = ?")) {
            update.setInt(1, generation);
            update.setLong(2, answer);
            update.executeUpdate();
        }
    }

    private static String begunRecord(long id) {
        return record(id) + "/begun";
    }

    private Body.Question question(long id, byte[] locked) {
        return (Body.Question)
                BodyCodec.decode(new Entry(1, Body.Question.KIND, Bytes.of(safe.open(record(id), locked))));
    }

    private AskedOfReport.Given given(int generation, long number, boolean delivered) {
        var answer = (Body.Answer) BodyCodec.decode(journal.entry(generation, number));
        return new AskedOfReport.Given(answer.answered(), delivered);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it was never asked, or answered before */
    void answer(Answered answered) {
        file.transaction(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT id, locked, answer FROM question WHERE id = ?")) {
                query.setLong(1, answered.question());
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw Problem.of("answer.unknown").asException();
                    }
                    if (rows.getObject("answer") != null) {
                        throw Problem.of("answer.twice").asException();
                    }
                    write(
                            db,
                            question(answered.question(), rows.getBytes("locked"))
                                    .report(),
                            answered);
                }
            }
            return answered;
        });
    }

    private void write(Connection db, Body.Base report, Answered answered) throws SQLException {
        long number =
                journal.append(Body.Answer.KIND, BodyCodec.encode(new Body.Answer(report, answered)), Priority.USUAL);
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE question SET answer_generation = ?, answer = ?, begun_locked = NULL WHERE id = ?")) {
            update.setInt(1, journal.generation());
            update.setLong(2, number);
            update.setLong(3, answered.question());
            update.executeUpdate();
        }
    }
}
