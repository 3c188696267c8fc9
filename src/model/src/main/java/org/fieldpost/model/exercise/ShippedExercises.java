package org.fieldpost.model.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.vocabulary.Vocabulary;

/** The exercises that come with every phone and every server. */
public final class ShippedExercises {

    /** The shortest first. */
    public static final List<String> IDS = List.of("one-hour-sorrenga", "three-days-sorrenga");

    private ShippedExercises() {}

    /** The file as it ships. */
    public static String text(String id) {
        Check.that(IDS.contains(id), () -> "no exercise ships as " + id);
        try (InputStream in = ShippedExercises.class.getResourceAsStream("/fieldpost/exercises/" + id + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the exercise " + id + " cannot be read from this build", e);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalStateException when the build holds a broken one
     */
    public static Exercise read(String id, Vocabulary vocabulary, Function<String, Optional<Mission>> worlds) {
        ExerciseFile.Read read = ExerciseFile.read(id + ".csv", text(id), vocabulary, worlds);
        if (read instanceof ExerciseFile.Broken broken) {
            throw new IllegalStateException("the exercise " + id + " of this build is broken: "
                    + broken.problems().get(0));
        }
        return ((ExerciseFile.Good) read).exercise();
    }
}
