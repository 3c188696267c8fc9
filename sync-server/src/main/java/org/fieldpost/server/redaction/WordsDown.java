package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.review.Asked;
import org.fieldpost.server.storage.Database;

/** Words that went down to phones and are let go: questions that are here no more, and tasks that are long over. */
public final class WordsDown {

    private static final String NO_WORDS = "-";

    private WordsDown() {}

    /**
     * A phone in each transaction: others write meanwhile. A phone may hold either, before and after, and acknowledges both.
     *
     * @param before tasks that were sent and due before are over
     * @return how many entries lost their words
     */
    public static long letGo(Database database, Instant before) {
        long changed = 0;
        for (String enrolment : database.read(Copies::enrolments)) {
            changed += database.read(db -> old(db, enrolment, before)).isEmpty()
                    ? 0
                    : database.write(db -> letGo(db, enrolment, before));
        }
        return changed;
    }

    private static long letGo(Connection db, String enrolment, Instant before) throws SQLException {
        Map<Copy.OfEntry, Bytes> old = old(db, enrolment, before);
        for (Map.Entry<Copy.OfEntry, Bytes> each : old.entrySet()) {
            each.getKey().becomes(db, each.getValue());
            handedDown(db, each.getKey(), each.getValue());
        }
        return old.size();
    }

    /** What is to go, with what stays of it. */
    private static Map<Copy.OfEntry, Bytes> old(Connection db, String enrolment, Instant before) throws SQLException {
        Map<Copy.OfEntry, Bytes> old = new LinkedHashMap<>();
        for (Copy.OfEntry down : Copies.wordsDown(db, enrolment)) {
            without(db, down, before).ifPresent(left -> old.put(down, BodyCodec.encode(left)));
        }
        return old;
    }

    private static Optional<Body> without(Connection db, Copy.OfEntry down, Instant before) throws SQLException {
        Body said = down.said();
        if (said instanceof Body.Question question
                && !question.asked().text().equals(NO_WORDS)
                && !has(
                        db,
                        "SELECT count(*) FROM question WHERE id = ?",
                        query -> query.setLong(1, question.asked().id()))) {
            return Optional.of(new Body.Question(
                    question.report(),
                    new Asked(question.asked().id(), NO_WORDS, question.asked().at())));
        }
        if (said instanceof Body.Tasked tasked
                && !tasked.task().text().equals(NO_WORDS)
                && tasked.task().due().isBefore(LocalDate.ofInstant(before, ZoneOffset.UTC))
                && has(db, """
                        SELECT count(*) FROM handed_down
                        WHERE enrolment_id = ? AND generation = ? AND number = ? AND sent_at < ?
                        """, query -> {
                    query.setString(1, down.enrolment());
                    query.setInt(2, down.generation());
                    query.setLong(3, down.entry().number());
                    query.setLong(4, before.toEpochMilli());
                })) {
            Task task = tasked.task();
            return Optional.of(new Body.Tasked(new Task(task.id(), NO_WORDS, task.due(), task.place())));
        }
        return Optional.empty();
    }

    private static boolean has(Connection db, String sql, Copies.Binding binding) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            binding.bind(query);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }

    /** The page of tasks has a copy of its own. */
    private static void handedDown(Connection db, Copy.OfEntry down, Bytes left) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE handed_down SET body = ? WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
            update.setBytes(1, left.toArray());
            update.setString(2, down.enrolment());
            update.setInt(3, down.generation());
            update.setLong(4, down.entry().number());
            update.executeUpdate();
        }
    }
}
