package org.fieldpost.server.exercise;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.exercise.Answer;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.server.storage.Database;

/** What players of a run answered, as far as it is in. */
final class AnswersRead {

    private final Database database;

    AnswersRead(Database database) {
        this.database = database;
    }

    /** Whose answer to which giving. */
    record To(long situation, EnrolmentId phone) {}

    /**
     * An answer.
     *
     * @param answer as it is scored; empty while the report it names is not in
     * @param receipt of the report it names, if it is one
     * @param grade that the report was given last
     */
    record In(
            Reply reply,
            Instant receivedAt,
            Optional<Answer> answer,
            Optional<ReceiptCode> receipt,
            Optional<Grade> grade) {}

    Map<To, In> of(Run run) {
        return database.read(db -> {
            Map<To, In> all = new HashMap<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT y.situation, y.enrolment_id, y.how, y.replied_at, y.received_at, y.names_generation, y.names_number,
                           e.kind, e.body, p.code,
                           (SELECT g.grade FROM observation o JOIN ruling g ON g.receipt = o.receipt
                            WHERE o.enrolment_id = y.enrolment_id AND o.generation = y.names_generation
                              AND o.base = y.names_number
                            ORDER BY g.at DESC LIMIT 1) AS grade
                    FROM run_reply y
                    JOIN run_situation s ON s.id = y.situation
                    JOIN enrolment p ON p.id = y.enrolment_id
                    LEFT JOIN entry e ON e.enrolment_id = y.enrolment_id AND e.generation = y.names_generation
                        AND e.number = y.names_number AND e.gone_at IS NULL
                    WHERE s.run = ?
                    """)) {
                query.setLong(1, run.id());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        var to = new To(rows.getLong(1), EnrolmentId.parse(rows.getString(2)));
                        Optional<Run.Given> given = run.given(to.situation);
                        if (given.isPresent()) {
                            all.put(to, read(rows, given.get().situation()));
                        }
                    }
                }
            }
            return all;
        });
    }

    private static In read(ResultSet row, Situation situation) throws SQLException {
        var reply =
                new Reply(situation.id(), Reply.How.valueOf(row.getString(3)), Instant.ofEpochMilli(row.getLong(4)));
        Optional<Body> said = Optional.ofNullable(row.getBytes(9)).map(body -> decoded(row, body));
        boolean reported = reply.how() == Reply.How.REPORTED;
        return new In(
                reply,
                Instant.ofEpochMilli(row.getLong(5)),
                answer(reply, situation, said),
                reported
                        ? Optional.of(new ReceiptCode(true, row.getString(10), row.getInt(6), row.getLong(7)))
                        : Optional.empty(),
                Optional.ofNullable(row.getString(11)).map(Grade::parse));
    }

    private static Body decoded(ResultSet row, byte[] body) {
        try {
            return BodyCodec.decode(new Entry(1, row.getInt(8), Bytes.of(body)));
        } catch (SQLException e) {
            throw new IllegalStateException("the kind of an entry cannot be read", e);
        }
    }

    private static Optional<Answer> answer(Reply reply, Situation situation, Optional<Body> said) {
        return switch (reply.how()) {
            case NOTHING -> Optional.of(new Answer.None());
            case SEALED -> Optional.of(Played.sealed(situation, reply.at()));
            case REPORTED ->
                said.filter(Body.ObservationRevision.class::isInstance)
                        .map(Body.ObservationRevision.class::cast)
                        .map(report -> Played.reported(
                                situation, report.observation(), report.photos().size(), reply.at()));
            case NIL ->
                said.filter(Body.Nil.class::isInstance)
                        .map(Body.Nil.class::cast)
                        .map(nil -> Played.sawNothing(situation, nil.report(), reply.at()));
        };
    }
}
