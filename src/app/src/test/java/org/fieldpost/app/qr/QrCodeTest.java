package org.fieldpost.app.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.fieldpost.app.PictureOfCode;
import org.fieldpost.app.Png;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What one phone draws, another reads out of a picture. */
@ExtendWith(ApplicationExtension.class)
class QrCodeTest {

    /** As long as an enrolment code is. */
    private static final String TEXT = "fieldpost0:" + "owFpMTI3LjAuMC4xAhmFUwNYIBNc".repeat(12);

    @TempDir
    private Path folder;

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void by_day_in_sun_and_at_night_it_is_black_on_white_and_is_read(Theme theme) {
        Path picture = photographed(TEXT, theme, NodeOrientation.LEFT_TO_RIGHT, new Scale(1, 1));

        assertThat(QrReader.read(picture)).isEqualTo(TEXT);
        assertThat(coloursIn(picture)).containsExactlyInAnyOrder(Color.BLACK, Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 45, 90, 133, 180, 270})
    void it_is_read_at_any_angle(double degrees) {
        Path picture = photographed(TEXT, Theme.LIGHT, NodeOrientation.LEFT_TO_RIGHT, new Rotate(degrees));

        assertThat(QrReader.read(picture)).isEqualTo(TEXT);
    }

    @Test
    void in_a_language_from_right_to_left_it_is_not_mirrored() {
        String text = "fieldpost0:short";
        Image usual = new Image(photographed(text, Theme.LIGHT, NodeOrientation.LEFT_TO_RIGHT, new Scale(1, 1))
                .toUri()
                .toString());
        Image arabic = new Image(photographed(text, Theme.LIGHT, NodeOrientation.RIGHT_TO_LEFT, new Scale(1, 1))
                .toUri()
                .toString());

        // the edge of the paper may lie half a pixel further
        assertThat(3 * different(arabic, usual, false)).isLessThan(different(arabic, usual, true));
    }

    private static long different(Image one, Image other, boolean mirrored) {
        int width = (int) one.getWidth();
        long different = 0;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                int argb = other.getPixelReader().getArgb(mirrored ? width - 1 - x : x, y);
                different += one.getPixelReader().getArgb(x, y) == argb ? 0 : 1;
            }
        }
        return different;
    }

    @Test
    void a_fine_picture_of_many_megapixels_is_read() {
        Path picture = photographed(TEXT, Theme.LIGHT, NodeOrientation.LEFT_TO_RIGHT, new Scale(9, 9));

        assertThat(QrReader.read(picture)).isEqualTo(TEXT);
    }

    @Test
    void a_picture_without_a_code_one_of_another_kind_and_no_picture_are_told_apart() throws IOException {
        requireRefused(PictureOfCode.sky(folder.resolve("sky.png")), "qr.none");
        requireRefused(PictureOfCode.bars("FUEL-20-L", folder.resolve("can.png")), "qr.other_kind");
        requireRefused(Files.writeString(folder.resolve("notes.png"), "no picture"), "qr.no_picture");
        requireRefused(folder.resolve("nowhere.png"), "file.unreadable");
    }

    private static void requireRefused(Path picture, String problem) {
        assertThatThrownBy(() -> QrReader.read(picture)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().key()).isEqualTo(problem);
            assertThat(e.getMessage()).contains(picture.getFileName().toString());
        });
    }

    private Path photographed(String text, Theme theme, NodeOrientation orientation, Transform held) {
        Image image = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            var code = QrCode.of(text, 300, "code");
            var scene = new Scene(new StackPane(code), 340, 340);
            scene.setNodeOrientation(orientation);
            scene.getStylesheets().setAll(theme.styleSheet(TextSize.USUAL));
            stage.setScene(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var how = new SnapshotParameters();
            how.setTransform(held);
            return scene.getRoot().snapshot(how, null);
        });
        Path file = folder.resolve("code-" + orientation + ".png");
        Png.write(image, file);
        return file;
    }

    /** Where the code is, the page around it left out. */
    private static Set<Color> coloursIn(Path picture) {
        PixelReader pixels = new Image(picture.toUri().toString()).getPixelReader();
        Set<Color> colours = new HashSet<>();
        for (int x = 50; x < 290; x++) {
            for (int y = 50; y < 290; y++) {
                colours.add(pixels.getColor(x, y));
            }
        }
        return colours;
    }
}
