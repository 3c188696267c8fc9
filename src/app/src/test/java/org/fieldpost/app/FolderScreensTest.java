package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.fieldpost.app.device.attach.FolderPicker;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.mission.MissionMode;
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
import org.testfx.util.WaitForAsyncUtils;

/** Choosing a file on a phone, which has no dialog for it. */
@ExtendWith(ApplicationExtension.class)
class FolderScreensTest {

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
    @CsvSource({"EN,LIGHT,390", "EN,NIGHT,390", "AR,LIGHT,390", "AR,SUN,390", "FR,LIGHT,360", "SW,LIGHT,360"})
    void the_newest_file_stands_first_and_one_tap_chooses_it(Language language, Theme theme, int width, FxRobot robot)
            throws IOException {
        put("answer-monday.fieldpost", "2026-03-02T08:00:00Z");
        Path newest = put("answer-from-the-team-site-of-sanniquellie-tuesday.fieldpost", "2026-03-03T08:00:00Z");
        put("holiday.jpg", "2026-03-04T08:00:00Z");
        open(robot, language, theme, width);

        CompletableFuture<Optional<Path>> chosen =
                asking(() -> picker().choose(phone.app().words().say("exchange.read"), ".fieldpost"));
        until(() -> tour.shows("file-1"));
        tour.look("folder");
        assertThat(stage.getScene().getRoot().lookupAll(".exercise-mark")).hasSize(2);
        assertThat(tour.shows("file-2")).isFalse();
        tour.tap("file-0");

        assertThat(chosen.orTimeout(10, TimeUnit.SECONDS).join()).contains(newest);
        assertThat(tour.shows("folder-back")).isFalse();
        assertThat(tour.flaws()).isEmpty();
    }

    @Test
    void an_officer_who_turns_back_has_chosen_nothing_and_stands_where_he_was(FxRobot robot) {
        open(robot, Language.AR, Theme.LIGHT, 390);
        Node before = frame().getCenter();

        CompletableFuture<Optional<Path>> chosen = asking(() -> picker().choosePicture("Pictures"));
        until(() -> tour.shows("folder-empty"));
        tour.look("folder-empty");
        tour.tap("folder-back");

        assertThat(chosen.orTimeout(10, TimeUnit.SECONDS).join()).isEmpty();
        assertThat(frame().getCenter()).isSameAs(before);
        assertThat(tour.flaws()).isEmpty();
    }

    @Test
    void a_page_that_takes_its_place_a_locked_screen_say_ends_the_question(FxRobot robot) {
        open(robot, Language.EN, Theme.LIGHT, 390);
        var locked = new Label("locked");
        CompletableFuture<Optional<Path>> chosen = asking(() -> picker().choosePicture("Pictures"));
        until(() -> tour.shows("folder-back"));

        tour.go(() -> frame().setCenter(locked));

        assertThat(chosen.orTimeout(10, TimeUnit.SECONDS).join()).isEmpty();
        assertThat(frame().getCenter()).isSameAs(locked);
    }

    private void open(FxRobot robot, Language language, Theme theme, int width) {
        phone = AppAtWork.inWindow(folder.resolve("private"), MissionMode.EXERCISE)
                .enrolled();
        tour = new Tour(robot, stage, phone, language, theme);
        tour.open(width, 844);
    }

    private BorderPane frame() {
        return (BorderPane) stage.getScene().getRoot();
    }

    private FolderPicker picker() {
        return new FolderPicker(
                stage::getScene,
                folder.resolve("shared"),
                () -> phone.app().words(),
                phone.desk().background());
    }

    private static <T> CompletableFuture<T> asking(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static void until(Supplier<Boolean> shown) {
        for (int patience = 0; patience < 500 && !shown.get(); patience++) {
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
        assertThat(shown.get()).isTrue();
    }

    private Path put(String name, String modified) throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        Path file = Files.write(folder.resolve("shared").resolve(name), new byte[5_000]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }
}
