package org.fieldpost.server.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.review.Asked;
import org.fieldpost.server.analysis.AwaitingReview;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.storage.Database;

/** Questions about reports and what their authors answered; a function of the set of both, never of their order. */
public final class Questions {

    private final Database database;

    public Questions(Database database) {
        this.database = database;
    }

    /** What an officer answered, and when it came. */
    public record Answer(String text, boolean byCorrection, Instant receivedAt) {}

    /**
     * A question with its answers: usually one, more when a phone was put back in time and answered again.
     *
     * @param asked empty when the question was lost with a server that was put back
     */
    public record Shown(Optional<Asked> asked, String askedBy, List<Answer> answers) {
        public Shown {
            answers = List.copyOf(answers);
        }
    }

    /** Takes what an officer answered. */
    public void take(Reports.Source source, Body.Answer answer) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO answer (enrolment_id, generation, number, question, base_generation, base, base_digest, text,
                                        by_correction, received_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, source.enrolment().toString());
                insert.setInt(2, source.generation());
                insert.setLong(3, source.number());
                insert.setLong(4, answer.answered().question());
                insert.setInt(5, answer.report().generation());
                insert.setLong(6, answer.report().number());
                insert.setBytes(7, answer.report().digest().toArray());
                insert.setString(8, answer.answered().text());
                insert.setBoolean(9, answer.answered().byCorrection());
                insert.setLong(10, source.receivedAt().toEpochMilli());
                insert.executeUpdate();
            }
            AwaitingReview.again(
                    db,
                    source.enrolment().toString(),
                    answer.report().generation(),
                    answer.report().number());
            return 1;
        });
    }

    /** Keeps what was asked; telling the phone is the caller's, in the same transaction. */
    void keep(Reports.Named report, Asked asked, String by) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO question (id, receipt, enrolment_id, text, asked_at, asked_by) VALUES (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, asked.id());
                insert.setString(2, report.receipt());
                insert.setString(3, report.enrolment().toString());
                insert.setString(4, asked.text());
                insert.setLong(5, asked.at().toEpochMilli());
                insert.setString(6, by);
                insert.executeUpdate();
            }
            AwaitingReview.again(db, report.receipt());
            return 1;
        });
    }

    /** What was asked of a report, the last asked first; answers to lost questions behind it. */
    public List<Shown> of(Reports.Named report) {
        return database.read(db -> {
            List<Shown> shown = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT id, text, asked_at, asked_by FROM question WHERE receipt = ? ORDER BY asked_at DESC, id
                    """)) {
                query.setString(1, report.receipt());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        var asked = new Asked(
                                rows.getLong("id"),
                                rows.getString("text"),
                                Instant.ofEpochMilli(rows.getLong("asked_at")));
                        shown.add(
                                new Shown(Optional.of(asked), rows.getString("asked_by"), answers(db, report, asked)));
                    }
                }
            }
            List<Answer> lost = lost(db, report);
            if (!lost.isEmpty()) {
                shown.add(new Shown(Optional.empty(), "", lost));
            }
            return shown;
        });
    }

    private static List<Answer> answers(Connection db, Reports.Named report, Asked asked) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT text, by_correction, received_at FROM answer
                WHERE enrolment_id = ? AND base_generation = ? AND base = ? AND question = ?
                ORDER BY generation, number
                """)) {
            query.setString(1, report.enrolment().toString());
            query.setInt(2, report.base().generation());
            query.setLong(3, report.base().number());
            query.setLong(4, asked.id());
            return all(query);
        }
    }

    private static List<Answer> lost(Connection db, Reports.Named report) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT text, by_correction, received_at FROM answer a
                WHERE enrolment_id = ? AND base_generation = ? AND base = ? AND base_digest = ?
                  AND NOT EXISTS (SELECT 1 FROM question q WHERE q.id = a.question)
                ORDER BY generation, number
                """)) {
            query.setString(1, report.enrolment().toString());
            query.setInt(2, report.base().generation());
            query.setLong(3, report.base().number());
            query.setBytes(4, report.base().digest().toArray());
            return all(query);
        }
    }

    private static List<Answer> all(PreparedStatement query) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                answers.add(new Answer(
                        rows.getString("text"),
                        rows.getBoolean("by_correction"),
                        Instant.ofEpochMilli(rows.getLong("received_at"))));
            }
        }
        return answers;
    }
}
