package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Language;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Safety rule 3 on the screens: a restricted report after it was submitted. */
@ExtendWith(ApplicationExtension.class)
class GoneScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,390",
        "FR,LIGHT,360",
        "ES,LIGHT,390",
        "AR,LIGHT,390",
        "PT,LIGHT,390",
        "SW,LIGHT,390",
        "AR,NIGHT,390"
    })
    void the_officer_is_told_at_once_in_the_list_and_on_its_page_that_it_can_no_longer_be_read(
            Language spoken, Theme theme, int width, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        var tour = new Tour(robot, stage, phone, spoken, theme);
        ReceiptCode receipt = phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000b1");
        Draft draft = Draft.correcting("00000000000000c1", receipt, Samples.smuggling(AppAtWork.NOON))
                .handledAtLeast(Handling.H3);
        phone.notebook().save(draft);
        tour.open(width, 844);

        tour.go(() -> phone.app().observe(draft));
        tour.tap("save");
        for (int patience = 0; patience < 200 && !tour.shows("gone-receipt"); patience++) {
            tour.go(() -> {});
        }
        assertThat(tour.shows("gone-receipt")).isTrue();
        tour.look("gone-submitted");
        tour.tap("gone-close");
        tour.look("gone-list");
        tour.tapLine(receipt.spoken());

        assertThat(tour.shows("gone")).isTrue();
        assertThat(tour.shows("correct")).isFalse();
        assertThat(tour.shows("retract")).isTrue();
        tour.look("gone-report");
        assertThat(phone.notebook().reports()).isEmpty();
        assertThat(phone.notebook().submitted().lines())
                .extracting(line -> line.standing().state())
                .containsExactly(Report.State.WAITING);
        assertThat(tour.flaws()).isEmpty();
    }
}
