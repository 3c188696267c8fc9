package org.fieldpost.model.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exercise as a table. */
class ExerciseFileTest {

    private static final Mission SORRENGA = MissionReader.shipped("sorrenga");
    private static final Vocabulary VOCABULARY = VocabularyReader.shipped();

    static Exercise shipped() {
        return ((ExerciseFile.Good) read(text())).exercise();
    }

    private static String text() {
        return text("one-hour-sorrenga");
    }

    private static String text(String exercise) {
        try (var in = ExerciseFileTest.class.getResourceAsStream("/fieldpost/exercises/" + exercise + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExerciseFile.Read read(String text) {
        return ExerciseFile.read(
                "hour.csv",
                text,
                VOCABULARY,
                name -> name.equals("sorrenga") ? Optional.of(SORRENGA) : Optional.empty());
    }

    private static List<String> problems(String text) {
        return ((ExerciseFile.Broken) read(text))
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void the_hour_that_ships_has_six_injects_in_a_fictional_country() {
        Exercise hour = shipped();

        assertThat(hour.lasts()).isEqualTo(Duration.ofHours(1));
        assertThat(SORRENGA.fictional()).isTrue();
        assertThat(hour.injects()).extracting(Inject::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(hour.injects())
                .extracting(inject -> inject.trap().orElseThrow())
                .contains(Trap.CALLED_PROVEN, Trap.NOT_SEALED, Trap.NOT_RESTRICTED, Trap.NOTHING_REPORTED);
        Inject truck = hour.injects().get(2);
        assertThat(truck.key().handling()).isEqualTo(Handling.H3);
        assertThat(truck.key().interfaces()).startsWith(NexusInterface.I6);
        assertThat(truck.place()).contains(SORRENGA.point("PO02").orElseThrow().point());
        assertThat(hour.injects())
                .allSatisfy(inject -> assertThat(inject.notes()).isNotBlank());
    }

    @Test
    void the_three_days_that_ship_have_more_than_forty_injects_each_unlike_the_others() {
        ExerciseFile.Read read = read(text("three-days-sorrenga"));
        assertThat(read).isInstanceOf(ExerciseFile.Good.class);
        Exercise days = ((ExerciseFile.Good) read).exercise();

        assertThat(days.lasts()).isEqualTo(Duration.ofDays(3));
        assertThat(days.injects()).hasSizeGreaterThan(40);
        assertThat(days.injects()).extracting(Inject::text).doesNotHaveDuplicates();
        assertThat(days.injects())
                .extracting(inject -> inject.key().wanted())
                .contains(Key.Wanted.REPORT, Key.Wanted.NIL, Key.Wanted.SEALED);
        assertThat(days.injects().stream().flatMap(inject -> inject.key().kind().stream()))
                .contains(Kind.values());
        assertThat(days.injects().stream().flatMap(inject -> inject.key().interfaces().stream()))
                .contains(
                        NexusInterface.I1, NexusInterface.I2, NexusInterface.I4, NexusInterface.I6, NexusInterface.I7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0:03,PAPER|half past,PAPER|line 5, column \"at\": \"half past\" is no time",
                "0:03,PAPER|0:03,PIGEON|line 5, column \"means\": \"PIGEON\" is no way to reach players",
                "commodity=DIAMOND|commodity=CHEESE|line 5, column \"codes\": \"commodity=CHEESE\" is no code",
                "inject,2,|inject,two,|line 6, column \"number\": \"two\" is no number",
                ",RS02,|,RS77,|line 5, column \"place\": \"RS77\" is no place",
                "I4 I1|I4 I9|line 5, column \"interfaces\": \"I9\" is no interface",
                "inject,3,0:21|inject,3,0:02|comes before the one above it",
                "inject,3,0:21|inject,2,0:21|inject 2 is there twice",
                "inject,6,0:51|inject,6,1:51|comes after the exercise has ended",
                ",PATROL,Stones|,POLICE,Stones|inject 1 is for nobody that is played",
                "exercise,one-hour-sorrenga,1:00,,sorrenga|exercise,one-hour-sorrenga,1:00,,narnia|the world \"narnia\" is not known here",
                ",NIL,|,NOTHING,|line 10, column \"answer\": \"NOTHING\" is no answer",
                "role,LEADER|sole,LEADER|line 4, column \"row\": \"sole\" is no row",
            })
    void what_is_wrong_is_named_by_line_and_column_with_the_remedy(String right, String wrong, String told) {
        assertThat(text()).contains(right);

        assertThat(problems(text().replace(right, wrong)))
                .anySatisfy(said -> assertThat(said).contains(told));
    }

    @Test
    void a_country_that_is_real_is_no_world_for_an_exercise() {
        var read = ExerciseFile.read(
                "hour.csv", text(), VOCABULARY, name -> Optional.of(MissionReader.shipped("liberia")));

        assertThat(((ExerciseFile.Broken) read).problems().get(0).toString()).contains("fictional mission package");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        String broken = text().replace("commodity=DIAMOND", "commodity=CHEESE")
                .replace("inject,2,", "inject,two,")
                .replace(",NIL,", ",NOTHING,");

        assertThat(problems(broken)).hasSize(3);
    }

    @Test
    void a_table_without_its_first_row_or_a_column_says_so() {
        assertThat(problems(text().replace("exercise,one-hour", "exercize,one-hour")))
                .containsExactly(Problem.of("exercise.no_head", "hour.csv").toString());
        assertThat(problems(text().replaceFirst("trap", "pitfall")).get(0)).contains("no column \"trap\"");
    }
}
