package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.photo.Scenes;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From the review of a report to the camera, over the picture with a finger, and back to the review with a small picture. */
@ExtendWith(ApplicationExtension.class)
class PhotosScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Path taken;
    private Tour tour;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void pocket() {
        taken = folder.resolve("IMG_0001.jpg");
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @MethodSource("org.fieldpost.app.Looks#all")
    void a_photo_is_taken_covered_kept_and_seen_with_the_report(Language spoken, Theme theme, FxRobot robot)
            throws IOException {
        walk(robot, spoken, theme, TextSize.USUAL, 390, 844, "");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,USUAL,360,640",
        "AR,LIGHT,LARGEST,360,640",
        "FR,LIGHT,LARGEST,360,640",
        "EN,LIGHT,USUAL,800,1280"
    })
    void on_every_display_theme_and_size_of_letters(
            Language spoken, Theme theme, TextSize size, int width, int height, FxRobot robot) throws IOException {
        walk(robot, spoken, theme, size, width, height, "-" + width + "x" + height + "-" + size);
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN", "AR"})
    void a_report_that_will_be_sealed_says_why_it_takes_no_photo(Language spoken, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled().photographs(taken);
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        tour.open(390, 844);
        tour.go(() ->
                phone.app().observe(complete().answering(Question.ACTIVITY, List.of(CodeList.ACTIVITY.code("TIP")))));
        tour.scrollDown();
        tour.look("photos-sealed");

        assertThat(tour.shows("photos")).isTrue();
        assertThat(tour.shows("photo-take")).isFalse();
        assertThat(tour.shows("photo-choose")).isFalse();
        assertThat(tour.flaws()).isEmpty();
    }

    private void walk(FxRobot robot, Language spoken, Theme theme, TextSize size, int width, int height, String suffix)
            throws IOException {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled().photographs(taken);
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
        tour.go(() -> phone.app().write(size));
        tour.go(() -> phone.app().observe(complete()));
        tour.scrollDown();
        tour.look("photos-none" + suffix);

        Files.write(taken, Scenes.jpeg(Scenes.road(900, 1200), 1));
        tour.tap("photo-take");
        tour.look("photos-cover" + suffix);
        int face = colour(0.78, 0.42);
        int plate = colour(0.37, 0.71);
        int grass = colour(0.05, 0.60);
        tour.go(() -> {
            stroke(0.31, 0.71, 0.43, 0.71);
            stroke(0.76, 0.40, 0.80, 0.44);
        });
        tour.look("photos-covered" + suffix);
        assertThat(colour(0.78, 0.42)).isNotEqualTo(face).isEqualTo(colour(0.37, 0.71));
        assertThat(colour(0.37, 0.71)).isNotEqualTo(plate);
        assertThat(colour(0.05, 0.60)).isEqualTo(grass);
        tour.tap("save-photo");
        tour.scrollDown();
        tour.look("photos-one" + suffix);
        assertThat(tour.shows("photo-1")).isTrue();

        Files.writeString(taken, "no picture");
        tour.tap("photo-take");
        tour.scrollDown();
        tour.look("photos-problem" + suffix);

        Files.write(taken, Scenes.jpeg(Scenes.road(900, 700), 1));
        tour.tap("photo-take");
        tour.tap("save-photo");
        tour.scrollDown();
        tour.look("photos-kept" + suffix);
        tour.tap("photo-remove-1");
        tour.look("photos-remove" + suffix);
        tour.tap("photo-remove-1");
        assertThat(tour.shows("photo-1")).isFalse();
        assertThat(tour.shows("photo-2")).isTrue();
    }

    private int colour(double x, double y) {
        return Thumb.now(() -> {
            var view = (ImageView) stage.getScene().lookup("#cover").lookup(".image-view");
            var image = view.getImage();
            return image.getPixelReader().getArgb((int) (image.getWidth() * x), (int) (image.getHeight() * y));
        });
    }

    private void stroke(double fromX, double fromY, double toX, double toY) {
        Node paper = stage.getScene().lookup("#cover");
        touch(paper, MouseEvent.MOUSE_PRESSED, fromX, fromY);
        touch(paper, MouseEvent.MOUSE_DRAGGED, toX, toY);
        touch(paper, MouseEvent.MOUSE_RELEASED, toX, toY);
    }

    private static void touch(Node paper, EventType<MouseEvent> how, double x, double y) {
        // an event without a source counts in the scene's places
        Node picture = paper.lookup(".image-view");
        var at = picture.localToScene(picture.getLayoutBounds());
        double atX = at.getMinX() + at.getWidth() * x;
        double atY = at.getMinY() + at.getHeight() * y;
        paper.fireEvent(new MouseEvent(
                how,
                atX,
                atY,
                atX,
                atY,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    private Draft complete() {
        Draft draft = Draft.open(
                "00000000000000a1", Kind.SMUGGLING, AppAtWork.NOON, phone.desk().position());
        for (Question question : draft.missing()) {
            draft = draft.answering(
                    question,
                    List.of(Samples.vocabulary()
                            .list(question.list(), Kind.SMUGGLING.form())
                            .get(0)
                            .code()));
        }
        return draft;
    }
}
