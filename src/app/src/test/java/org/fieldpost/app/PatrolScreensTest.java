package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The patrol's screens from the plan to the report handed in, looked at and photographed. */
@ExtendWith(ApplicationExtension.class)
class PatrolScreensTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);
    private static final String REPORT = "report-" + Samples.CREW;

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
    @MethodSource("org.fieldpost.app.Looks#all")
    void from_the_plan_to_the_report_every_screen_is_readable_and_in_reach(
            Language spoken, Theme theme, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(390, 844);
        tour.tap("start-patrol");
        tour.tap("plan-patrol");
        tour.tap("save-plan");
        tour.look("patrol-plan");
        type("crew-code", "ALPHA-1");
        tour.tap("save-plan");
        tour.look("patrol-start-with-plan");

        outAndAbout();
        tour.go(() -> phone.app().home());
        tour.look("patrol-home");
        lookWithWrongClock("patrol-home-clock");
        tour.scrollDown();
        tour.look("patrol-home-track");
        tour.tap("note-places");
        tour.tap("visit-BP05");
        tour.look("patrol-places");
        tour.tap("visits-done");
        tour.tap("pause-patrol");
        tour.look("patrol-home-paused");
        tour.tap("resume-patrol");
        tour.tap("nothing-seen");
        tour.tap("FUEL");
        tour.look("patrol-nil");
        tour.tap("nil-other-place");
        tour.tap("nil-place-BP05");
        tour.look("patrol-nil-other-place");
        tour.go(() -> phone.app().home());
        tour.tap("end-patrol");
        tour.look("patrol-home-end-asked");
        tour.tap("end-patrol");
        tour.look("patrol-home-owed");

        phone.app().printingBy(new PrintIntoFolder(() -> folder.resolve("out"), PdfWriter::write));
        tour.tap(REPORT);
        tour.look("patrol-report");
        lookThrough("patrol-report");
        tour.tap("add-place");
        tour.look("patrol-report-add-place");
        tour.tap("print-report");
        tour.scrollDown();
        tour.look("patrol-report-printed");
        tour.tap("hand-in");
        tour.look("patrol-report-asked");
        tour.tap("hand-in");
        tour.look("patrol-report-handed-in");
        tour.scrollDown();
        tour.look("patrol-report-handed-in-end");
        tour.go(() -> phone.app().home());
        tour.look("patrol-home-handed-in");
        assertThat(tour.flaws()).isEmpty();
    }

    /** The phone was told that its clock is four hundred days ahead. */
    private void lookWithWrongClock(String name) {
        Instant now = phone.clock().instant();
        phone.notebook().goBy(() -> Optional.of(new ClockReading(1, now.minus(Duration.ofHours(2)), Optional.empty())));
        phone.notebook().toldTime(now.minus(Duration.ofDays(400)), ClockConfidence.GPS);
        tour.go(() -> phone.app().home());
        tour.look(name);
        phone.notebook().goBy(BootClock.NONE);
        tour.go(() -> phone.app().home());
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,360,640,USUAL",
        "AR,SUN,360,640,USUAL",
        "FR,NIGHT,360,640,LARGE",
        "EN,LIGHT,360,640,LARGEST",
        "AR,NIGHT,360,640,LARGEST",
        "SW,LIGHT,800,1280,USUAL"
    })
    void on_every_display_in_every_light_and_in_large_letters(
            Language spoken, Theme theme, int width, int height, TextSize size, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.EXERCISE).enrolled();
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
        tour.go(() -> phone.app().write(size));
        String how = "-" + width + "-" + size.name().toLowerCase(Locale.ROOT);
        outAndAbout();
        tour.go(() -> phone.app().home());
        tour.look("patrol-home" + how);
        lookWithWrongClock("patrol-home-clock" + how);
        tour.tap("note-places");
        tour.look("patrol-places" + how);
        tour.go(() -> phone.app().planPatrol());
        tour.look("patrol-plan" + how);
        tour.go(() -> phone.app().nothingSeen());
        tour.look("patrol-nil" + how);
        tour.go(() -> phone.app().home());
        tour.tap("end-patrol");
        tour.tap("end-patrol");
        phone.clock().pass(Duration.ofMinutes(200));
        tour.go(() -> phone.app().home());
        tour.look("patrol-home-late" + how);
        tour.tap(REPORT);
        tour.look("patrol-report" + how);
        tour.scrollDown();
        tour.look("patrol-report-end" + how);
        tour.tap("hand-in");
        tour.look("patrol-report-asked" + how);
        assertThat(tour.flaws()).isEmpty();
    }

    @Test
    void what_is_typed_into_the_report_is_there_when_the_app_is_opened_again(FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.open(390, 844);
        outAndAbout();
        tour.go(() -> phone.app().home());
        tour.tap("end-patrol");
        tour.tap("end-patrol");
        tour.tap(REPORT);
        var thumb = new Thumb(robot, stage.getScene());
        thumb.type("text-assessment", "quiet");

        phone.reopen();
        tour.open(390, 844);
        tour.tap(REPORT);

        assertThat(Thumb.now(() -> ((TextArea) find("text-assessment")).getText()))
                .isEqualTo("quiet");
    }

    @Test
    void no_more_can_be_typed_than_travels(FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.open(390, 844);
        outAndAbout();
        tour.go(() -> phone.app().home());
        tour.tap("end-patrol");
        tour.tap("end-patrol");
        tour.tap(REPORT);

        tour.go(() -> ((TextArea) find("text-gender")).setText("x".repeat(PatrolReport.TEXT_CHARS)));
        tour.go(() -> ((TextArea) find("text-gender")).appendText("too much"));

        assertThat(Thumb.now(() -> ((TextArea) find("text-gender")).getText())).hasSize(PatrolReport.TEXT_CHARS);
    }

    @Test
    void without_a_printer_nothing_offers_to_print_and_with_one_the_pdf_is_written_and_named(FxRobot robot)
            throws IOException {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.open(390, 844);
        outAndAbout();
        tour.go(() -> phone.app().home());
        tour.tap("end-patrol");
        tour.tap("end-patrol");
        tour.tap(REPORT);
        assertThat(tour.shows("hand-in")).isTrue();
        assertThat(tour.shows("print-report")).isFalse();

        phone.app().printingBy(new PrintIntoFolder(() -> folder.resolve("out"), PdfWriter::write));
        tour.go(() -> phone.app().home());
        tour.tap(REPORT);
        tour.tap("print-report");

        assertThat(Thumb.now(() -> ((Label) find("printed")).getText())).contains("patrol-K7-2-20260302-1200.pdf");
        Path pdf = folder.resolve("out").resolve("patrol-K7-2-20260302-1200.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("K7-2");
        }
    }

    /** Two hours on the road from Sanniquellie, with reports. */
    private void outAndAbout() {
        phone.notebook().record(PATROL);
        var here = phone.desk().position().orElseThrow();
        for (int minute = 1; minute < 60; minute += 5) {
            phone.notebook()
                    .patrolLog()
                    .append(PATROL.key(), new TrackFix(AppAtWork.NOON.plus(Duration.ofMinutes(minute)), here));
        }
        phone.clock().pass(Duration.ofHours(1));
        var later = phone.clock().instant();
        phone.notebook().submit(Samples.smuggling(later), "00000000000000b1");
        phone.notebook().submit(Samples.borderVisit(later), "00000000000000b2");
        phone.notebook().submit(Samples.nilReport(later));
        phone.clock().pass(Duration.ofMinutes(42));
    }

    private void lookThrough(String screen) {
        tour.scrollDown();
        tour.look(screen + "-end");
    }

    private void type(String id, String text) {
        tour.go(() -> ((TextField) find(id)).setText(text));
    }

    private Node find(String id) {
        return stage.getScene().lookup("#" + id);
    }
}
