package org.fieldpost.app.device.track;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.model.place.Position;

/**
 * The receiver of a phone whose own service records: the newest recorded position with its accuracy and its true age. From memory,
 * so from any thread.
 *
 * @param clock the phone's, by which the positions are dated
 */
public record TrackFileGps(TrackFiles files, Clock clock) implements Gps {

    /** An older one says where the phone was, not where it is. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    @Override
    public Optional<Position> now() {
        return measured(clock.instant()).map(Measured::position);
    }

    @Override
    public Optional<Measured> measured(Instant now) {
        return files.newest()
                .filter(fix -> !fix.at().plus(OLDEST).isBefore(now))
                .map(fix -> new Measured(fix.position(), fix.at().isAfter(now) ? now : fix.at()));
    }

    @Override
    public Optional<OwnTracks> ownTracks() {
        return Optional.of(files);
    }
}
