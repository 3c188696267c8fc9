package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;
import static org.fieldpost.app.PhoneBehindTheDoor.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The door on the real screens: a notebook is set up, locked and opened again. */
@ExtendWith(ApplicationExtension.class)
class DoorTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private PhoneBehindTheDoor phone;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void knock(FxRobot robot) {
        phone = new PhoneBehindTheDoor(stage, robot, folder).switchedOn();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_new_phone_asks_for_a_pin_then_for_the_invitation_and_a_draft_is_there_after_it_was_locked() {
        phone.reads("Nobody can restore a forgotten PIN");
        phone.setUp(MissionMode.LIVE);
        phone.borderDraft();

        phone.lock();
        assertThat(phone.shown()).noneMatch(text -> text.contains("Liberia"));
        phone.keyIn("11223399");
        phone.reads("9 more wrong ones");
        phone.tapIn(PIN);
        phone.see("nav-reports");

        phone.reads("Border");
        phone.until("the draft on the home screen", phone::draftShown);
    }

    @Test
    void nobody_touches_it_and_it_locks_itself() {
        phone.setUp(MissionMode.LIVE);
        phone.clock().pass(Duration.ofMinutes(4));
        phone.thumb().tap("nav-map");
        phone.clock().pass(Duration.ofMinutes(4));
        WaitForAsyncUtils.sleep(1_500, TimeUnit.MILLISECONDS);
        assertThat(phone.door().open()).isTrue();

        phone.clock().pass(Duration.ofMinutes(2));

        phone.see("key-enter");
        assertThat(phone.door().open()).isFalse();
    }

    @Test
    void after_a_minute_in_another_app_it_is_locked() {
        phone.setUp(MissionMode.LIVE);
        assertThat(phone.openBackAfter(Duration.ofSeconds(50))).isTrue();
        assertThat(phone.openBackAfter(Duration.ofSeconds(50)))
                .as("each time counts by itself")
                .isTrue();

        assertThat(phone.openBackAfter(Duration.ofSeconds(60))).isFalse();

        phone.see("key-enter");
    }

    @Test
    void in_another_app_that_nobody_leaves_it_locks_itself_after_a_minute() {
        phone.setUp(MissionMode.LIVE);
        phone.lifecycle().pause();
        phone.clock().pass(Duration.ofSeconds(60));

        phone.see("key-enter");
        assertThat(phone.door().open()).isFalse();
    }

    @Test
    void the_minute_in_another_app_does_not_begin_anew_when_the_phone_stops_the_app() {
        phone.setUp(MissionMode.LIVE);
        phone.lifecycle().pause();
        phone.clock().pass(Duration.ofSeconds(40));
        phone.lifecycle().stop();
        phone.clock().pass(Duration.ofSeconds(20));

        phone.see("key-enter");
    }

    @Test
    void an_officer_leaves_the_phone_and_his_notebook_goes_with_its_key() throws IOException {
        phone.setUp(MissionMode.LIVE);
        phone.thumb().tap("nav-settings");
        phone.thumb().tap("leave");
        phone.see("leave-do");
        phone.thumb().tap("leave-sure");
        phone.thumb().tap("leave-do");
        phone.see("lock-cost");

        try (Stream<Path> files = Files.list(phone.privateDirectory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("notebook-1"));
        }
    }

    @Test
    void several_officers_have_notebooks_of_their_own() {
        phone.setUp(MissionMode.LIVE);
        phone.borderDraft();
        phone.lock();
        phone.thumb().tap("notebook-3");
        phone.keyIn(SECOND);
        phone.keyIn(SECOND);
        phone.see("enrolment-code");
        phone.lockByTime();
        phone.thumb().tap("notebook-1");
        phone.keyIn(SECOND);
        phone.reads("9 more wrong ones");
        phone.keyIn(PIN);
        phone.see("nav-reports");

        phone.reads("Border");
        phone.until("the draft on the home screen", phone::draftShown);
    }

    @ParameterizedTest
    @EnumSource(names = {"EN", "AR"})
    void the_lock_in_the_settings_and_its_pages_are_whole_in_english_and_arabic(Language spoken) {
        phone.see("key-enter");
        phone.thumb().tap("language-" + spoken);
        phone.setUp(MissionMode.LIVE);
        phone.thumb().tap("nav-settings");
        phone.see("pin-change");
        phone.look("settings-lock", spoken);
        phone.thumb().tap("pin-change");
        phone.see("pin-set");
        phone.look("pin-first", spoken);
        phone.thumb().tap("pin-back");
        phone.see("pin-second");
        phone.thumb().tap("pin-second");
        phone.see("pin-set");
        phone.look("pin-second", spoken);
        phone.thumb().tap("pin-back");
        phone.see("leave");
        phone.thumb().tap("leave");
        phone.see("leave-do");
        phone.look("leave", spoken);
    }
}
