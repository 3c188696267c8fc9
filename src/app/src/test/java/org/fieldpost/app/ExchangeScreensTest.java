package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
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

/** The exchange's pages, looked at by a machine for what a person would find wrong, and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class ExchangeScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private TwoPhones phones;
    private AppAtWork phone;
    private Tour tour;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phones.close();
    }

    @ParameterizedTest
    @MethodSource("org.fieldpost.app.Looks#all")
    void every_page_is_readable_and_in_reach(Language spoken, Theme theme, FxRobot robot) {
        begin(robot, spoken, theme, 390, 844);
        everyPage("");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,360,640", "EN,800,1280", "AR,360,640", "AR,800,1280", "FR,360,640"})
    void on_small_and_large_displays(Language spoken, int width, int height, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, width, height);
        everyPage("-" + width + "x" + height);
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN", "AR"})
    void in_the_largest_letters_on_the_smallest_phone(Language spoken, FxRobot robot) {
        begin(robot, spoken, Theme.LIGHT, 360, 640);
        tour.go(() -> phone.app().write(TextSize.LARGEST));
        everyPage("-" + TextSize.LARGEST.name().toLowerCase(Locale.ROOT));
        assertThat(tour.flaws()).isEmpty();
    }

    @Test
    void before_anything_was_written_it_says_that_nothing_waits_and_nothing_left(FxRobot robot) {
        phones = TwoPhones.inWindow(folder);
        phone = phones.driving();
        tour = new Tour(robot, stage, phone, Language.EN, Theme.LIGHT);
        tour.open(390, 844);
        tour.go(() -> phone.app().exchange());
        tour.look("exchange-new");
        tour.tap("history");
        tour.look("exchange-history-none");
        assertThat(tour.flaws()).isEmpty();
    }

    private void begin(FxRobot robot, Language spoken, Theme theme, int width, int height) {
        phones = TwoPhones.inWindow(folder).known();
        phone = phones.driving();
        phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000b1");
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000b2");
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000b3", List.of(new byte[60_000]));
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        phone.clock().pass(Duration.ofMinutes(95));
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
    }

    private void everyPage(String how) {
        tour.go(() -> phone.app().exchange());
        tour.look("exchange" + how);
        tour.scrollDown();
        tour.look("exchange-ways" + how);
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
        tour.tap("send");
        tour.scrollUp();
        tour.look("exchange-bad-news" + how);
        tour.tap("write-courier-file");
        tour.scrollUp();
        tour.look("exchange-courier" + how);
        text(how);
        phone.server().answerAgain();
        tour.tap("send");
        tour.scrollUp();
        tour.look("exchange-good-news" + how);
        tour.tap("carry-for-another");
        tour.look("exchange-carry" + how);
        tour.scrollDown();
        tour.look("exchange-carry-end" + how);
        tour.tap("back");
        tour.tap("hand-over");
        tour.look("exchange-hand-over" + how);
        tour.tap("give");
        tour.look("exchange-hand-over-problem" + how);
        tour.tap("back");
        tour.tap("history");
        tour.look("exchange-history" + how);
        tour.tap("back");
    }

    private void text(String how) {
        tour.tap("one-text");
        tour.look("exchange-text-choice" + how);
        tour.tap("text-of-" + phone.notebook().reports().get(0).receipt().spoken());
        tour.look("exchange-text-warning" + how);
        tour.tap("understood");
        tour.look("exchange-text" + how);
        tour.tap("back");
    }
}
