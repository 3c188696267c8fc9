package org.fieldpost.model.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as a table is read as the same exercise. */
class ExerciseWriterTest {

    private static final Mission SORRENGA = MissionReader.shipped("sorrenga");
    private static final Vocabulary VOCABULARY = VocabularyReader.shipped();
    private static final List<String> AWKWARD = List.of(
            "said \"halt\", twice",
            "\"\"",
            "one line\nand another\r\nand a third",
            ",,;;=",
            "شاحنتان عند الجسر، \"لا أوراق\"",
            "=SUM(A1)",
            "row",
            "é ß 漢 🚚",
            "'");

    private final Random random = new Random(20_261_128);

    private static String shipped(String name) {
        try (var in = ExerciseWriterTest.class.getResourceAsStream("/fieldpost/exercises/" + name + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExerciseFile.Read read(String text) {
        return ExerciseFile.read("table.csv", text, VOCABULARY, name -> Optional.of(SORRENGA));
    }

    private static Exercise good(String text) {
        assertThat(read(text)).isInstanceOf(ExerciseFile.Good.class);
        return ((ExerciseFile.Good) read(text)).exercise();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-hour-sorrenga", "three-days-sorrenga"})
    void what_ships_is_the_same_written_and_read_again(String name) {
        Exercise exercise = good(shipped(name));

        assertThat(good(ExerciseWriter.write(exercise, SORRENGA))).isEqualTo(exercise);
        assertThat(ExerciseRows.read(name, shipped(name)).csv().lines().count())
                .isEqualTo(shipped(name).lines().count());
        assertThat(good(ExerciseRows.read(name, shipped(name)).csv())).isEqualTo(exercise);
    }

    @Test
    void a_known_point_is_written_by_its_code_and_one_beside_it_by_its_degrees() {
        Exercise hour = good(shipped("one-hour-sorrenga"));
        assertThat(ExerciseWriter.write(hour, SORRENGA)).contains(",PO02,");

        Point beside = new Point(-0.000_012_5, 23.000_000_1);
        Inject moved = changed(hour.injects().get(0), "there", Optional.of(beside), List.of(beside, beside));
        String written = ExerciseWriter.write(with(hour, List.of(moved)), SORRENGA);

        assertThat(good(written).injects().get(0).place()).contains(beside);
        assertThat(good(written).injects().get(0).route()).containsExactly(beside, beside);
    }

    @Test
    void whatever_a_trainer_makes_of_an_exercise_is_the_same_written_and_read_again() {
        Exercise hour = good(shipped("one-hour-sorrenga"));
        for (int i = 0; i < 300; i++) {
            Exercise made = made(hour);
            assertThat(good(ExerciseWriter.write(made, SORRENGA))).isEqualTo(made);
        }
    }

    private Exercise made(Exercise from) {
        List<Inject> injects = new ArrayList<>();
        int minute = 0;
        for (int number = 1; number <= 1 + random.nextInt(5); number++) {
            minute += random.nextInt(400);
            injects.add(new Inject(
                    number,
                    Duration.ofMinutes(minute),
                    one(List.of(Inject.Means.values())),
                    one(AWKWARD),
                    one(List.of("ALL", "PATROL", "LEADER")),
                    one(AWKWARD),
                    one(AWKWARD),
                    random.nextBoolean() ? List.of() : List.of("truck.png", "صورة.png"),
                    random.nextBoolean() ? Optional.empty() : Optional.of(point()),
                    random.nextBoolean() ? List.of() : List.of(point(), point(), point()),
                    key(),
                    random.nextBoolean() ? Optional.empty() : Optional.of(one(List.of(Trap.values()))),
                    random.nextBoolean() ? "" : one(AWKWARD)));
        }
        return new Exercise(
                "made", one(AWKWARD), one(AWKWARD), "sorrenga", Duration.ofMinutes(minute), from.roles(), injects);
    }

    private Key key() {
        Key.Wanted wanted = one(List.of(Key.Wanted.values()));
        Optional<Kind> kind = wanted == Key.Wanted.REPORT ? Optional.of(one(List.of(Kind.values()))) : Optional.empty();
        return new Key(
                wanted,
                kind,
                kind.map(this::codes).orElse(Map.of()),
                kind.map(this::codes).orElse(Map.of()),
                random.nextBoolean() ? List.of() : List.of(NexusInterface.I4, NexusInterface.I1),
                one(List.of(Handling.values())),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.empty() : Optional.of(new Grade('C', 1 + random.nextInt(6))));
    }

    private Map<Question, List<Code>> codes(Kind kind) {
        Map<Question, List<Code>> codes = new EnumMap<>(Question.class);
        for (Question question : Question.of(kind)) {
            if (random.nextInt(3) == 0) {
                var terms = VOCABULARY.list(question.list());
                codes.put(question, List.of(one(terms).code(), one(terms).code()));
            }
        }
        return codes;
    }

    private Point point() {
        return random.nextBoolean()
                ? one(SORRENGA.points()).point()
                : new Point(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Exercise with(Exercise of, List<Inject> injects) {
        return new Exercise(of.id(), of.title(), of.about(), of.world(), of.lasts(), of.roles(), injects);
    }

    private static Inject changed(Inject of, String text, Optional<Point> place, List<Point> route) {
        return new Inject(
                of.number(),
                of.at(),
                of.means(),
                of.from(),
                of.to(),
                of.title(),
                text,
                of.pictures(),
                place,
                route,
                of.key(),
                of.trap(),
                of.notes());
    }

    @Test
    void a_changed_inject_goes_where_its_time_belongs_and_leaves_all_else_as_it_stands() {
        String table = shipped("one-hour-sorrenga")
                .lines()
                .map(line -> line + ",mine")
                .reduce("", (a, b) -> a + b + "\n")
                .replaceFirst("notes,mine", "notes,props");
        ExerciseRows rows = ExerciseRows.read("table.csv", table);

        ExerciseRows moved = rows.with("2", Map.of("at", "0:55"));
        assertThat(good(moved.csv()).injects()).extracting(Inject::number).containsExactly(1, 3, 4, 5, 6, 2);
        assertThat(moved.inject("2").orElseThrow()).containsEntry("props", "mine");
        assertThat(good(rows.with("2", Map.of("title", "Another")).csv()).injects())
                .extracting(Inject::number)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(good(rows.without("2").csv()).injects())
                .extracting(Inject::number)
                .containsExactly(1, 3, 4, 5, 6);

        Map<String, String> like = rows.inject("2").orElseThrow();
        ExerciseRows more = rows.without("2").with(like);
        assertThat(good(more.csv())).isEqualTo(good(table));
        assertThat(good(rows.named("mine").csv()).id()).isEqualTo("mine");
    }

    @Test
    void one_row_of_it_comes_back_alone_and_what_is_none_does_not() {
        for (Inject inject : good(shipped("three-days-sorrenga")).injects()) {
            assertThat(ExerciseFile.readRow(ExerciseWriter.row(inject, SORRENGA), VOCABULARY, SORRENGA))
                    .contains(inject);
        }
        String row =
                ExerciseWriter.row(good(shipped("one-hour-sorrenga")).injects().get(0), SORRENGA);
        assertThat(ExerciseFile.readRow(row.replace("commodity=DIAMOND", "commodity=NOTHING"), VOCABULARY, SORRENGA))
                .isEmpty();
        assertThat(ExerciseFile.readRow("row,number\n", VOCABULARY, SORRENGA)).isEmpty();
    }
}
