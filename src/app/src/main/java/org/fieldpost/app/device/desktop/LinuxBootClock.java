package org.fieldpost.app.device.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockReading;

/**
 * Since when a Linux desktop is switched on, as its kernel says; other desktops do not tell.
 *
 * @param proc where the kernel says so
 */
public record LinuxBootClock(Path proc, Clock clock) implements BootClock {

    @Override
    public Optional<ClockReading> reading() {
        try {
            UUID boot = UUID.fromString(
                    Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip());
            String uptime = Files.readString(proc.resolve("uptime"));
            Duration on = Duration.ofSeconds(Long.parseLong(uptime.substring(0, uptime.indexOf('.'))));
            Instant bootedAt = clock.instant().minus(on).truncatedTo(ChronoUnit.SECONDS);
            return bootedAt.getEpochSecond() < 0
                    ? Optional.empty()
                    : Optional.of(new ClockReading(boot.getMostSignificantBits(), bootedAt, Optional.empty()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException untold) {
            return Optional.empty();
        }
    }
}
