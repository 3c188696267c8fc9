package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.ReadOnlyFloatProperty;
import javafx.beans.property.SimpleFloatProperty;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.fieldpost.app.device.Screen;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a phone lays over the app: the strip with its clock, and its keyboard. */
@ExtendWith(ApplicationExtension.class)
class OverTheWindowTest {

    private static final float KEYBOARD = 400;

    @TempDir
    private Path folder;

    private final Recorded screen = new Recorded();
    private Stage stage;
    private PhoneBehindTheDoor phone;

    private static final class Recorded implements Screen {

        private final List<Color> strips = new CopyOnWriteArrayList<>();
        private final SimpleFloatProperty keyboard = new SimpleFloatProperty();

        @Override
        public void dress(Color bar) {
            strips.add(bar);
        }

        @Override
        public ReadOnlyFloatProperty keyboardHeight() {
            return keyboard;
        }

        Color strip() {
            return strips.get(strips.size() - 1);
        }
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void the_strip_is_as_the_theme_and_no_field_is_covered_before_and_behind_the_lock(FxRobot robot) {
        phone = new PhoneBehindTheDoor(stage, robot, folder).with(screen).switchedOn();
        assertThat(screen.strip()).isEqualTo(Theme.LIGHT.colour("accent"));
        phone.see("pin");
        assertUncovered("pin");

        phone.setUp(MissionMode.LIVE);
        phone.thumb().tap("next-theme");
        phone.until("the next theme", () -> screen.strip().equals(Theme.SUN.colour("accent")));
        phone.thumb().tap("next-theme");
        phone.until("the theme of the night", () -> screen.strip().equals(Theme.NIGHT.colour("accent")));
        phone.thumb().tap("nav-settings");
        phone.thumb().tap("pin-change");
        assertUncovered("pin-repeated");
        phone.lock();
        assertThat(screen.strip()).isEqualTo(Theme.NIGHT.colour("accent"));
    }

    private void assertUncovered(String id) {
        phone.thumb().tap(id);
        double bottom = Thumb.now(() -> {
            screen.keyboard.set(KEYBOARD);
            Node field = phone.thumb().find(id).orElseThrow();
            return field.localToScene(field.getLayoutBounds()).getMaxY();
        });
        assertThat(bottom).as(id).isLessThanOrEqualTo(stage.getScene().getHeight() - KEYBOARD);
        Thumb.now(() -> {
            screen.keyboard.set(0);
            return stage.getScene().getRoot().getTranslateY();
        });
    }
}
