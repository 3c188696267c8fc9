package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
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

/** What the officer is told at the door when a notebook, or its storage, is hurt. */
@ExtendWith(ApplicationExtension.class)
class FaultsAtTheDoorTest {

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

    @ParameterizedTest
    @EnumSource(names = {"EN", "AR"})
    void what_a_rescue_found_is_said_whole_on_the_smallest_phone_until_it_was_read(Language spoken) throws Exception {
        phone.see("key-enter");
        phone.thumb().tap("language-" + spoken);
        phone.setUp(MissionMode.LIVE);
        phone.borderDraft();
        phone.lock();
        phone.until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        for (Path file : files("\\.db")) {
            tearDrafts(file);
        }
        sized(360, 640);

        phone.keyIn(PIN);
        phone.see("told");
        phone.see("nav-reports");
        phone.look("rescued", spoken);
        assertThat(longestWordOf("told")).as("room beside the longest word").isPositive();
        phone.thumb().tap("told-read");
        phone.look("rescued-read", spoken);
        phone.thumb().tap("nav-reports");
        phone.see("nav-reports");
        assertThat(phone.thumb().find("told")).isEmpty();

        phone.lock();
        phone.until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        for (Path file : files("\\.db")) {
            Files.writeString(file, "this was never a notebook, however long it is, and SQLite will say so");
        }
        phone.keyIn(PIN);
        phone.see("told");
        phone.see("enrolment-code");
        phone.look("rescued-without-keys", spoken);
        assertThat(longestWordOf("told")).as("room beside the longest word").isPositive();
    }

    /** Of notebooks, not what was kept of damaged ones. */
    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(phone.privateDirectory())) {
            return all.filter(file -> file.getFileName().toString().matches("notebook-\\d-\\d" + ending))
                    .toList();
        }
    }

    /** What is left of a line that holds nothing else; negative where it is broken in the middle. */
    private double longestWordOf(String id) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var label = (Label) phone.thumb().find(id).orElseThrow();
            double longest = Pattern.compile("\\s+")
                    .splitAsStream(label.getText())
                    .map(Text::new)
                    .peek(word -> word.setFont(label.getFont()))
                    .mapToDouble(word -> word.getLayoutBounds().getWidth())
                    .max()
                    .orElseThrow();
            return label.getWidth()
                    - label.getInsets().getLeft()
                    - label.getInsets().getRight()
                    - longest;
        });
    }

    /** Each draft, as zeros. */
    private static void tearDrafts(Path file) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            statement.executeUpdate("UPDATE draft SET locked = zeroblob(length(locked))");
        }
    }

    private void sized(double width, double height) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            phone.stage().setWidth(width);
            phone.stage().setHeight(height);
            return true;
        });
    }

    @Test
    void a_notebook_that_cannot_be_opened_now_says_what_to_do_and_is_opened_at_the_next_try() throws Exception {
        phone.setUp(MissionMode.LIVE);
        phone.borderDraft();
        phone.lock();
        phone.until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        List<Path> away = new ArrayList<>();
        for (Path file : files("\\.db")) {
            away.add(Files.move(file, folder.resolve(file.getFileName())));
            Files.createDirectory(file);
        }

        phone.keyIn(PIN);
        phone.see("start-again");
        assertThat(phone.shown()).anyMatch(text -> text.contains("cannot be opened. Check that its folder exists"));
        phone.look("start-problem", Language.EN);
        for (Path file : away) {
            Path place = phone.privateDirectory().resolve(file.getFileName());
            Files.delete(place);
            Files.move(file, place);
        }
        phone.thumb().tap("start-again");
        phone.keyIn(PIN);
        phone.see("nav-reports");

        assertThat(phone.draftShown()).isTrue();
    }

    @Test
    void what_cannot_be_made_ready_to_travel_keeps_nobody_out_of_his_notebook() throws Exception {
        phone.setUp(MissionMode.LIVE);
        phone.borderDraft();
        phone.lock();
        phone.until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        Path ready = phone.privateDirectory().resolve("ready");
        try (Stream<Path> tray = Files.list(ready)) {
            for (Path each : tray.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(ready);
        Files.writeString(ready, "in the way");

        phone.keyIn(PIN);
        phone.see("told");
        phone.see("nav-reports");

        assertThat(phone.shown()).anyMatch(text -> text.contains("cannot be written. Check that the place exists"));
        assertThat(phone.draftShown()).isTrue();
    }
}
