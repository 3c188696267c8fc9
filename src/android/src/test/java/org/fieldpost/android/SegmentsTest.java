package org.fieldpost.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {

    private static final Fix FIX = new Fix(1_764_000_000_000L, 0, 7.36, -8.71, 4.2, -1, Fix.GPS, false);

    @TempDir
    private Path folder;

    @Test
    void each_start_begins_a_file_and_touches_none_that_was_begun_before() throws IOException {
        record(3);
        byte[] first = Files.readAllBytes(folder.resolve("1.track"));

        record(2);

        assertThat(names()).containsExactly("1.track", "2.track");
        assertThat(Files.readAllBytes(folder.resolve("1.track"))).isEqualTo(first);
    }

    @Test
    void after_an_hour_or_so_the_next_file_begins() throws IOException {
        record(721);

        assertThat(names()).containsExactly("1.track", "2.track");
        assertThat(Files.size(folder.resolve("2.track"))).isLessThan(Files.size(folder.resolve("1.track")));
    }

    @Test
    void what_cannot_be_written_is_said_and_the_next_fix_tries_again() throws IOException {
        Path place = folder.resolve("later");
        try (var segments = new Segments(place.toFile(), new byte[0])) {
            assertThatThrownBy(() -> segments.append(FIX)).isInstanceOf(IOException.class);
            Files.createDirectory(place);

            segments.append(FIX);
        }

        assertThat(place.resolve("1.track")).exists();
    }

    /** Writing to /dev/full fails as on a full disk. */
    @Test
    void a_disk_that_takes_no_byte_is_left_without_a_file_of_none() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("1.track"), Path.of("/dev/full"));

        for (int fix = 0; fix < 3; fix++) {
            assertThatThrownBy(() -> TrackFileWriter.create(full.toFile(), new byte[0]))
                    .isInstanceOf(IOException.class);
            assertThat(names()).isEmpty();
            Files.createSymbolicLink(full, Path.of("/dev/full"));
        }
        Files.delete(full);
        record(2);

        assertThat(names()).containsExactly("1.track");
        assertThat(Files.size(folder.resolve("1.track"))).isGreaterThan(80);
    }

    @Test
    void a_key_beside_the_curve_seals_nothing_and_leaves_nothing_in_the_clear() {
        byte[] beside = new byte[65];
        beside[0] = 4;
        beside[64] = 1;
        try (var segments = new Segments(folder.toFile(), beside)) {
            assertThatThrownBy(() -> segments.append(FIX)).hasMessageContaining("curve");
        } catch (IOException e) {
            throw new AssertionError(e);
        }

        assertThat(names()).isEmpty();
    }

    private void record(int fixes) throws IOException {
        try (var segments = new Segments(folder.toFile(), new byte[0])) {
            for (int i = 0; i < fixes; i++) {
                segments.append(FIX);
            }
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
