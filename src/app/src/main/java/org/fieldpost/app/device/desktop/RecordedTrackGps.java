package org.fieldpost.app.device.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.track.RecordedFix;
import org.fieldpost.app.device.track.TrackFile;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;

/**
 * Plays an open track file by a clock, so that a desktop can go on a patrol; every position says that it is simulated. Where the
 * track is silent for long, so is this receiver.
 */
public final class RecordedTrackGps implements Gps {

    /** Of the track's own time: a position as old as this says where it was. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final List<RecordedFix> fixes;
    private final Clock clock;
    private final Instant start;
    private final double speed;

    /**
     * @param fixes at least one, in the order of time
     * @param start when the first of them is to be played
     * @param speed how many times as fast as it was recorded
     */
    public RecordedTrackGps(List<RecordedFix> fixes, Clock clock, Instant start, double speed) {
        this.fixes = List.copyOf(Check.size("fixes of the track", fixes, 1, 1_000_000));
        this.clock = clock;
        this.start = start;
        this.speed = Check.range("speed of the track", speed, 0.1, 1_000);
    }

    /**
     * Plays a file from now on.
     *
     * @throws IllegalArgumentException when it is no open track, or holds no position
     */
    public static RecordedTrackGps playing(Path file, Clock clock, double speed) {
        try {
            if (TrackFile.read(Files.readAllBytes(file), List.of()) instanceof TrackFile.Track track) {
                return new RecordedTrackGps(track.fixes(), clock, clock.instant(), speed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The track " + file + " cannot be read; is it there?", e);
        }
        throw new IllegalArgumentException(file + " is no open track; choose one that was written for exercises");
    }

    @Override
    public Optional<Position> now() {
        return measured(clock.instant()).map(Measured::position);
    }

    @Override
    public Optional<Measured> measured(Instant now) {
        Instant played = fixes.get(0).at().plus(scaled(Duration.between(start, now), speed));
        RecordedFix last = null;
        for (RecordedFix fix : fixes) {
            if (fix.at().isAfter(played)) {
                break;
            }
            last = fix;
        }
        if (last == null || last.at().plus(OLDEST).isBefore(played)) {
            return Optional.empty();
        }
        Instant at = start.plus(scaled(Duration.between(fixes.get(0).at(), last.at()), 1 / speed));
        Position told = last.position();
        return Optional.of(new Measured(
                new Position(told.point(), told.accuracyM(), Position.Source.SIMULATED_GPS),
                at.isAfter(now) ? now : at));
    }

    private static Duration scaled(Duration duration, double by) {
        return Duration.ofMillis(Math.round(duration.toMillis() * by));
    }
}
