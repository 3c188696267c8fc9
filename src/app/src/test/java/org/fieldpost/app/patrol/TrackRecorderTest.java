package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackRecorderTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final double DEGREES_NORTH_PER_M = 1 / 111_195.0;

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private TrackRecorder recorder;
    private Point here = AppAtWork.SANNIQUELLIE;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        recorder = new TrackRecorder(phone.desk());
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void without_a_patrol_nothing_is_recorded() {
        walk(Duration.ofMinutes(10), 15);

        assertThat(fixes()).isEmpty();
    }

    @Test
    void a_vehicle_leaves_a_point_about_every_fifty_metres_and_all_survive_the_app_being_closed() {
        phone.notebook().record(PATROL);

        walk(Duration.ofMinutes(10), 15);
        phone.reopen();

        assertThat(fixes()).hasSizeBetween(60, 130);
    }

    @Test
    void a_patrol_that_stands_leaves_a_sign_of_life_now_and_then() {
        phone.notebook().record(PATROL);

        walk(Duration.ofMinutes(30), 0);

        assertThat(fixes()).hasSizeBetween(5, 8);
    }

    @Test
    void sparing_the_battery_leaves_fewer_points() {
        phone.notebook().record(PATROL);
        phone.notebook().patrolLog().lowPower(true);

        walk(Duration.ofMinutes(10), 15);

        assertThat(fixes()).hasSizeBetween(5, 12);
    }

    @Test
    void while_the_patrol_is_paused_nothing_is_recorded() {
        phone.notebook().record(PATROL);
        walk(Duration.ofMinutes(2), 15);
        phone.notebook().patrolLog().record(PATROL.pausedAt(phone.clock().instant()));
        int before = fixes().size();
        assertThat(before).isPositive();

        walk(Duration.ofMinutes(10), 15);

        assertThat(fixes()).hasSize(before);
    }

    @Test
    void a_clock_that_was_set_back_does_not_stop_the_track() {
        phone.notebook().record(PATROL);
        walk(Duration.ofMinutes(2), 15);
        int before = fixes().size();
        phone.clock().pass(Duration.ofHours(-1));

        walk(Duration.ofMinutes(2), 15);

        assertThat(fixes()).hasSizeGreaterThan(before);
    }

    @Test
    void while_it_looks_it_does_not_look_again() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        phone.notebook().record(PATROL);
        var busy = new TrackRecorder(phone.desk());

        busy.tick();
        busy.tick();
        slow.catchUp();

        assertThat(fixes()).hasSize(1);
    }

    @Test
    void without_a_receiver_the_patrol_goes_on_without_a_track() {
        phone.withoutGps();
        recorder = new TrackRecorder(phone.desk());
        phone.notebook().record(PATROL);

        for (int i = 0; i < 20; i++) {
            recorder.tick();
            phone.clock().pass(TICK);
        }

        assertThat(fixes()).isEmpty();
        assertThat(recorder.problem().get()).isEmpty();
    }

    private void walk(Duration howLong, double metresPerSecond) {
        for (long second = 0; second < howLong.toSeconds(); second += TICK.toSeconds()) {
            recorder.tick();
            phone.clock().pass(TICK);
            here = new Point(
                    here.latitudeDeg() + metresPerSecond * TICK.toSeconds() * DEGREES_NORTH_PER_M, here.longitudeDeg());
            phone.walksTo(here);
        }
    }

    private List<TrackFix> fixes() {
        return phone.notebook().patrolLog().fixes(PATROL.key());
    }
}
