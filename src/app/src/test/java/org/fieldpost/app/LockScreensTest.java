package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.fieldpost.app.lock.LeaveView;
import org.fieldpost.app.lock.LockView;
import org.fieldpost.app.lock.LockViewModel;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.screen.LanguageTiles;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Waits;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Stretching;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The lock's screens as a person sees them. */
@ExtendWith(ApplicationExtension.class)
class LockScreensTest {

    private static final String PIN = "40718293";

    @TempDir
    private Path folder;

    private final List<String> flaws = new ArrayList<>();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @MethodSource("org.fieldpost.app.Looks#all")
    void a_pin_is_chosen_asked_for_and_waited_for(Language spoken, Theme theme) {
        walk(spoken, theme, TextSize.USUAL, 390, 844, "");
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,USUAL,360,640",
        "AR,LIGHT,LARGEST,360,640",
        "FR,LIGHT,LARGEST,360,640",
        "SW,LIGHT,LARGEST,360,640",
        "EN,LIGHT,USUAL,800,1280"
    })
    void on_every_display_theme_and_size_of_letters(
            Language spoken, Theme theme, TextSize size, int width, int height) {
        walk(spoken, theme, size, width, height, "-" + width + "x" + height + "-" + size);
        assertThat(flaws).isEmpty();
    }

    private void walk(Language spoken, Theme theme, TextSize size, int width, int height, String suffix) {
        Words words = Words.in(spoken);
        var clock = new FieldClock(AppAtWork.NOON);
        var lockers = new Lockers(folder, new Stretching(8, 1), clock, new SeededRandom(2));
        var model = new LockViewModel(lockers, Background.atOnce(), clock, opened -> {}, () -> {});
        var dressed = new Dress(spoken, theme, size, width, height, suffix);
        Thumb.now(() -> {
            model.show(0);
            return true;
        });
        dressed.look("lock-choose", () -> LockView.of(model, words, LanguageTiles.of(spoken, other -> {})));
        type(model, PIN);
        type(model, PIN);
        Thumb.now(() -> {
            model.show(0);
            return true;
        });
        dressed.look("lock-open", () -> LockView.of(model, words, LanguageTiles.of(spoken, other -> {})));
        for (int i = 0; i < 4; i++) {
            type(model, "99887761");
        }
        assertThat(model.problem().get()).isPresent();
        dressed.look("lock-wait", () -> LockView.of(model, words, LanguageTiles.of(spoken, other -> {})));
        dressed.look("lock-leave", () -> leave(words, Optional.empty()));
        dressed.look(
                "lock-leave-full", () -> leave(words, Optional.of(Problem.of("notebook.full", "notebook-1-1.db"))));
    }

    private static Node leave(Words words, Optional<Problem> problem) {
        var held = new LeaveView.Held(new Waits(0, 3, 0, 0, 14, 20, 0), 1);
        return LeaveView.of(words, held, problem, () -> {}, () -> {}, () -> {});
    }

    private static void type(LockViewModel model, String pin) {
        Thumb.now(() -> {
            for (int i = 0; i < pin.length(); i++) {
                model.press(pin.substring(i, i + 1));
            }
            model.enter();
            return true;
        });
    }

    private final class Dress {

        private final Language spoken;
        private final Theme theme;
        private final TextSize size;
        private final int width;
        private final int height;
        private final String suffix;

        Dress(Language spoken, Theme theme, TextSize size, int width, int height, String suffix) {
            this.spoken = spoken;
            this.theme = theme;
            this.size = size;
            this.width = width;
            this.height = height;
            this.suffix = suffix;
        }

        void look(String screen, Supplier<Node> view) {
            var image = Thumb.now(() -> {
                Theme.loadFonts();
                var scene = new Scene(new StackPane(view.get()), width, height);
                scene.getStylesheets().setAll(theme.styleSheet(size));
                scene.setNodeOrientation(
                        spoken.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
                stage.setScene(scene);
                stage.setWidth(width);
                stage.setHeight(height);
                stage.show();
                Parent root = scene.getRoot();
                root.applyCss();
                root.layout();
                Flaws.of(scene).forEach(flaw -> flaws.add(screen + ": " + flaw));
                var scaled = new SnapshotParameters();
                scaled.setTransform(new Scale(1, 1));
                return root.snapshot(scaled, null);
            });
            boolean inTheDocs = "write".equals(System.getProperty("fieldpost.screens"))
                    && suffix.isEmpty()
                    && (spoken == Language.EN || spoken == Language.AR);
            Path album = inTheDocs
                    ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                    : Path.of(System.getProperty("fieldpost.build"), "screens");
            String name = screen + "-" + spoken.tag()
                    + (theme == Theme.LIGHT ? "" : "-" + theme.name().toLowerCase(Locale.ROOT)) + suffix + ".png";
            Png.write(image, album.resolve(name));
        }
    }
}
