package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Language;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A walk through the app's screens in one language and theme: notes the flaws of each and takes its picture. */
final class Tour {

    private static final double SHARPNESS = 2;

    /** What the pages for people show. */
    private static final Set<String> ON_PAGES = Set.of(
            "patrol-home",
            "form-question",
            "form-review",
            "form-where",
            "report-asked",
            "report-list",
            "map-near",
            "exchange",
            "patrol-report");

    private final List<String> flaws = new ArrayList<>();
    private final FxRobot robot;
    private final Stage stage;
    private final AppAtWork phone;
    private final Language language;
    private final Theme theme;
    private Thumb thumb;
    private int width;

    Tour(FxRobot robot, Stage stage, AppAtWork phone, Language language, Theme theme) {
        this.robot = robot;
        this.stage = stage;
        this.phone = phone;
        this.language = language;
        this.theme = theme;
    }

    List<String> flaws() {
        return flaws;
    }

    /** Opens the app in the language and theme of this tour. */
    void open(int width, int height) {
        show(width, height);
        go(() -> {
            phone.app().speak(language);
            phone.app().dress(theme);
        });
        awaitLayout();
        assertThat(stage.getScene().getWidth()).isEqualTo(width);
        assertThat(stage.getScene().getHeight()).isEqualTo(height);
    }

    /** Opens the app as it starts. */
    void show(int width, int height) {
        this.width = width;
        thumb = new Thumb(robot, Thumb.now(() -> {
            var scene = phone.show(stage).scene();
            stage.setWidth(width);
            stage.setHeight(height);
            return scene;
        }));
        settle();
    }

    void scrollDown() {
        go(() -> scroll(stage.getScene().getRoot(), 1));
    }

    void scrollUp() {
        go(() -> scroll(stage.getScene().getRoot(), 0));
    }

    private static void scroll(Node node, double to) {
        if (node instanceof ScrollPane pane) {
            pane.setVvalue(to);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> scroll(child, to));
        }
    }

    void go(Runnable there) {
        Thumb.now(() -> {
            there.run();
            return true;
        });
        settle();
    }

    void tap(String id) {
        if (thumb.see(id) instanceof ButtonBase button) {
            go(button::fire);
        } else {
            thumb.tap(id);
            settle();
        }
    }

    /** Opens a report from the list. */
    void tapLine(String beginning) {
        thumb.tapLine(beginning);
        settle();
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

    /** Waits until what was asked for is there. */
    void await(String id) {
        thumb.see(id);
    }

    boolean shows(String id) {
        return thumb.find(id).isPresent();
    }

    /** A window that was just made another size lays itself out at its next pulse. */
    private void awaitLayout() {
        for (int patience = 0; patience < 250; patience++) {
            boolean laidOut = Thumb.now(() -> {
                var scene = stage.getScene();
                return scene.getWidth() == width
                        && scene.getRoot().getLayoutBounds().getWidth() == width;
            });
            if (laidOut) {
                return;
            }
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
    }

    /** What is wrong is noted, and a picture taken. */
    void look(String screen) {
        awaitLayout();
        double sharpness = inTheDocs(screen) && !ON_PAGES.contains(screen) ? 1 : SHARPNESS;
        var image = Thumb.now(() -> {
            var scene = stage.getScene();
            Flaws.of(scene).forEach(flaw -> flaws.add(screen + ": " + flaw));
            var scaled = new SnapshotParameters();
            scaled.setTransform(new Scale(sharpness, sharpness));
            return scene.getRoot().snapshot(scaled, null);
        });
        String name = screen + "-" + language.tag()
                + (theme == Theme.LIGHT ? "" : "-" + theme.name().toLowerCase(Locale.ROOT)) + ".png";
        Png.write(image, album(screen).resolve(name));
        assertThat(image.getWidth()).isEqualTo(stage.getScene().getWidth() * sharpness);
    }

    private Path album(String screen) {
        return inTheDocs(screen)
                ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                : Path.of(System.getProperty("fieldpost.build"), "screens");
    }

    /** Each screen of the usual phone in English and in Arabic, in each theme, and what the French page shows. */
    private boolean inTheDocs(String screen) {
        boolean usual = width == 390 && phone.app().textSize() == TextSize.USUAL;
        boolean onFrenchPage = language == Language.FR && theme == Theme.LIGHT && ON_PAGES.contains(screen);
        return "write".equals(System.getProperty("fieldpost.screens"))
                && usual
                && (onFrenchPage || language == Language.EN || language == Language.AR);
    }
}
