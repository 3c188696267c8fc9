package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.android.WrittenTracks;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.device.track.InMemoryTrackKeys;
import org.fieldpost.app.device.track.TrackFileGps;
import org.fieldpost.app.device.track.TrackFiles;
import org.fieldpost.app.device.track.TrackKeys;
import org.fieldpost.app.observation.FreshDraft;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone whose own service records; the service is Android's part with its phone left away. */
class OwnTracksTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);
    private static final double DEGREES_NORTH_PER_M = 1 / 111_195.0;

    @TempDir
    private Path folder;

    private final TrackKeys keys = new InMemoryTrackKeys();
    private AppAtWork phone;
    private TrackFiles files;
    private TrackRecorder recorder;
    private Point here = AppAtWork.SANNIQUELLIE;
    private Instant at = AppAtWork.NOON;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        start();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void while_nothing_runs_no_position_is_asked_for() {
        recorder.tick();

        assertThat(WrittenTracks.wanted(folder)).isEmpty();
    }

    @Test
    void a_patrol_asks_for_its_track_and_its_pause_and_its_end_ask_for_none() {
        phone.notebook().record(PATROL);
        recorder.tick();
        assertThat(WrittenTracks.wanted(folder)).isEqualTo("5000 Working in the background.");

        phone.notebook().record(PATROL.pausedAt(phone.clock().instant()));
        recorder.tick();
        assertThat(WrittenTracks.wanted(folder)).isEmpty();
    }

    @Test
    void sparing_the_battery_asks_less_often_but_not_while_the_officer_writes() {
        phone.notebook().record(PATROL);
        phone.notebook().patrolLog().lowPower(true);
        recorder.tick();
        assertThat(WrittenTracks.wanted(folder)).startsWith("60000 ");

        recorder.inFront(true);
        assertThat(WrittenTracks.wanted(folder)).startsWith("5000 ");
    }

    @Test
    void the_way_walked_with_the_screen_off_is_in_the_track_and_its_files_are_gone() {
        phone.notebook().record(PATROL);
        recorder.tick();

        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofMinutes(30));
        }
        try (var next = WrittenTracks.asWanted(folder)) {
            walk(next, Duration.ofMinutes(1));
            catchUp();
            recorder.tick();

            assertThat(fixes()).hasSizeBetween(40, 60);
            assertThat(tracks()).containsExactly("2.track");
        }
    }

    @Test
    void an_officer_who_looks_away_while_the_app_is_busy_leaves_no_receiver_running() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        var busy = new TrackRecorder(phone.desk());

        busy.inFront(true);
        slow.catchUp();
        assertThat(WrittenTracks.wanted(folder)).isNotEmpty();
        busy.tick();
        busy.inFront(false);
        slow.catchUp();

        assertThat(WrittenTracks.wanted(folder)).isEmpty();
    }

    @Test
    void a_notebook_that_is_locked_lets_its_patrol_record_on_and_nothing_else() {
        recorder.inFront(true);
        recorder.stop();
        assertThat(WrittenTracks.wanted(folder)).isEmpty();

        start();
        phone.notebook().record(PATROL);
        recorder.tick();
        recorder.stop();
        assertThat(WrittenTracks.wanted(folder)).isNotEmpty();

        recorder.inFront(true);
        phone.notebook().record(PATROL.pausedAt(phone.clock().instant()));
        recorder.tick();
        assertThat(WrittenTracks.wanted(folder))
                .as("it has stopped: it asks for nothing")
                .isNotEmpty();
    }

    @Test
    void with_its_notebook_gone_a_patrol_records_no_more() {
        phone.notebook().record(PATROL);
        recorder.tick();

        recorder.forget();

        assertThat(WrittenTracks.wanted(folder)).isEmpty();
    }

    @Test
    void an_app_killed_between_taking_and_deleting_takes_nothing_twice() throws IOException {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofMinutes(10));
        }
        byte[] file = Files.readAllBytes(folder.resolve("track/1.track"));
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofMinutes(1));
        }
        catchUp();
        recorder.tick();
        List<TrackFix> taken = fixes();
        assertThat(taken).isNotEmpty();

        Files.write(folder.resolve("track/1.track"), file);
        phone.reopen();
        start();
        recorder.tick();

        assertThat(fixes()).isEqualTo(taken);
        assertThat(tracks()).containsExactly("2.track");
    }

    @Test
    void what_could_not_be_kept_comes_again() {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofSeconds(10));
        }
        assertThatThrownBy(() -> files.handOver(fix -> {
                    throw new UncheckedIOException(new IOException("full"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        catchUp();
        recorder.tick();

        assertThat(fixes()).hasSize(1);
    }

    @Test
    void a_recording_that_cannot_be_read_is_said_and_keeps_neither_the_others_nor_the_patrol_from_going_on()
            throws IOException {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofMinutes(10));
        }
        Path unread = Files.createDirectory(folder.resolve("track/0.track"));
        catchUp();

        recorder.tick();
        assertThat(fixes()).as("what is older may still be read").isEmpty();
        for (int more = 0; more < 2; more++) {
            phone.clock().pass(Duration.ofMinutes(1));
            recorder.tick();
        }

        assertThat(recorder.problem().get().map(Problem::key)).contains("file.unreadable");
        assertThat(fixes()).hasSizeBetween(12, 20);
        assertThat(WrittenTracks.wanted(folder)).isNotEmpty();
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        card.end();
        card.end();
        assertThat(phone.notebook().runningPatrol()).isEmpty();
        assertThat(unread).exists();
    }

    @Test
    void a_patrol_that_ended_before_its_track_was_taken_still_gets_it() {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofMinutes(10));
        }
        catchUp();
        Patrol ended = PATROL.ended(phone.clock().instant());
        phone.notebook().patrolLog().end(ended, List.of(), owed(ended));

        recorder.tick();

        assertThat(fixes()).hasSizeBetween(12, 20);
    }

    @Test
    void where_the_officer_was_before_the_patrol_or_in_its_pause_is_kept_nowhere() {
        recorder.inFront(true);
        try (var service = WrittenTracks.asWanted(folder)) {
            at = AppAtWork.NOON.minus(Duration.ofMinutes(10));
            walk(service, Duration.ofMinutes(9));
            phone.notebook().record(PATROL);
            phone.notebook()
                    .record(PATROL.pausedAt(AppAtWork.NOON.plusSeconds(60)).resumedAt(AppAtWork.NOON.plusSeconds(600)));
            at = AppAtWork.NOON.plusSeconds(60);
            walk(service, Duration.ofSeconds(539));
        }
        catchUp();
        recorder.tick();

        assertThat(fixes()).isEmpty();
    }

    @Test
    void the_position_of_a_report_is_as_old_as_its_measuring() {
        recorder.inFront(true);
        try (var service = WrittenTracks.asWanted(folder)) {
            service.measured(AppAtWork.NOON, here, 6);
            phone.clock().pass(Duration.ofMinutes(3));
            recorder.tick();
        }
        var opened = new ArrayList<Draft>();
        new FreshDraft(phone.desk()).open(Kind.BORDER, draft -> draft, opened::add, problem -> {});

        Draft.Place place = opened.get(0).place().orElseThrow();
        assertThat(place.foundAt()).isEqualTo(AppAtWork.NOON);
        assertThat(place.position().accuracyM()).isEqualTo(6);
        assertThat(place.position().source()).isEqualTo(Position.Source.GPS);
    }

    @Test
    void where_the_phone_was_long_ago_is_not_where_it_is() {
        recorder.inFront(true);
        try (var service = WrittenTracks.asWanted(folder)) {
            service.measured(AppAtWork.NOON, here, 6);
            recorder.tick();
            assertThat(phone.desk().position()).isPresent();

            phone.clock().pass(Duration.ofMinutes(6));
            assertThat(phone.desk().position()).isEmpty();
        }
    }

    @Test
    void a_position_that_another_app_set_says_so_in_the_track() {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            service.measured(AppAtWork.NOON, here, 6, true);
        }
        recorder.tick();

        assertThat(fixes().get(0).position().source()).isEqualTo(Position.Source.SIMULATED_GPS);
    }

    @Test
    void tracks_of_a_key_that_is_not_there_stay_as_they_lie() {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofSeconds(10));
        }
        keys.kept().forEach(keys::drop);

        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofSeconds(10));
        }
        catchUp();
        recorder.tick();

        assertThat(tracks()).containsExactly("1.track", "2.track");
        assertThat(fixes()).hasSize(1);
    }

    @Test
    void a_key_is_gone_with_the_last_file_that_it_opens() throws IOException {
        phone.notebook().record(PATROL);
        recorder.tick();
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofSeconds(10));
        }
        phone.notebook().record(PATROL.pausedAt(phone.clock().instant()));
        recorder.tick();
        recorder.tick();
        assertThat(keys.kept()).as("the service may still write").hasSize(1);
        assertThat(tracks()).containsExactly("1.track");

        Files.setLastModifiedTime(
                folder.resolve("track/1.track"), FileTime.from(phone.clock().instant()));
        phone.clock().pass(Duration.ofMinutes(3));
        recorder.tick();

        assertThat(tracks()).isEmpty();
        assertThat(keys.kept()).isEmpty();
    }

    @Test
    void an_app_that_is_started_again_goes_on_with_the_key_the_service_seals_to() {
        phone.notebook().record(PATROL);
        recorder.tick();
        start();
        recorder.tick();

        assertThat(keys.kept()).hasSize(1);
    }

    @Test
    void an_officer_who_did_not_allow_positions_reads_why_there_is_no_track() {
        phone.notebook().record(PATROL);
        recorder.tick();
        WrittenTracks.stands(folder, "NOT_ALLOWED");

        phone.clock().pass(Duration.ofSeconds(5));
        recorder.tick();

        assertThat(recorder.problem().get()).contains(Problem.of("gps.not_allowed"));
    }

    @Test
    void a_wiped_phone_holds_no_track_of_any_key() {
        recorder.inFront(true);
        try (var service = WrittenTracks.asWanted(folder)) {
            walk(service, Duration.ofSeconds(10));
        }
        keys.kept().forEach(keys::drop);

        files.forget();

        assertThat(tracks()).isEmpty();
        assertThat(WrittenTracks.wanted(folder)).isEmpty();
    }

    private void start() {
        files = new TrackFiles(folder, keys, new SeededRandom(3), phone.clock());
        phone.with(new TrackFileGps(files, phone.clock()));
        recorder = new TrackRecorder(phone.desk());
    }

    private void walk(WrittenTracks service, Duration howLong) {
        for (long second = 0; second < howLong.toSeconds(); second += 5) {
            service.measured(at, here, 4);
            at = at.plusSeconds(5);
            here = new Point(here.latitudeDeg() + 1.4 * 5 * DEGREES_NORTH_PER_M, here.longitudeDeg());
        }
    }

    private void catchUp() {
        phone.clock().pass(Duration.between(phone.clock().instant(), at.plusSeconds(1)));
    }

    private PatrolReport owed(Patrol ended) {
        return OwedReport.of(phone.notebook().patrolLog(), ended, List.of(), Optional.empty(), "K7");
    }

    private List<TrackFix> fixes() {
        return phone.notebook().patrolLog().fixes(PATROL.key());
    }

    private List<String> tracks() {
        try (Stream<Path> all = Files.list(folder.resolve("track"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".track"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
