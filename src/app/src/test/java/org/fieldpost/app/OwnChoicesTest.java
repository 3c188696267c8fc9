package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.fieldpost.notebook.Preference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Language and theme: chosen on the very first screen, and there again after a restart. */
@ExtendWith(ApplicationExtension.class)
class OwnChoicesTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private FxRobot robot;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open(FxRobot given) {
        robot = given;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    private Thumb shown() {
        return new Thumb(robot, Thumb.now(() -> phone.show(stage).scene()));
    }

    @Test
    void a_new_phone_speaks_the_language_that_is_tapped_and_keeps_what_was_typed() {
        Thumb thumb = shown();
        thumb.type("enrolment-code", "half a code");

        thumb.tap("language-FR");

        thumb.see("enrol");
        assertThat(Thumb.now(() -> ((TextArea) thumb.find("enrolment-code").orElseThrow()).getText()))
                .isEqualTo("half a code");
        assertThat(phone.app().words().language()).isEqualTo(Language.FR);
    }

    @Test
    void after_a_restart_language_theme_and_text_size_are_as_they_were() {
        phone.enrolled();
        Thumb before = shown();
        before.tap("nav-settings");
        before.tap("language-FR");
        before.tap("theme-NIGHT");
        before.tap("text-size-LARGE");
        before.until("kept", () -> phone.notebook().preferences().size() == 3);
        phone.reopen();

        shown().see("kind-BORDER");

        assertThat(phone.app().words().language()).isEqualTo(Language.FR);
        assertThat(phone.app().theme()).isEqualTo(Theme.NIGHT);
        assertThat(phone.app().textSize()).isEqualTo(TextSize.LARGE);
    }

    /** Put back to an older version of the app. */
    @Test
    void a_choice_that_this_version_does_not_know_is_passed_over() {
        phone.enrolled().notebook().prefer(Preference.LANGUAGE, "xx");
        phone.notebook().prefer(Preference.THEME, "PLAID");

        shown().see("kind-BORDER");

        assertThat(phone.app().words().language()).isEqualTo(Language.EN);
        assertThat(phone.app().theme()).isEqualTo(Theme.LIGHT);
        assertThat(Thumb.now(() -> phone.app().scene().getEffectiveNodeOrientation()))
                .isNotEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    }
}
