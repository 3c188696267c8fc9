package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.map.MapCanvas;
import org.fieldpost.app.map.Viewport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Language;
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
import org.testfx.util.WaitForAsyncUtils;

/** The map's screens, looked at by a machine for what a person would find wrong, and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class MapScreensTest {

    /** Beside the minefield of Tamsin. */
    private static final Point NEAR_TAMSIN = new Point(-12.3806, -19.8067);

    private static final Color SURVEY = Color.rgb(230, 204, 153);

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
        // an open map asks its workers again and again
        Thumb.now(() -> {
            stage.hide();
            return true;
        });
        phone.close();
    }

    private void sorrenga(FxRobot robot, Language spoken, Theme theme, int width, int height) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE)
                .enrolledIn("sorrenga")
                .standingAt(NEAR_TAMSIN);
        submitted();
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
    }

    private void submitted() {
        for (int i = 0; i < 4; i++) {
            submit(Samples.borderVisit(AppAtWork.NOON), -12.44 + i * 0.004, -19.66 - i * 0.07, i);
            submit(Samples.smuggling(AppAtWork.NOON), -12.31 - i * 0.004, -19.86 - i * 0.002, 4 + i);
        }
        submit(Samples.resourceSite(AppAtWork.NOON), -12.345, -19.80, 8);
    }

    private void submit(Observation seen, double latitudeDeg, double longitudeDeg, int number) {
        phone.notebook()
                .submit(MapReports.moved(seen, new Point(latitudeDeg, longitudeDeg)), "00000000000000c" + number);
    }

    @ParameterizedTest
    @CsvSource({"EN,LIGHT", "EN,SUN", "EN,NIGHT", "AR,LIGHT", "AR,SUN", "AR,NIGHT"})
    void by_day_in_bright_sun_and_at_night(Language spoken, Theme theme, FxRobot robot) {
        sorrenga(robot, spoken, theme, 390, 844);
        tour.tap("nav-map");
        settled();
        tour.look("map-country");
        tour.tap("locate");
        settled();
        tour.look("map-near");
        press(robot, KeyCode.PLUS, 2);
        tour.look("map-nearer");
        tour.tap("layers");
        tour.look("map-layers");
        tour.scrollDown();
        tour.look("map-signs");
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EN,USUAL,360,640", "EN,LARGEST,360,640", "AR,LARGEST,360,640", "EN,USUAL,800,1280", "AR,USUAL,800,1280"
    })
    void on_small_and_large_displays_and_in_the_largest_letters(
            Language spoken, TextSize size, int width, int height, FxRobot robot) {
        sorrenga(robot, spoken, Theme.LIGHT, width, height);
        tour.go(() -> phone.app().write(size));
        String how = "-" + size.name().toLowerCase(Locale.ROOT) + "-" + width;
        tour.tap("nav-map");
        settled();
        tour.look("map-country" + how);
        tour.tap("locate");
        settled();
        tapReport(robot);
        tour.look("map-card" + how);
        tour.tap("layers");
        tour.look("map-layers" + how);
        tour.scrollDown();
        tour.look("map-signs" + how);
        assertThat(tour.flaws()).isEmpty();
    }

    /** The one single report near the officer. */
    private void tapReport(FxRobot robot) {
        Point2D there = Thumb.now(() -> {
            Viewport view = map().view().get();
            return map().localToScreen(view.screenX(-19.80 / 360 + 0.5), screenY(view, -12.345));
        });
        robot.clickOn(there);
    }

    private static double screenY(Viewport view, double latitudeDeg) {
        double low = 0;
        double high = view.heightPx();
        while (high - low > 0.01) {
            double middle = (low + high) / 2;
            if (view.pointAt(0, middle).latitudeDeg() > latitudeDeg) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void keys_move_the_map_zoom_it_and_close_what_lies_over_it(FxRobot robot) {
        sorrenga(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.tap("nav-map");
        settled();
        Viewport whole = seen();
        press(robot, KeyCode.HOME, 1);
        assertThat(seen().centre().distanceM(NEAR_TAMSIN)).isLessThan(10);
        Viewport near = seen();
        press(robot, KeyCode.RIGHT, 1);
        press(robot, KeyCode.DOWN, 1);
        assertThat(seen().centre().longitudeDeg()).isGreaterThan(near.centre().longitudeDeg());
        assertThat(seen().centre().latitudeDeg()).isLessThan(near.centre().latitudeDeg());
        press(robot, KeyCode.LEFT, 1);
        press(robot, KeyCode.UP, 1);
        assertThat(seen().centre().distanceM(NEAR_TAMSIN)).isLessThan(10);
        press(robot, KeyCode.PLUS, 1);
        assertThat(seen().zoom()).isEqualTo(near.zoom() + 1);
        press(robot, KeyCode.SUBTRACT, 2);
        assertThat(seen().zoom()).isEqualTo(near.zoom() - 1);
        press(robot, KeyCode.DIGIT0, 1);
        assertThat(seen().zoom()).isEqualTo(whole.zoom());
        assertThat(seen().centre()).isEqualTo(whole.centre());

        press(robot, KeyCode.ENTER, 1);
        assertThat(said("readout-region")).startsWith("Tapped place");
        robot.type(KeyCode.ESCAPE);
        assertThat(said("readout-region")).startsWith("Centre of the map");
        tour.tap("layers");
        robot.type(KeyCode.ESCAPE);
        assertThat(tour.shows("layers-sheet")).isFalse();
    }

    private Viewport seen() {
        return Thumb.now(() -> map().view().get());
    }

    private String said(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return Thumb.now(() -> ((Label) stage.getScene().lookup("#" + id)).getText());
    }

    @Test
    void a_copied_map_package_is_drawn_named_and_can_be_hidden(FxRobot robot) throws Exception {
        MapPackages.write(folder.resolve("courier/maps/survey.mbtiles"), SURVEY);
        sorrenga(robot, Language.EN, Theme.LIGHT, 390, 844);
        tour.tap("nav-map");
        new Thumb(null, stage.getScene()).until("the copied map to be drawn", () -> share(SURVEY) > 0.5);
        tour.look("map-package");
        tour.tap("layers");
        tour.look("map-package-layers");
        assertThat(shownTexts()).anyMatch(text -> text.equals("Old survey · Survey 1962"));
        tour.tap("layer-tiles");
        tour.tap("close-layers");
        settled();
        assertThat(Thumb.now(() -> share(SURVEY))).isLessThan(0.01);
        assertThat(tour.flaws()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_was_copied_in_vain_is_named_with_the_remedy(Language spoken, FxRobot robot) throws Exception {
        Path maps = Files.createDirectories(folder.resolve("courier/maps"));
        Files.writeString(maps.resolve("border-map.pdf"), "%PDF-1.4");
        Files.writeString(maps.resolve("torn.mbtiles"), "not a database");
        sorrenga(robot, spoken, Theme.LIGHT, 360, 640);
        tour.tap("nav-map");
        settled();
        tour.tap("layers");
        tour.scrollDown();
        tour.look("map-copied-in-vain");
        assertThat(shownTexts())
                .anyMatch(text -> text.contains("border-map.pdf") && text.contains("*.mbtiles"))
                .anyMatch(text -> text.contains("torn.mbtiles"));
        assertThat(tour.flaws()).isEmpty();
    }

    /** How much of the map has this colour. */
    private double share(Color colour) {
        var image = map().snapshot(null, null);
        int width = (int) image.getWidth();
        long of = IntStream.range(0, width * (int) image.getHeight())
                .filter(i ->
                        image.getPixelReader().getColor(i % width, i / width).equals(colour))
                .count();
        return of / (image.getWidth() * image.getHeight());
    }

    private List<String> shownTexts() {
        return Thumb.now(() -> stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private void press(FxRobot robot, KeyCode key, int times) {
        for (int i = 0; i < times; i++) {
            Thumb.now(() -> {
                map().requestFocus();
                return true;
            });
            robot.type(key);
            settled();
        }
    }

    private MapCanvas map() {
        return (MapCanvas) stage.getScene().lookup("#map");
    }

    private void settled() {
        new Thumb(null, stage.getScene()).until("the map to stand still", () -> map().settled());
    }
}
