package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A team leader's tasks and planned patrols on the officer's screens, looked at by a machine and photographed. */
@ExtendWith(ApplicationExtension.class)
class HandedDownScreensTest {

    private static final PatrolPlan PLAN = new PatrolPlan(
            "00000000000000c1",
            "ALPHA-1",
            CodeList.MEANS.code("VEHICLE"),
            CodeList.TASK.code("BORDER"),
            AppAtWork.NOON.plus(Duration.ofHours(20)),
            List.of("BP03"));

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
        phone.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void they_are_readable_and_in_reach(Language spoken, FxRobot robot) {
        begin(robot, spoken, 390, 844);
        look("");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "AR,360,640"})
    void in_the_largest_letters(Language spoken, int width, int height, FxRobot robot) {
        begin(robot, spoken, width, height);
        tour.go(() -> phone.app().write(TextSize.LARGEST));
        look("-largest-" + width);
        assertThat(tour.flaws()).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(AppAtWork.NOON, phone.mission().zone());
    }

    private void begin(FxRobot robot, Language spoken, int width, int height) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, Theme.LIGHT);
        LocalDate today = today();
        phone.server()
                .hands(new Body.Tasked(
                        new Task(7, "Count trucks at the bridge by day", today.plusDays(1), Optional.of("BP03"))));
        phone.server().hands(new Body.Tasked(new Task(8, "Ask at the market", today.minusDays(1), Optional.empty())));
        phone.server().hands(new Body.Planned(PLAN));
        tour.open(width, height);
        tour.go(() -> phone.app().exchange());
        tour.tap("send");
    }

    private void look(String how) {
        tour.go(() -> phone.app().home());
        tour.look("home-tasks" + how);
        tour.go(() -> phone.app().startPatrol());
        tour.look("patrol-from-leader" + how);
    }
}
