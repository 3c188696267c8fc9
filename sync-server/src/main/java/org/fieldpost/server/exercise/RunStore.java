package org.fieldpost.server.exercise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.server.storage.Database;

/** Runs as they stand in the database. */
public final class RunStore {

    private final Database database;
    private final Function<String, Exercise> reader;

    /** @param reader reads an exercise's file, which was good when it was kept */
    RunStore(Database database, Function<String, Exercise> reader) {
        this.database = database;
        this.reader = reader;
    }

    /** A run in a list. */
    public record Line(long id, String title, String madeBy, Instant madeAt, RunClock.State state, int players) {}

    List<Line> all() {
        return database.read(db -> {
            List<Line> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT r.id, r.title, r.made_by, r.made_at, r.state,
                                   (SELECT count(*) FROM run_player p WHERE p.run = r.id) AS players
                            FROM exercise_run r ORDER BY r.made_at DESC, r.id
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(new Line(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            Instant.ofEpochMilli(rows.getLong(4)),
                            RunClock.State.valueOf(rows.getString(5)),
                            rows.getInt(6)));
                }
            }
            return all;
        });
    }

    List<Long> running() {
        return database.read(db -> {
            List<Long> running = new ArrayList<>();
            try (PreparedStatement query =
                            db.prepareStatement("SELECT id FROM exercise_run WHERE state = 'RUNNING' ORDER BY id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    running.add(rows.getLong(1));
                }
            }
            return running;
        });
    }

    Optional<Run> find(long id) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT file, made_by, made_at, state, tenfold, shown_s, since FROM exercise_run WHERE id = ?
                    """)) {
                query.setLong(1, id);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Run(
                                    id,
                                    row.getString(2),
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    reader.apply(row.getString(1)),
                                    new RunClock(
                                            RunClock.State.valueOf(row.getString(4)),
                                            row.getInt(5),
                                            Duration.ofSeconds(row.getLong(6)),
                                            Instant.ofEpochMilli(row.getLong(7))),
                                    players(db, id),
                                    given(db, id),
                                    skipped(db, id)))
                            : Optional.empty();
                }
            }
        });
    }

    private static List<Run.Player> players(Connection db, long run) throws SQLException {
        List<Run.Player> players = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT p.enrolment_id, e.code, p.team, p.role FROM run_player p JOIN enrolment e ON e.id = p.enrolment_id
                WHERE p.run = ? ORDER BY p.team, e.ordinal
                """)) {
            query.setLong(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    players.add(new Run.Player(
                            EnrolmentId.parse(rows.getString(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4)));
                }
            }
        }
        return players;
    }

    private static List<Run.Given> given(Connection db, long run) throws SQLException {
        List<Run.Given> given = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(
                "SELECT body, role, key_shown FROM run_situation WHERE run = ? ORDER BY given_at, id")) {
            query.setLong(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    given.add(new Run.Given(situation(rows.getBytes(1)), rows.getString(2), rows.getInt(3) == 1));
                }
            }
        }
        return given;
    }

    private static Situation situation(byte[] body) {
        var entry = new Entry(1, Body.SituationGiven.KIND, Bytes.of(body));
        return ((Body.SituationGiven) BodyCodec.decode(entry)).situation();
    }

    private static Set<Integer> skipped(Connection db, long run) throws SQLException {
        Set<Integer> skipped = new HashSet<>();
        try (PreparedStatement query = db.prepareStatement("SELECT inject FROM run_skipped WHERE run = ?")) {
            query.setLong(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    skipped.add(rows.getInt(1));
                }
            }
        }
        return skipped;
    }

    void make(Run run, String file) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                            INSERT INTO exercise_run (id, title, file, made_at, made_by, state, tenfold, shown_s, since)
                            VALUES (?, ?, ?, ?, ?, 'READY', ?, 0, ?)
                            """);
                    PreparedStatement player = db.prepareStatement(
                            "INSERT INTO run_player (run, enrolment_id, team, role) VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, run.id());
                insert.setString(2, run.exercise().title());
                insert.setString(3, file);
                insert.setLong(4, run.madeAt().toEpochMilli());
                insert.setString(5, run.madeBy());
                insert.setInt(6, run.clock().tenfold());
                insert.setLong(7, run.clock().since().toEpochMilli());
                insert.executeUpdate();
                for (Run.Player each : run.players()) {
                    player.setLong(1, run.id());
                    player.setString(2, each.phone().toString());
                    player.setString(3, each.team());
                    player.setString(4, each.role());
                    player.executeUpdate();
                }
            }
            return run;
        });
    }

    /** Sets the clock if it stands as this one does. */
    boolean set(long run, RunClock was, RunClock is) {
        return database.write(db -> {
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE exercise_run SET state = ?, tenfold = ?, shown_s = ?, since = ?,
                           ended_at = CASE WHEN ? = 'ENDED' THEN ? ELSE ended_at END
                    WHERE id = ? AND state = ? AND since = ?
                    """)) {
                update.setString(1, is.state().name());
                update.setInt(2, is.tenfold());
                update.setLong(3, is.shown().toSeconds());
                update.setLong(4, is.since().toEpochMilli());
                update.setString(5, is.state().name());
                update.setLong(6, is.since().toEpochMilli());
                update.setLong(7, run);
                update.setString(8, was.state().name());
                update.setLong(9, was.since().toEpochMilli());
                return update.executeUpdate() == 1;
            }
        });
    }

    void skip(long run, int inject) {
        database.write(db -> {
            try (PreparedStatement insert =
                    db.prepareStatement("INSERT INTO run_skipped (run, inject) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setLong(1, run);
                insert.setInt(2, inject);
                return insert.executeUpdate();
            }
        });
    }

    void keep(long run, Run.Given given) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO run_situation (id, run, inject, role, given_at, body) VALUES (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, given.situation().id());
                insert.setLong(2, run);
                insert.setInt(3, given.inject());
                insert.setString(4, given.role());
                insert.setLong(5, given.situation().givenAt().toEpochMilli());
                insert.setBytes(
                        6,
                        BodyCodec.encode(new Body.SituationGiven(given.situation()))
                                .toArray());
                return insert.executeUpdate();
            }
        });
    }

    /** Whether it was not shown before. */
    boolean keyShown(long situation) {
        return database.write(db -> {
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE run_situation SET key_shown = 1 WHERE id = ? AND key_shown = 0")) {
                update.setLong(1, situation);
                return update.executeUpdate() == 1;
            }
        });
    }
}
