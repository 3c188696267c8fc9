package org.fieldpost.server.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseFile;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.server.mission.MissionSpace;

/** The exercises that can be run here: those whose world is this server's mission. */
public final class Exercises {

    private final MissionSpace space;
    private final Supplier<List<String>> files;

    /** @param files the text of each exercise's file */
    public Exercises(MissionSpace space, Supplier<List<String>> files) {
        this.space = space;
        this.files = files;
    }

    /** Those that ship. */
    public static List<String> shipped() {
        return ShippedExercises.IDS.stream().map(ShippedExercises::text).toList();
    }

    List<Exercise> all() {
        return files.get().stream().flatMap(file -> read(file).stream()).toList();
    }

    Optional<Exercise> find(String id) {
        return all().stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }

    /** Empty where it is broken, or of another world. */
    private Optional<Exercise> read(String file) {
        Vocabulary vocabulary = space.packages().current().vocabulary();
        return ExerciseFile.read("exercise", file, vocabulary, this::world) instanceof ExerciseFile.Good good
                ? Optional.of(good.exercise())
                : Optional.empty();
    }

    /**
     * One that was good when it was kept.
     *
     * @throws IllegalStateException when the vocabulary has since lost a code of it
     */
    Exercise kept(String file) {
        return read(file).orElseThrow(() -> new IllegalStateException("an exercise that is run can no longer be read"));
    }

    private Optional<Mission> world(String name) {
        return Optional.of(space.mission()).filter(mission -> mission.id().equals(name));
    }
}
