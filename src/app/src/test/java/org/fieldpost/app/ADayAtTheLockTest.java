package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every screen of the lock once, in the order in which an officer meets them. */
@ExtendWith(ApplicationExtension.class)
class ADayAtTheLockTest {

    private static final String NEXT = "83920174";

    @TempDir
    private Path folder;

    private Stage stage;
    private PhoneBehindTheDoor phone;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void from_the_first_pin_over_a_wrong_another_and_a_second_one_to_leaving_the_phone(FxRobot robot) {
        phone = new PhoneBehindTheDoor(stage, robot, folder).switchedOn();
        isReadInEveryLanguage();
        phone.setUp(MissionMode.LIVE);
        choosesAnotherPin();
        phone.lock();
        phone.keyIn(PIN);
        phone.reads("9 more wrong ones");
        phone.keyIn(NEXT);
        phone.see("nav-reports");
        phone.chooseSecondPin(NEXT);
        leaves();
        assertThat(phone.door().open()).isFalse();
    }

    private void isReadInEveryLanguage() {
        for (Language each : Language.values()) {
            phone.see("language-" + each);
            phone.thumb().tap("language-" + each);
            phone.reads(Words.in(each).say("lock.cost"));
        }
        phone.thumb().tap("language-EN");
        phone.reads(Words.in(Language.EN).say("lock.cost"));
    }

    private void choosesAnotherPin() {
        phone.thumb().tap("nav-settings");
        phone.thumb().tap("pin-change");
        phone.thumb().type("pin-present", PIN);
        phone.thumb().type("pin-next", NEXT);
        phone.thumb().type("pin-repeated", NEXT);
        phone.thumb().tap("pin-set");
        phone.see("pin-done");
    }

    private void leaves() {
        phone.thumb().tap("nav-settings");
        phone.thumb().tap("leave");
        phone.thumb().tap("leave-sure");
        phone.thumb().tap("leave-do");
        phone.see("lock-cost");
    }
}
