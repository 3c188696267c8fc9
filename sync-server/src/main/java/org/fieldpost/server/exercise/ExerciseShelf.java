package org.fieldpost.server.exercise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseFile;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/** All exercises of this server: those that ship, which stay as they are, and those that trainers made. Safe from any thread. */
public final class ExerciseShelf {

    private static final List<String> SHIPPED = ShippedExercises.IDS;

    private final Database database;
    private final MissionSpace space;
    private final Worlds worlds;
    private final Clock clock;

    public ExerciseShelf(Database database, MissionSpace space, Clock clock) {
        this.database = database;
        this.space = space;
        this.worlds = new Worlds(space);
        this.clock = clock;
    }

    /** The exercise of this name, if it can be run. */
    public Optional<Exercise> exercise(String id) {
        return find(id).flatMap(Shelved::exercise);
    }

    /** Those that can be run here: their world is this server's. */
    List<Exercise> runnable() {
        return all().stream()
                .flatMap(shelved -> shelved.exercise().stream())
                .filter(exercise -> exercise.world().equals(space.mission().id()))
                .toList();
    }

    /**
     * One whose file was good when a run was made of it.
     *
     * @throws IllegalStateException when the vocabulary has since lost a code of it
     */
    Exercise asRun(String table) {
        return read("run", table) instanceof ExerciseFile.Good good ? good.exercise() : unreadable();
    }

    private static Exercise unreadable() {
        throw new IllegalStateException("an exercise that is run can no longer be read");
    }

    public Optional<Shelved> find(String id) {
        if (SHIPPED.contains(id)) {
            return Optional.of(shipped(id));
        }
        return database.read(db -> row(db, id)).map(this::shelved);
    }

    /** Those that ship first, then the others by name. */
    public List<Shelved> all() {
        List<Shelved> all = new ArrayList<>();
        SHIPPED.forEach(id -> all.add(shipped(id)));
        database.read(ExerciseShelf::rows).forEach(row -> all.add(shelved(row)));
        return all;
    }

    /** Takes a table in under the name that it says itself. */
    public Kept add(String file, String table, String by) {
        ExerciseFile.Read read = read(file, table);
        if (read instanceof ExerciseFile.Broken broken) {
            return new Kept.Broken(broken.problems());
        }
        String id = ((ExerciseFile.Good) read).exercise().id();
        return database.write(db -> {
            if (SHIPPED.contains(id) || row(db, id).isPresent()) {
                return new Kept.Taken(id);
            }
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO exercise (id, content, changed_at_ms, changed_by) VALUES (?, ?, ?, ?)
                    """)) {
                insert.setString(1, id);
                insert.setString(2, table);
                insert.setLong(3, clock.millis());
                insert.setString(4, by);
                insert.executeUpdate();
            }
            return new Kept.Done(id);
        });
    }

    /**
     * Puts another table in the place of one.
     *
     * @param token of the table that was looked at
     */
    public Kept replace(String id, String token, String file, String table, String by) {
        ExerciseFile.Read read = read(file, table);
        if (read instanceof ExerciseFile.Broken broken) {
            return new Kept.Broken(broken.problems());
        }
        String says = ((ExerciseFile.Good) read).exercise().id();
        if (!says.equals(id)) {
            return new Kept.Broken(List.of(Problem.of("exercise.other_name", file, says, id)));
        }
        return database.write(db -> {
            Optional<Kept> refused = refused(db, id, token);
            if (refused.isPresent()) {
                return refused.get();
            }
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE exercise SET content = ?, changed_at_ms = ?, changed_by = ? WHERE id = ?
                    """)) {
                update.setString(1, table);
                update.setLong(2, clock.millis());
                update.setString(3, by);
                update.setString(4, id);
                update.executeUpdate();
            }
            return new Kept.Done(id);
        });
    }

    /** @param token of the table that was looked at */
    public Kept delete(String id, String token) {
        return database.write(db -> {
            Optional<Kept> refused = refused(db, id, token);
            if (refused.isPresent()) {
                return refused.get();
            }
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM exercise WHERE id = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
            return new Kept.Done(id);
        });
    }

    private static Optional<Kept> refused(Connection db, String id, String token) throws SQLException {
        Optional<Row> now = row(db, id);
        if (now.isEmpty()) {
            return Optional.of(new Kept.Gone());
        }
        return Shelved.token(now.get().table).equals(token)
                ? Optional.empty()
                : Optional.of(new Kept.Overtaken(now.get().change));
    }

    /** What is wrong with a table, which is not kept. */
    List<Problem> faults(String file, String table) {
        return read(file, table) instanceof ExerciseFile.Broken broken ? broken.problems() : List.of();
    }

    private ExerciseFile.Read read(String file, String table) {
        return ExerciseFile.read(file, table, space.packages().current().vocabulary(), worlds);
    }

    private Shelved shelved(Row row) {
        return new Shelved(row.id, row.table, read(row.id, row.table), Optional.of(row.change));
    }

    private Shelved shipped(String id) {
        String table = ShippedExercises.text(id);
        return new Shelved(id, table, read(id, table), Optional.empty());
    }

    private record Row(String id, String table, Shelved.Change change) {}

    private static Optional<Row> row(Connection db, String id) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT id, content, changed_at_ms, changed_by FROM exercise WHERE id = ?
                """)) {
            query.setString(1, id);
            return read(query).stream().findFirst();
        }
    }

    private static List<Row> rows(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT id, content, changed_at_ms, changed_by FROM exercise ORDER BY id
                """)) {
            return read(query);
        }
    }

    private static List<Row> read(PreparedStatement query) throws SQLException {
        List<Row> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new Row(
                        rows.getString(1),
                        rows.getString(2),
                        new Shelved.Change(Instant.ofEpochMilli(rows.getLong(3)), rows.getString(4))));
            }
        }
        return all;
    }
}
