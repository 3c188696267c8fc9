package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;
import static org.fieldpost.app.PhoneBehindTheDoor.SECOND;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.fieldpost.android.WrittenTracks;
import org.fieldpost.app.device.track.TrackFileGps;
import org.fieldpost.app.device.track.TrackFiles;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A phone that records by itself, whose officer is made to open his training notebook in the middle of a patrol. */
@ExtendWith(ApplicationExtension.class)
class TrackAndSecondPinTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private FxRobot robot;
    private PhoneBehindTheDoor phone;
    private final List<Point> way = new ArrayList<>();

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void goOnPatrol(FxRobot hand) {
        robot = hand;
        phone = switchedOn();
        phone.setUp(MissionMode.LIVE);
        phone.chooseSecondPin();
        phone.thumb().tap("nav-home");
        phone.thumb().tap("start-patrol");
        phone.thumb().type("crew-code", "ZEBRA-77");
        phone.thumb().tap("start-now");
        phone.see("end-patrol");
        phone.until("a track to be wanted", this::wanted);
    }

    private PhoneBehindTheDoor switchedOn() {
        var made = new PhoneBehindTheDoor(stage, robot, folder);
        var files = new TrackFiles(made.privateDirectory(), made.trackKeys(), new SeededRandom(3), made.clock());
        return made.with(new TrackFileGps(files, made.clock()))
                .fitted((app, desk) -> app.recordingTracks(Duration.ofMillis(200)))
                .switchedOn();
    }

    private boolean wanted() {
        return !WrittenTracks.wanted(phone.privateDirectory()).isEmpty();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void what_was_recorded_before_and_while_it_was_locked_is_in_the_track_after_the_training_notebook_was_open() {
        try (var service = WrittenTracks.asWanted(phone.privateDirectory())) {
            walk(service, 2);
            phone.until("the way so far", () -> track().containsAll(way));
            phone.lock();
            walk(service, 2);
            phone.keyIn(SECOND);
            phone.see("enrolment-code");
            phone.until("nothing to be wanted in training", () -> !wanted());
        }
        List<Point> recorded = List.copyOf(way);

        phone.join(MissionMode.EXERCISE, phone.server());
        phone.until("a trainee's position to be wanted", this::wanted);
        try (var service = WrittenTracks.asWanted(phone.privateDirectory())) {
            walk(service, 2);
            phone.lock();
        }
        phone.keyIn(PIN);
        phone.see("end-patrol");

        phone.until("the whole way", () -> track().containsAll(recorded));
        assertThat(track()).doesNotHaveDuplicates().containsExactlyElementsOf(recorded);
    }

    @Test
    void also_when_the_app_was_killed_in_training() {
        try (var service = WrittenTracks.asWanted(phone.privateDirectory())) {
            walk(service, 2);
            phone.lock();
            walk(service, 2);
            phone.keyIn(SECOND);
            phone.see("enrolment-code");
            phone.until("nothing to be wanted in training", () -> !wanted());
        }
        Duration later = Duration.between(AppAtWork.NOON, phone.clock().instant());
        phone.close();

        phone = switchedOn();
        phone.clock().pass(later);
        phone.keyIn(PIN);
        phone.see("end-patrol");

        phone.until("the whole way", () -> track().containsAll(way));
    }

    /** Each point far enough from the last and long enough after it to be kept. */
    private void walk(WrittenTracks service, int points) {
        for (int i = 0; i < points; i++) {
            phone.clock().pass(Duration.ofMinutes(1));
            Point from = AppAtWork.SANNIQUELLIE;
            var here = new Point(
                    Math.round((from.latitudeDeg() + 0.002 * (way.size() + 1)) * 1e5) / 1e5,
                    Math.round(from.longitudeDeg() * 1e5) / 1e5);
            service.measured(phone.clock().instant(), here, 4);
            way.add(here);
        }
    }

    private List<Point> track() {
        var notebook = phone.desk().notebook();
        return notebook.patrolLog().fixes(notebook.runningPatrol().orElseThrow().key()).stream()
                .map(TrackFix::position)
                .map(position -> position.point())
                .toList();
    }
}
