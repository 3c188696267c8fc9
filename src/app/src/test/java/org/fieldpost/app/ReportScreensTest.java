package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Language;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The screens of reports after they were submitted, looked at by a machine and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class ReportScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Tour tour;
    private ReceiptCode asked;
    private ReceiptCode retracted;
    private ReceiptCode graded;

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
    void every_page_is_readable_and_in_reach(Language spoken, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, 390, 844);
        everyPage("");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "AR,360,640", "FR,360,640", "EN,800,1280"})
    void on_small_and_large_displays(Language spoken, int width, int height, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, width, height);
        everyPage("-" + width + "x" + height);
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,SUN", "EN,NIGHT", "AR,SUN", "AR,NIGHT"})
    void in_bright_sun_and_at_night(Language spoken, Theme chosen, FxRobot robot) {
        begin(robot, spoken, chosen, 390, 844);
        everyPage("");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "AR,360,640", "EN,390,844", "AR,390,844"})
    void in_the_largest_letters(Language spoken, int width, int height, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, width, height);
        tour.go(() -> phone.app().write(TextSize.LARGEST));
        everyPage("-" + TextSize.LARGEST.name().toLowerCase(Locale.ROOT) + "-" + width);
        assertThat(tour.flaws()).isEmpty();
    }

    /** An officer's way on the real screens: from the question on home to the answer, a correction and a retraction. */
    @Test
    void a_question_is_found_on_home_and_answered_and_a_report_taken_back(FxRobot robot) {
        begin(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.go(() -> phone.app().home());
        tour.tap("question-7");
        tour.go(() -> ((TextArea) stage.getScene().lookup("#answer-7")).setText("The far one"));
        tour.tap("give-7");
        assertThat(phone.notebook().submitted().openQuestions()).isEmpty();
        assertThat(tour.shows("answer-7")).isFalse();

        tour.tap("correct");
        assertThat(phone.notebook().drafts())
                .anySatisfy(draft -> assertThat(draft.revises()).contains(asked));
        tour.tap("save");
        assertThat(phone.notebook().submitted().life(asked).orElseThrow().revisions())
                .hasSize(2);

        tour.go(() -> phone.app().report(asked));
        tour.tap("retract");
        tour.tap("because-SAFETY");
        tour.tap("really");
        assertThat(phone.notebook()
                        .submitted()
                        .life(asked)
                        .orElseThrow()
                        .standing()
                        .orElseThrow()
                        .state())
                .isEqualTo(Report.State.RETRACTED);
        assertThat(tour.shows("correct")).isFalse();
    }

    @Test
    void the_search_and_the_filter_stay_when_a_report_was_looked_at(FxRobot robot) {
        begin(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.go(() -> phone.app().reports());
        tour.go(() -> ((TextField) stage.getScene().lookup("#search")).setText("border"));
        tour.tap("filter");
        tour.tap("filter-retracted");
        tour.tap("show");
        tour.tapLine(retracted.spoken());
        assertThat(tour.shows("receipt")).isTrue();

        tour.go(() -> phone.app().reports());

        assertThat(((TextField) stage.getScene().lookup("#search")).getText()).isEqualTo("border");
        assertThat(((ListView<?>) stage.getScene().lookup("#reports")).getItems())
                .extracting(line -> ((ReportLine) line).receipt())
                .containsExactly(retracted);
    }

    private void begin(FxRobot robot, Language spoken, Theme theme, int width, int height) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, theme);
        asked = phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000b1");
        graded = phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000b2");
        retracted = phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000b3");
        ReceiptCode merged = phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000b4");
        tour.open(width, height);
        tour.go(() -> phone.app().exchange());
        tour.tap("send");
        phone.server()
                .asks(
                        phone.notebook(),
                        asked,
                        new Asked(7, "Which bank of the river did you see them on?", AppAtWork.NOON));
        phone.server().rules(phone.notebook(), graded, Ruling.graded(new Grade('B', 2)), AppAtWork.NOON);
        phone.server().rules(phone.notebook(), merged, Ruling.mergedInto(ReceiptCode.parse("K9-3")), AppAtWork.NOON);
        tour.tap("send");
        phone.notebook().submitted().retract(retracted, RetractionReason.WRONG_PLACE_OR_TIME);
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000b5");
    }

    private void everyPage(String how) {
        tour.go(() -> phone.app().home());
        tour.look("home-asked" + how);
        tour.go(() -> phone.app().reports());
        tour.look("report-list" + how);
        tour.tap("filter");
        tour.look("report-filter" + how);
        tour.tap("filter-retracted");
        tour.tap("show");
        tour.look("report-list-filtered" + how);
        tour.go(() -> ((TextField) stage.getScene().lookup("#search")).setText("zzz"));
        tour.look("report-list-none" + how);
        tour.go(() -> phone.app().report(asked));
        tour.look("report-asked" + how);
        tour.scrollDown();
        tour.look("report-asked-end" + how);
        tour.go(() -> phone.app().report(graded));
        tour.look("report-graded" + how);
        tour.tap("retract");
        tour.tap("because-SAFETY");
        tour.look("report-retracting" + how);
        phone.notebook().revise(asked, Samples.smuggling(AppAtWork.NOON, "On the far bank"));
        tour.go(() -> phone.app().report(asked));
        tour.look("report-corrected" + how);
        tour.scrollDown();
        tour.look("report-versions" + how);
        tour.go(() -> phone.app().report(retracted));
        tour.look("report-retracted" + how);
    }
}
