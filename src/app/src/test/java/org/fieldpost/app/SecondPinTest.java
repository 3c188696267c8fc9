package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;
import static org.fieldpost.app.PhoneBehindTheDoor.SECOND;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A second PIN, given up under duress, opens what a trainee's phone shows. */
@ExtendWith(ApplicationExtension.class)
class SecondPinTest {

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
        phone.setUp(MissionMode.LIVE);
        phone.chooseSecondPin();
        phone.lock();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void the_second_pin_opens_what_a_trainees_phone_shows_before_he_joins() {
        phone.keyIn(SECOND);
        phone.see("enrolment-code");
        List<String> underDuress = phone.shown();
        phone.lockByTime();
        phone.thumb().tap("notebook-2");
        phone.keyIn(PIN);
        phone.keyIn(PIN);
        phone.see("enrolment-code");

        assertThat(phone.shown()).isEqualTo(underDuress);
    }

    @Test
    void a_trainees_settings_are_the_same_under_the_second_pin_and_on_a_trainees_own_phone() {
        phone.keyIn(SECOND);
        phone.join(MissionMode.EXERCISE, phone.server());
        phone.thumb().tap("nav-settings");
        List<String> underDuress = phone.shown();
        phone.lock();

        phone.thumb().tap("notebook-2");
        phone.keyIn(PIN);
        phone.keyIn(PIN);
        phone.join(MissionMode.EXERCISE, phone.server());
        phone.thumb().tap("nav-settings");

        assertThat(phone.shown())
                .filteredOn(text -> !text.startsWith("Fingerprint"))
                .isEqualTo(underDuress.stream()
                        .filter(text -> !text.startsWith("Fingerprint"))
                        .toList());
        assertThat(phone.shown()).contains("EXERCISE EXERCISE EXERCISE");
        phone.lock();
        phone.keyIn(PIN);
        phone.see("nav-reports");
        assertThat(phone.shown()).contains("EXERCISE EXERCISE EXERCISE");
    }
}
