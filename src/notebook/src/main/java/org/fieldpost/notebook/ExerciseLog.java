package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Problem;

/**
 * What an exercise showed on this phone, and what its player made of it. The first answer counts. Where a trainer runs it, each
 * answer is told to the server with the report it names; alone, nothing is. A live notebook holds none of it.
 */
public final class ExerciseLog {

    private static final Bytes NO_REPORT = Bytes.of(new byte[0]);

    private final NotebookFile file;
    private final SqliteJournal journal;
    private final ExerciseLines lines;
    private final Clock clock;
    private final Notebook notebook;
    private volatile Optional<Situation> current = Optional.empty();

    ExerciseLog(NotebookFile file, Safe safe, SqliteJournal journal, Clock clock, Notebook notebook) {
        this.file = file;
        this.journal = journal;
        this.lines = new ExerciseLines(safe);
        this.clock = clock;
        this.notebook = notebook;
    }

    /** A situation, its key and remarks, as the server tells them; in the transaction that stores its entry. */
    void keep(Connection db, Body body) throws SQLException {
        if (notebook.mode() != MissionMode.EXERCISE) {
            return;
        }
        if (body instanceof Body.SituationGiven given) {
            lines.putOnce(db, given.situation().id(), ExerciseLines.What.SITUATION, 0, ExerciseLines.bytes(body));
        } else if (body instanceof Body.KeyShown shown) {
            lines.put(
                    db,
                    shown.situation(),
                    ExerciseLines.What.KEY,
                    0,
                    shown.row().getBytes(StandardCharsets.UTF_8));
        } else if (body instanceof Body.Remarked remarked) {
            long part = remarked.remark().at().toEpochMilli();
            lines.put(db, remarked.remark().situation(), ExerciseLines.What.REMARK, part, ExerciseLines.bytes(body));
        }
    }

    /** Gives a situation to whoever practises alone. */
    public void give(Situation situation) {
        requireExercise();
        file.transaction(db -> {
            lines.putOnce(
                    db,
                    situation.id(),
                    ExerciseLines.What.SITUATION,
                    0,
                    ExerciseLines.bytes(new Body.SituationGiven(situation)));
            return situation;
        });
    }

    /**
     * The player looks at this situation now: what he writes from here on answers it, and his phone is where it makes him be. No
     * longer after it is answered.
     */
    public void meet(Situation situation) {
        requireExercise();
        current = Optional.of(situation);
    }

    /** What the player meets now. From any thread, at once. */
    public Optional<Situation> current() {
        return current;
    }

    /** The report that this draft becomes answers what the player meets now, if he meets anything. */
    public void answering(String draftId) {
        Optional<Situation> met = current;
        if (met.isEmpty()) {
            return;
        }
        file.transaction(db -> {
            lines.put(db, met.get().id(), ExerciseLines.What.DRAFT, 0, draftId.getBytes(StandardCharsets.US_ASCII));
            return met;
        });
    }

    /** Nothing is reported about it, on purpose. */
    public void nothing(long situation) {
        requireExercise();
        file.transaction(db -> {
            reply(db, situation, Reply.How.NOTHING, 0, NO_REPORT, 0);
            return situation;
        });
    }

    /** In the transaction that submits it. */
    void submitted(Connection db, NilReport nil, long number) throws SQLException {
        Optional<Situation> met = current;
        if (met.isPresent()) {
            reply(db, met.get().id(), Reply.How.NIL, number, BodyCodec.encode(new Body.Nil(nil)), 0);
        }
    }

    /** In the transaction that submits what a draft became. */
    void submitted(Connection db, Observation observation, String draftId, int photos, Optional<Long> number)
            throws SQLException {
        for (long situation : lines.answeredBy(db, draftId)) {
            reply(
                    db,
                    situation,
                    number.isPresent() ? Reply.How.REPORTED : Reply.How.SEALED,
                    number.orElse(0L),
                    number.isPresent() ? BodyCodec.encode(new Body.ObservationRevision(observation)) : NO_REPORT,
                    photos);
        }
    }

    private void reply(Connection db, long situation, Reply.How how, long number, Bytes said, int photos)
            throws SQLException {
        var reply = new Reply(situation, how, Instant.ofEpochMilli(clock.millis()));
        var answer = new ExerciseLines.Answer(reply, photos, said);
        current = current.filter(met -> met.id() != situation);
        if (!lines.putOnce(db, situation, ExerciseLines.What.ANSWER, 0, answer.encode())
                || notebook.enrolment().filter(e -> e.invitation().alone()).isPresent()) {
            return;
        }
        Body told = number > 0 ? new Body.Replied(reply, journal.generation(), number) : new Body.Replied(reply);
        journal.append(Body.Replied.KIND, BodyCodec.encode(told), Priority.USUAL);
    }

    /** All of it, in the order it was given; what was told of a situation that has not come yet is left out. */
    public List<Played> all() {
        return file.transaction(db -> {
            Map<Long, ExerciseLines.Lines> each = new TreeMap<>();
            lines.all(db, each);
            List<Played> all = new ArrayList<>();
            each.values().forEach(of -> of.played().ifPresent(all::add));
            all.sort(Comparator.comparing((Played played) -> played.situation().givenAt())
                    .thenComparing(played -> played.situation().id()));
            return all;
        });
    }

    /** Forgets the rounds of one exercise played alone, to begin anew. */
    public void forget(Exercise exercise) {
        requireExercise();
        current = Optional.empty();
        file.transaction(db -> {
            Map<Long, ExerciseLines.Lines> each = new TreeMap<>();
            lines.all(db, each);
            for (var entry : each.entrySet()) {
                if (entry.getValue()
                        .situation()
                        .filter(given -> given.exercise().equals(exercise.title()))
                        .isPresent()) {
                    lines.drop(db, entry.getKey());
                }
            }
            return exercise;
        });
    }

    private void requireExercise() {
        if (notebook.mode() != MissionMode.EXERCISE) {
            throw Problem.of("exercise.live").asException();
        }
    }
}
