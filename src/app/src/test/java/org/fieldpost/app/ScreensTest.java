package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every screen, looked at by a machine for what a person would find wrong, and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class ScreensTest {

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
    @MethodSource("org.fieldpost.app.Looks#all")
    void every_screen_is_readable_and_in_reach(Language spoken, Theme theme, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE);
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(390, 844);
        tour.look("enrol");
        tour.tap("enrol");
        tour.look("enrol-problem");
        phone.enrolled();
        tour.open(390, 844);
        tour.look("home-without-patrol");
        tour.go(() -> phone.app().startPatrol());
        tour.look("start-patrol");
        tour.tap("start-now");
        tour.look("start-patrol-problem");
        patrolWithADraft();
        tour.go(() -> phone.app().home());
        tour.look("home");
        tour.go(() -> phone.app().nothingSeen());
        tour.tap("FUEL");
        tour.look("nil");
        tour.go(() -> phone.app().settings());
        tour.look("settings");
        tour.go(() -> phone.app().reports());
        tour.look("reports-empty");
        exchanges();
        tour.go(() -> phone.app().reports());
        tour.look("reports");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_question_is_readable_and_in_reach(Language spoken, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        tour.open(390, 844);
        for (Kind kind : Kind.values()) {
            for (Question question : Question.of(kind)) {
                if (firstAskedIn(question) != kind) {
                    continue;
                }
                tour.go(() -> phone.app().observe(complete(kind)));
                if (!tour.shows("row-" + question)) {
                    tour.tap("more");
                }
                tour.tap("row-" + question);
                tour.look("question-" + question.name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,LARGE", "EN,LARGEST", "FR,LARGEST", "AR,LARGEST"})
    void in_large_letters_on_the_smallest_phone(Language spoken, TextSize size, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        submitted();
        patrolWithADraft();
        tour.open(360, 640);
        tour.go(() -> phone.app().write(size));
        String how = "-" + size.name().toLowerCase(Locale.ROOT);
        tour.go(() -> phone.app().home());
        tour.look("home" + how);
        tour.go(() -> phone.app().observe(complete(Kind.RESOURCE_SITE)));
        tour.look("review" + how);
        tour.go(() -> phone.app().reports());
        tour.look("reports" + how);
        tour.go(() -> phone.app().exchange());
        tour.look("exchange" + how);
        tour.go(() -> phone.app().settings());
        tour.look("settings" + how);
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,LIGHT", "EN,SUN", "EN,NIGHT", "AR,LIGHT", "AR,SUN", "AR,NIGHT"})
    void by_day_in_bright_sun_and_at_night(Language spoken, Theme chosen, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, chosen);
        submitted();
        patrolWithADraft();
        tour.open(390, 844);
        tour.look("home");
        tour.go(() -> phone.app().observe(complete(Kind.RESOURCE_SITE)));
        tour.look("review");
        tour.scrollDown();
        tour.look("review-suggestions");
        tour.tap("more");
        tour.look("review-all");
        tour.scrollDown();
        tour.look("review-end");
        tour.go(() -> phone.app().reports());
        tour.look("reports");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "EN,390,844", "EN,800,1280", "FR,360,640", "FR,390,844", "FR,800,1280", "SW,360,640"})
    void on_small_usual_and_large_displays(Language spoken, int width, int height, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.EXERCISE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        patrolWithADraft();
        tour.open(width, height);
        String size = "-" + width + "x" + height;
        tour.look("exercise-home" + size);
        tour.go(() -> phone.app().observe(draft(Kind.SMUGGLING)));
        tour.look("exercise-question" + size);
        tour.go(() -> phone.app().observe(complete(Kind.RESOURCE_SITE)));
        tour.look("exercise-review" + size);
        assertThat(tour.flaws()).isEmpty();
    }

    @Test
    void why_the_app_cannot_start_is_said_in_full(FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolledIn("atlantis");
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.show(360, 640);
        tour.look("start-problem");
        assertThat(tour.flaws()).isEmpty();
    }

    private void exchanges() {
        submitted();
        tour.go(() -> phone.app().exchange());
        tour.look("exchange");
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
        tour.tap("send");
        tour.look("exchange-bad-news");
        phone.server().answerAgain();
        tour.tap("send");
        tour.look("exchange-good-news");
        tour.tap("write-courier-file");
        tour.look("exchange-courier");
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "", true), "00000000000000b4");
    }

    private void submitted() {
        phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000b1");
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000b2");
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000b3");
    }

    private void patrolWithADraft() {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        phone.notebook().save(draft(Kind.BORDER));
        phone.clock().pass(Duration.ofMinutes(95));
    }

    private static Kind firstAskedIn(Question question) {
        for (Kind kind : Kind.values()) {
            if (question.askedIn(kind)) {
                return kind;
            }
        }
        throw new AssertionError(question + " is never asked");
    }

    private Draft draft(Kind kind) {
        return Draft.open("00000000000000a1", kind, AppAtWork.NOON, phone.desk().position());
    }

    private Draft complete(Kind kind) {
        Draft draft = draft(kind);
        for (Question question : draft.missing()) {
            draft = draft.answering(
                    question,
                    List.of(Samples.vocabulary()
                            .list(question.list(), kind.form())
                            .get(0)
                            .code()));
        }
        return kind == Kind.RESOURCE_SITE
                ? draft.answering(Question.SITE_STATUS, List.of(CodeList.SITE_STATUS.code("ACT_ARMED")))
                        .answering(Question.INDICATOR, Samples.codes(CodeList.INDICATOR, "I1.1", "I1.4", "I2.4"))
                        .coded(Optional.of(new Coding(NexusInterface.I1, List.of(), "")))
                : draft;
    }
}
