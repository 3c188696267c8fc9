package org.fieldpost.model.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exercise goes into a spreadsheet and comes back as it was. */
class ExerciseWriterTest {

    private static final Mission SORRENGA = MissionReader.shipped("sorrenga");
    private static final Vocabulary VOCABULARY = VocabularyReader.shipped();
    private static final List<String> AWKWARD = List.of(
            "He said \"nothing\", twice",
            "one, two",
            "first\nsecond",
            "شاحنة على الجسر",
            "=HYPERLINK(\"x\")",
            "; ; ;",
            "- dash",
            "a");

    private static Exercise shipped(String id) {
        return ShippedExercises.read(id, VOCABULARY, ExerciseWriterTest::world);
    }

    private static Optional<Mission> world(String name) {
        return name.equals("sorrenga") ? Optional.of(SORRENGA) : Optional.empty();
    }

    private static ExerciseFile.Read again(Exercise exercise) {
        return ExerciseFile.read(
                "again.csv", ExerciseWriter.write(exercise, SORRENGA), VOCABULARY, ExerciseWriterTest::world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-hour-sorrenga", "three-days-sorrenga"})
    void what_ships_comes_back_as_it_was(String id) {
        assertThat(again(shipped(id))).isEqualTo(new ExerciseFile.Good(shipped(id)));
    }

    @Test
    void so_does_whatever_a_trainer_may_write_into_it() {
        for (int seed = 0; seed < 300; seed++) {
            Exercise changed = changed(shipped("three-days-sorrenga"), new Random(seed));
            assertThat(again(changed)).as("seed %d", seed).isEqualTo(new ExerciseFile.Good(changed));
        }
    }

    private static Exercise changed(Exercise exercise, Random random) {
        List<Inject> injects = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (Inject inject : exercise.injects()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            at = at.plus(Duration.ofMinutes(random.nextInt(90)));
            injects.add(new Inject(
                    inject.number(),
                    at,
                    inject.means(),
                    awkward(random),
                    inject.to(),
                    awkward(random),
                    awkward(random),
                    random.nextBoolean() ? List.of("a.jpg", "b-2.png") : List.of(),
                    random.nextBoolean() ? inject.place() : Optional.of(point(random)),
                    random.nextBoolean() ? List.of() : List.of(point(random), point(random)),
                    inject.key(),
                    inject.trap(),
                    random.nextBoolean() ? "" : awkward(random)));
        }
        return injects.isEmpty()
                ? exercise
                : new Exercise(
                        exercise.id(),
                        awkward(random),
                        awkward(random),
                        exercise.world(),
                        at.plus(Duration.ofHours(1)),
                        exercise.roles(),
                        injects);
    }

    private static String awkward(Random random) {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }

    private static Point point(Random random) {
        return new Point(random.nextDouble() * 10, random.nextDouble() * -10);
    }

    @Test
    void one_row_of_it_comes_back_alone_and_what_is_none_does_not() {
        for (Inject inject : shipped("three-days-sorrenga").injects()) {
            assertThat(ExerciseFile.readRow(ExerciseWriter.row(inject, SORRENGA), VOCABULARY, SORRENGA))
                    .contains(inject);
        }
        String row = ExerciseWriter.row(shipped("one-hour-sorrenga").injects().get(0), SORRENGA);
        assertThat(ExerciseFile.readRow(row.replace("commodity=DIAMOND", "commodity=NOTHING"), VOCABULARY, SORRENGA))
                .isEmpty();
        assertThat(ExerciseFile.readRow("row,number\n", VOCABULARY, SORRENGA)).isEmpty();
    }
}
