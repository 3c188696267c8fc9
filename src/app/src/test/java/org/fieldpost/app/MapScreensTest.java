package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.map.MapCanvas;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The map's screens, looked at by a machine for what a person would find wrong, and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class MapScreensTest {

    /** Beside the minefield of Tamsin. */
    private static final Point NEAR_TAMSIN = new Point(-12.3806, -19.8067);

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
