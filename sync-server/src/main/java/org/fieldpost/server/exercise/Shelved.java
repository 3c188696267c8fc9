package org.fieldpost.server.exercise;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseFile;

/**
 * One exercise as it stands on the shelf.
 *
 * @param table as it was loaded, every cell of it
 * @param read what it says; broken where the vocabulary or the world is no longer what it was made for
 * @param change the last; empty for what ships
 */
public record Shelved(String id, String table, ExerciseFile.Read read, Optional<Change> change) {

    /** When somebody changed it, and who. */
    public record Change(Instant at, String by) {}

    public boolean shipped() {
        return change.isEmpty();
    }

    public Optional<Exercise> exercise() {
        return read instanceof ExerciseFile.Good good ? Optional.of(good.exercise()) : Optional.empty();
    }

    /** What a form carries, to know whether somebody else was quicker. */
    public String token() {
        return token(table);
    }

    static String token(String table) {
        return Sha256.of(table.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
