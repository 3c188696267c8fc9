package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
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
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every screen, looked at by a machine for what a person would find wrong, and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class ScreensTest {

    private static final double SHARPNESS = 2;

    @TempDir
    private Path folder;

    private final List<String> flaws = new ArrayList<>();
    private Stage stage;
    private AppAtWork phone;
    private Thumb thumb;
    private Language language;
    private Theme theme = Theme.LIGHT;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_screen_is_readable_and_in_reach(Language spoken, FxRobot robot) {
        language = spoken;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE);
        open(robot, 390, 844);
        look("enrol");
        thumb.tap("enrol");
        look("enrol-problem");
        phone.enrolled();
        open(robot, 390, 844);
        look("home-without-patrol");
        go(() -> phone.app().startPatrol());
        look("start-patrol");
        tap("start-now");
        look("start-patrol-problem");
        patrolWithADraft();
        go(() -> phone.app().home());
        look("home");
        go(() -> phone.app().nothingSeen());
        tap("FUEL");
        look("nil");
        go(() -> phone.app().settings());
        look("settings");
        go(() -> phone.app().reports());
        look("reports-empty");
        exchanges();
        go(() -> phone.app().reports());
        look("reports");
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_question_is_readable_and_in_reach(Language spoken, FxRobot robot) {
        language = spoken;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        open(robot, 390, 844);
        for (Kind kind : Kind.values()) {
            for (Question question : Question.of(kind)) {
                if (firstAskedIn(question) != kind) {
                    continue;
                }
                go(() -> phone.app().observe(complete(kind)));
                if (thumb.find("row-" + question).isEmpty()) {
                    tap("more");
                }
                tap("row-" + question);
                look("question-" + question.name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,LIGHT", "EN,SUN", "EN,NIGHT", "FR,LIGHT", "FR,SUN", "FR,NIGHT"})
    void by_day_in_bright_sun_and_at_night(Language spoken, Theme chosen, FxRobot robot) {
        language = spoken;
        theme = chosen;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        submitted();
        patrolWithADraft();
        open(robot, 390, 844);
        look("home");
        go(() -> phone.app().observe(complete(Kind.RESOURCE_SITE)));
        look("review");
        go(() -> scrollDown(stage.getScene().getRoot()));
        look("review-suggestions");
        tap("more");
        look("review-all");
        go(() -> scrollDown(stage.getScene().getRoot()));
        look("review-end");
        go(() -> phone.app().reports());
        look("reports");
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "EN,390,844", "EN,800,1280", "FR,360,640", "FR,390,844", "FR,800,1280"})
    void on_small_usual_and_large_displays(Language spoken, int width, int height, FxRobot robot) {
        language = spoken;
        phone = AppAtWork.inWindow(folder, MissionMode.EXERCISE).enrolled();
        patrolWithADraft();
        open(robot, width, height);
        String size = "-" + width + "x" + height;
        look("exercise-home" + size);
        go(() -> phone.app().observe(draft(Kind.SMUGGLING)));
        look("exercise-question" + size);
        go(() -> phone.app().observe(complete(Kind.RESOURCE_SITE)));
        look("exercise-review" + size);
        assertThat(flaws).isEmpty();
    }

    @Test
    void why_the_app_cannot_start_is_said_in_full(FxRobot robot) {
        language = Language.EN;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolledIn("atlantis");
        show(robot, 360, 640);
        look("start-problem");
        assertThat(flaws).isEmpty();
    }

    private void exchanges() {
        submitted();
        go(() -> phone.app().exchange());
        look("exchange");
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
        tap("send");
        look("exchange-bad-news");
        phone.server().answerAgain();
        tap("send");
        look("exchange-good-news");
        tap("write-courier-file");
        look("exchange-courier");
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

    private void open(FxRobot robot, int width, int height) {
        show(robot, width, height);
        go(() -> {
            phone.app().speak(language);
            phone.app().dress(theme);
        });
        assertThat(stage.getScene().getWidth()).isEqualTo(width);
        assertThat(stage.getScene().getHeight()).isEqualTo(height);
    }

    private void show(FxRobot robot, int width, int height) {
        thumb = new Thumb(robot, Thumb.now(() -> {
            var scene = phone.show(stage).scene();
            stage.setWidth(width);
            stage.setHeight(height);
            return scene;
        }));
        settle();
    }

    private static void scrollDown(Node node) {
        if (node instanceof ScrollPane pane) {
            pane.setVvalue(1);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(ScreensTest::scrollDown);
        }
    }

    private void go(Runnable there) {
        Thumb.now(() -> {
            there.run();
            return true;
        });
        settle();
    }

    private void tap(String id) {
        if (thumb.see(id) instanceof ButtonBase button) {
            go(button::fire);
        } else {
            thumb.tap(id);
            settle();
        }
    }

    /** Until the notebook and the link have done what they were asked and the screen shows it. */
    private void settle() {
        for (Background worker : List.of(
                phone.desk().link(), phone.desk().background(), phone.desk().background())) {
            var done = new CompletableFuture<Boolean>();
            worker.run(() -> true, done::complete, failed -> done.completeExceptionally(failed.asException()));
            assertThat(done.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        }
    }

    private void look(String screen) {
        var image = Thumb.now(() -> {
            var scene = stage.getScene();
            Flaws.of(scene).forEach(flaw -> flaws.add(screen + ": " + flaw));
            var twice = new SnapshotParameters();
            twice.setTransform(new Scale(SHARPNESS, SHARPNESS));
            return scene.getRoot().snapshot(twice, null);
        });
        String name = screen + "-" + language.tag()
                + (theme == Theme.LIGHT ? "" : "-" + theme.name().toLowerCase(Locale.ROOT)) + ".png";
        Png.write(image, album().resolve(name));
        assertThat(image.getWidth()).isEqualTo(stage.getScene().getWidth() * SHARPNESS);
    }

    private static Path album() {
        return "write".equals(System.getProperty("fieldpost.screens"))
                ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                : Path.of(System.getProperty("fieldpost.build"), "screens");
    }
}
