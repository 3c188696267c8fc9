package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.fieldpost.app.device.desktop.RecordedTrackGps;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.read.MissionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTrackTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("fieldpost.root"), "assets/examples/tracks/falk-mill-to-upper-ford.track");

    @TempDir
    private Path folder;

    @Test
    void the_command_writes_the_sample_that_is_shipped() throws Exception {
        DemoMain.main(new String[] {"track", folder.resolve("sample.track").toString()});

        assertThat(Files.readAllBytes(folder.resolve("sample.track"))).isEqualTo(Files.readAllBytes(SAMPLE));
    }

    @Test
    void played_ten_times_as_fast_the_patrol_stands_at_upper_ford_within_ten_minutes() throws IOException {
        Instant start = Instant.parse("2027-05-01T08:00:00Z");
        RecordedTrackGps gps = RecordedTrackGps.playing(SAMPLE, Clock.fixed(start, ZoneOffset.UTC), 10);

        Position there =
                gps.measured(start.plus(Duration.ofMinutes(10))).orElseThrow().position();

        assertThat(there.point()
                        .distanceM(MissionReader.shipped("sorrenga")
                                .point("BP04")
                                .orElseThrow()
                                .point()))
                .isLessThan(50);
        assertThat(there.source()).isEqualTo(Position.Source.SIMULATED_GPS);
    }
}
