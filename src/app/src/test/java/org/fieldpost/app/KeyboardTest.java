package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** On a desktop nothing needs a mouse. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {

    /** More than twice around the fullest screen. */
    private static final int MOST_TABS = 90;

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
        Thumb.now(() -> {
            stage.hide();
            return true;
        });
        phone.close();
    }

    private enum Screen {
        ENROL,
        HOME,
        PATROL,
        PLAN,
        NOTHING_SEEN,
        EXCHANGE,
        SETTINGS,
        MAP,
        LAYERS
    }

    @ParameterizedTest
    @EnumSource
    void the_tab_key_reaches_everything_that_can_be_pressed(Screen screen, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE);
        if (screen != Screen.ENROL) {
            phone.enrolled();
            phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        }
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.open(390, 844);
        goTo(screen);
        awaitSomethingToPress();

        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < MOST_TABS && !unreached(reached).isEmpty(); i++) {
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
            Node owner = Thumb.now(() -> stage.getScene().getFocusOwner());
            if (owner != null) {
                reached.add(owner);
            }
        }
        assertThat(reached).hasSizeGreaterThan(2);
        assertThat(unreached(reached))
                .as(screen.name().toLowerCase(Locale.ROOT))
                .isEmpty();
    }

    /** A window on a busy machine may be drawn after the work behind it is done. */
    private void awaitSomethingToPress() {
        try {
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> unreached(Set.of()).size() > 2);
        } catch (TimeoutException empty) {
            throw new AssertionError("The screen shows nothing that can be pressed.", empty);
        }
    }

    /** Of what is shown now: a screen may still fill while the first key is pressed. */
    private List<Node> unreached(Set<Node> reached) {
        return Thumb.now(() -> focusable(stage.getScene().getRoot(), new ArrayList<>()).stream()
                .filter(node -> !reached.contains(node))
                .toList());
    }

    private void goTo(Screen screen) {
        switch (screen) {
            case ENROL -> {}
            case HOME -> tour.go(() -> phone.app().home());
            case PATROL -> tour.go(() -> phone.app().startPatrol());
            case PLAN -> tour.go(() -> phone.app().planPatrol());
            case NOTHING_SEEN -> tour.go(() -> phone.app().nothingSeen());
            case EXCHANGE -> tour.go(() -> phone.app().exchange());
            case SETTINGS -> tour.go(() -> phone.app().settings());
            case MAP -> tour.go(() -> phone.app().map());
            case LAYERS -> {
                tour.go(() -> phone.app().map());
                tour.tap("layers");
            }
        }
    }

    private static List<Node> focusable(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node instanceof ScrollBar) {
            return found;
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> focusable(child, found));
        }
        return found;
    }
}
