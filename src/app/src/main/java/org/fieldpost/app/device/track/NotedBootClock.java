package org.fieldpost.app.device.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockReading;

/** Since when an Android phone is switched on, as our own service notes it in its directory, again whenever the clock was set. */
public final class NotedBootClock implements BootClock {

    private static final String FILE = "booted";

    private final Path file;

    public NotedBootClock(Path privateDirectory) {
        this.file = privateDirectory.resolve(TrackFiles.DIRECTORY).resolve(FILE);
    }

    @Override
    public Optional<ClockReading> reading() {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            return words.length == 2
                    ? Optional.of(new ClockReading(
                            Long.parseLong(words[0]),
                            Instant.ofEpochMilli(Long.parseLong(words[1])).truncatedTo(ChronoUnit.SECONDS),
                            Optional.empty()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException untold) {
            return Optional.empty();
        }
    }
}
