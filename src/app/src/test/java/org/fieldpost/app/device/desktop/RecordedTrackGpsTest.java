package org.fieldpost.app.device.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldpost.app.device.track.RecordedFix;
import org.fieldpost.app.device.track.TrackFile;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTrackGpsTest {

    private static final Instant RECORDED = Instant.parse("2026-03-02T06:30:00Z");
    private static final Instant START = Instant.parse("2027-05-01T08:00:00Z");

    @TempDir
    private Path folder;

    private final List<RecordedFix> track = List.of(fix(0, 1), fix(60, 2), fix(120, 3));

    @Test
    void it_is_where_the_track_was_and_says_since_when() {
        var gps = new RecordedTrackGps(track, Clock.fixed(START, ZoneOffset.UTC), START, 1);

        assertThat(gps.measured(START.plusSeconds(-1))).isEmpty();
        assertThat(latitude(gps, 0)).isEqualTo(1);
        assertThat(latitude(gps, 59)).isEqualTo(1);
        assertThat(latitude(gps, 75)).isEqualTo(2);
        assertThat(gps.measured(START.plusSeconds(75)).orElseThrow().at()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void twice_as_fast_it_is_there_in_half_the_time() {
        var gps = new RecordedTrackGps(track, Clock.fixed(START, ZoneOffset.UTC), START, 2);

        assertThat(latitude(gps, 30)).isEqualTo(2);
        assertThat(gps.measured(START.plusSeconds(35)).orElseThrow().at()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void after_the_end_of_the_track_it_soon_knows_nothing() {
        var gps = new RecordedTrackGps(track, Clock.fixed(START, ZoneOffset.UTC), START, 1);

        assertThat(latitude(gps, 120 + 300)).isEqualTo(3);
        assertThat(gps.measured(START.plusSeconds(120 + 301))).isEmpty();
    }

    @Test
    void nobody_takes_a_played_position_for_a_measured_one() {
        var gps = new RecordedTrackGps(track, Clock.fixed(START, ZoneOffset.UTC), START, 1);

        assertThat(gps.now().orElseThrow().source()).isEqualTo(Position.Source.SIMULATED_GPS);
        assertThat(gps.survivesScreenOff()).isFalse();
    }

    @Test
    void a_file_that_is_no_track_is_named() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind");

        assertThatThrownBy(() -> RecordedTrackGps.playing(other, Clock.systemUTC(), 1))
                .hasMessageContaining("notes.txt");
    }

    @Test
    void a_file_is_played_from_now_on() throws IOException {
        Path file = Files.write(folder.resolve("a.track"), TrackFile.openTrack(track));
        RecordedTrackGps gps = RecordedTrackGps.playing(file, Clock.fixed(START, ZoneOffset.UTC), 1);

        assertThat(gps.now().orElseThrow().point()).isEqualTo(track.get(0).point());
    }

    private static double latitude(RecordedTrackGps gps, long second) {
        return gps.measured(START.plus(Duration.ofSeconds(second)))
                .orElseThrow()
                .position()
                .point()
                .latitudeDeg();
    }

    private static RecordedFix fix(long second, double latitudeDeg) {
        return new RecordedFix(
                RECORDED.plusSeconds(second),
                Optional.empty(),
                new Point(latitudeDeg, 0),
                OptionalDouble.of(5),
                OptionalDouble.empty(),
                RecordedFix.Source.GPS,
                false);
    }
}
