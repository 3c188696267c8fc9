package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;

/** The rows of an exercise's log, each locked on its own. */
final class ExerciseLines {

    private final Safe safe;

    ExerciseLines(Safe safe) {
        this.safe = safe;
    }

    /** What a row holds. */
    enum What {
        SITUATION,
        DRAFT,
        ANSWER,
        KEY,
        REMARK
    }

    /** An answer as it is kept: the report's body stays with it, as the report itself may leave this phone. */
    record Answer(Reply reply, int photos, Bytes said) {

        byte[] encode() {
            return Cbor.encode(List.of(Fields.numberOf(reply.how()), reply.at().toEpochMilli(), (long) photos, said));
        }

        static Answer decode(long situation, byte[] bytes) {
            List<?> parts = Fields.tuple("answer", Cbor.decode(bytes), 4);
            return new Answer(
                    new Reply(
                            situation,
                            Fields.asChoice("how", parts.get(0), Reply.How.values()),
                            Instant.ofEpochMilli(Fields.asLong("at", parts.get(1)))),
                    Math.toIntExact(Fields.asLong("photos", parts.get(2))),
                    Fields.asBytes("report", parts.get(3)));
        }

        org.fieldpost.model.exercise.Answer in(Situation situation) {
            return switch (reply.how()) {
                case REPORTED ->
                    Played.reported(
                            situation,
                            ((Body.ObservationRevision) body(Body.ObservationRevision.KIND, said)).observation(),
                            photos,
                            reply.at());
                case NIL -> Played.sawNothing(situation, ((Body.Nil) body(Body.Nil.KIND, said)).report(), reply.at());
                case SEALED -> Played.sealed(situation, reply.at());
                case NOTHING -> new org.fieldpost.model.exercise.Answer.None();
            };
        }
    }

    /** All rows of one giving. */
    static final class Lines {

        private Optional<Situation> situation = Optional.empty();
        private Optional<Answer> answer = Optional.empty();
        private Optional<String> key = Optional.empty();
        private final List<Remark> remarks = new ArrayList<>();

        Optional<Situation> situation() {
            return situation;
        }

        Optional<Played> played() {
            return situation.map(given -> new Played(
                    given,
                    answer.map(each -> each.reply().at()),
                    answer.map(each -> each.in(given)).orElseGet(org.fieldpost.model.exercise.Answer.None::new),
                    key,
                    remarks));
        }
    }

    static byte[] bytes(Body body) {
        return BodyCodec.encode(body).toArray();
    }

    private static Body body(int kind, Bytes bytes) {
        return BodyCodec.decode(new Entry(1, kind, bytes));
    }

    private static String record(long situation, What what, long part) {
        return "exercise_line/" + situation + "/" + what + "/" + part;
    }

    /** Whether it was not there yet. */
    boolean putOnce(Connection db, long situation, What what, long part, byte[] plain) throws SQLException {
        return put(
                db,
                "INSERT OR IGNORE INTO exercise_line (situation, what, part, locked) VALUES (?, ?, ?, ?)",
                situation,
                what,
                part,
                plain);
    }

    void put(Connection db, long situation, What what, long part, byte[] plain) throws SQLException {
        put(
                db,
                "INSERT OR REPLACE INTO exercise_line (situation, what, part, locked) VALUES (?, ?, ?, ?)",
                situation,
                what,
                part,
                plain);
    }

    private boolean put(Connection db, String sql, long situation, What what, long part, byte[] plain)
            throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(sql)) {
            insert.setLong(1, situation);
            insert.setString(2, what.name());
            insert.setLong(3, part);
            insert.setBytes(4, safe.lock(record(situation, what, part), plain));
            return insert.executeUpdate() == 1;
        }
    }

    void drop(Connection db, long situation) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM exercise_line WHERE situation = ?")) {
            delete.setLong(1, situation);
            delete.executeUpdate();
        }
    }

    /** The situations that this draft answers. */
    List<Long> answeredBy(Connection db, String draftId) throws SQLException {
        byte[] wanted = draftId.getBytes(StandardCharsets.US_ASCII);
        List<Long> answered = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT situation, locked FROM exercise_line WHERE what = 'DRAFT' ORDER BY situation");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                long situation = rows.getLong(1);
                if (Arrays.equals(safe.open(record(situation, What.DRAFT, 0), rows.getBytes(2)), wanted)) {
                    answered.add(situation);
                }
            }
        }
        return answered;
    }

    void all(Connection db, Map<Long, Lines> each) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT situation, what, part, locked FROM exercise_line WHERE what <> 'DRAFT'
                        ORDER BY situation, what, part
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                long situation = rows.getLong(1);
                What what = What.valueOf(rows.getString(2));
                byte[] plain = safe.open(record(situation, what, rows.getLong(3)), rows.getBytes(4));
                read(each.computeIfAbsent(situation, s -> new Lines()), situation, what, plain);
            }
        }
    }

    private static void read(Lines into, long situation, What what, byte[] plain) {
        switch (what) {
            case SITUATION ->
                into.situation = Optional.of(
                        ((Body.SituationGiven) body(Body.SituationGiven.KIND, Bytes.of(plain))).situation());
            case ANSWER -> into.answer = Optional.of(Answer.decode(situation, plain));
            case KEY -> into.key = Optional.of(new String(plain, StandardCharsets.UTF_8));
            case REMARK -> into.remarks.add(((Body.Remarked) body(Body.Remarked.KIND, Bytes.of(plain))).remark());
            default -> throw new IllegalStateException(what + " is not read here");
        }
    }
}
