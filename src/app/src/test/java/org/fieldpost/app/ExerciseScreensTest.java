package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.exercise.Answer;
import org.fieldpost.model.exercise.ExerciseWriter;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Somebody practises alone, looked at by a machine and photographed. */
@ExtendWith(ApplicationExtension.class)
class ExerciseScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Tour tour;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @CsvSource({"EN,LIGHT", "AR,LIGHT", "EN,NIGHT", "AR,SUN"})
    void practice_is_readable_and_in_reach(Language spoken, Theme theme, FxRobot robot) {
        begin(robot, spoken, theme, 390, 844);
        walk("");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN", "AR"})
    void in_the_largest_letters_on_the_smallest_phone(Language spoken, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, 360, 640);
        tour.go(() -> phone.app().write(TextSize.LARGEST));
        walk("-largest");
        assertThat(tour.flaws()).isEmpty();
    }

    private void begin(FxRobot robot, Language spoken, Theme theme, int width, int height) {
        phone = AppAtWork.inWindow(folder, MissionMode.EXERCISE);
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
        tour.look("practice-first" + (width == 390 ? "" : "-360"));
        tour.tap("practise");
        tour.await("exercise-choose");
    }

    private List<Played> played() {
        return phone.notebook().exercise().all();
    }

    private void walk(String how) {
        tour.look("practice-home" + how);
        tour.tap("exercise-choose");
        tour.look("practice-choose" + how);
        tour.tap("begin-one-hour-sorrenga");
        tour.await("answer-nothing");
        tour.look("practice-situation" + how);
        tour.scrollDown();
        tour.look("practice-situation-below" + how);
        tour.tap("answer-nothing");
        tour.await("exercise-on");
        tour.look("practice-feedback" + how);
        tour.scrollDown();
        tour.look("practice-feedback-below" + how);
        tour.tap("exercise-on");
        tour.await("answer-nothing");
        tour.tap("nav-home");
        tour.await("exercise-open");
        tour.look("practice-home-open" + how);
        tour.tap("exercise-open");
        for (int inject = 2; inject <= 6; inject++) {
            tour.tap("answer-nothing");
            tour.tap("exercise-on");
        }
        tour.await("exercise-again");
        tour.look("practice-result" + how);
        tour.tap("nav-exchange");
        tour.look("practice-exchange" + how);
    }

    @Test
    void a_report_written_from_a_situation_stands_where_the_exercise_puts_the_phone_and_answers_it(FxRobot robot) {
        begin(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.tap("exercise-choose");
        tour.tap("begin-one-hour-sorrenga");
        tour.tap("answer-SMUGGLING");
        tour.await("nav-home");

        var draft = phone.notebook().drafts().get(0);
        assertThat(draft.position().orElseThrow().point())
                .isEqualTo(played().get(0).situation().place().orElseThrow());
        assertThat(draft.position().orElseThrow().source()).isEqualTo(Position.Source.SIMULATED_GPS);
        tour.tap("nav-home");
        tour.await("exercise-open");
        assertThat(tour.shows("draft-" + draft.id())).isTrue();

        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON.plusSeconds(30), "A pouch of stones"), draft.id());

        tour.tap("nav-home");
        tour.await("exercise-next");
        assertThat(played().get(0).answer()).isInstanceOf(Answer.Reported.class);
    }

    @Test
    void nothing_seen_answers_the_situation_and_what_it_was_worth_comes_next(FxRobot robot) {
        begin(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.tap("exercise-choose");
        tour.tap("begin-one-hour-sorrenga");
        tour.tap("answer-nil");
        tour.tap("FUEL");
        tour.tap("save");

        tour.await("exercise-points");
        assertThat(played())
                .singleElement()
                .satisfies(one -> assertThat(one.open()).isFalse());
        assertThat(phone.notebook().enrolment().map(e -> e.invitation().alone()))
                .isEqualTo(Optional.of(true));
    }

    private static Situation given(long id, Inject inject, Instant at) {
        return Situation.of(inject, "One hour in Sorrenga", id, at);
    }

    @ParameterizedTest
    @CsvSource({"EN", "AR"})
    void what_a_trainer_gives_shows_and_says_stands_on_home_and_what_is_sent_ahead_comes_at_its_time(
            Language spoken, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.EXERCISE).enrolledIn("sorrenga");
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        var sorrenga = MissionReader.shipped("sorrenga");
        var hour = ShippedExercises.read("one-hour-sorrenga", Samples.vocabulary(), world -> Optional.of(sorrenga));
        Inject stones = hour.injects().get(0);
        phone.server().hands(new Body.SituationGiven(given(71, stones, AppAtWork.NOON.minusSeconds(600))));
        phone.server()
                .hands(new Body.SituationGiven(
                        given(72, hour.injects().get(1), AppAtWork.NOON.plus(Duration.ofHours(1)))));
        tour.open(390, 844);
        tour.go(() -> phone.app().exchange());
        tour.tap("send");
        tour.tap("nav-home");
        tour.await("exercise-open");
        tour.look("trainer-home-open");
        tour.tap("exercise-open");
        tour.await("answer-nothing");
        tour.tap("answer-nothing");
        tour.await("exercise-card");
        assertThat(tour.shows("exercise-open")).isFalse();

        phone.server().hands(new Body.KeyShown(71, ExerciseWriter.row(stones, sorrenga)));
        phone.server().hands(new Body.Remarked(new Remark(71, "The paper was yours to read.", AppAtWork.NOON)));
        tour.go(() -> phone.app().exchange());
        tour.tap("send");
        tour.tap("nav-home");
        tour.await("resolved-71");
        tour.look("trainer-home-resolved");
        tour.tap("resolved-71");
        tour.await("exercise-points");
        tour.look("trainer-feedback");
        phone.clock().pass(Duration.ofHours(2));
        tour.tap("nav-home");
        tour.await("exercise-open");
        assertThat(tour.flaws()).isEmpty();
        assertThat(played()).hasSize(2);
    }
}
