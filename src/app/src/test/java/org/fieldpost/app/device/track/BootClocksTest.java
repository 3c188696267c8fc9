package org.fieldpost.app.device.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fieldpost.app.device.desktop.LinuxBootClock;
import org.fieldpost.model.report.ClockReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Since when a device is switched on, as its system says. */
class BootClocksTest {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void an_android_phone_tells_what_our_service_noted() throws IOException {
        Files.createDirectory(folder.resolve("track"));
        Files.writeString(folder.resolve("track/booted"), "42 1795003200987");

        assertThat(new NotedBootClock(folder).reading())
                .contains(new ClockReading(42, Instant.ofEpochSecond(1_795_003_200L), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "42 ", "x 1795003200987", "42 1795003200987 1", "42 -1"})
    void what_was_noted_by_halves_tells_nothing(String text) throws IOException {
        Files.createDirectory(folder.resolve("track"));
        Files.writeString(folder.resolve("track/booted"), text);

        assertThat(new NotedBootClock(folder).reading()).isEmpty();
    }

    @Test
    void a_linux_desktop_tells_what_its_kernel_says() throws IOException {
        Files.createDirectories(folder.resolve("sys/kernel/random"));
        Files.writeString(
                folder.resolve("sys/kernel/random/boot_id"),
                "00000000-0000-0007-89ab-cdef01234567" + System.lineSeparator());
        Files.writeString(folder.resolve("uptime"), "3600.72 7100.10" + System.lineSeparator());

        assertThat(new LinuxBootClock(folder, Clock.fixed(NOON, ZoneOffset.UTC)).reading())
                .contains(new ClockReading(7, NOON.minus(Duration.ofHours(1)), Optional.empty()));
    }

    @Test
    void a_desktop_without_such_files_tells_nothing() {
        assertThat(new NotedBootClock(folder).reading()).isEmpty();
        assertThat(new LinuxBootClock(folder, Clock.systemUTC()).reading()).isEmpty();
    }
}
