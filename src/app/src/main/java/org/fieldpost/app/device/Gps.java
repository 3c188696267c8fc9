package org.fieldpost.app.device;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.place.Position;

/** Where the phone is. Answers at once, from any thread, from what it last heard. */
public interface Gps {

    /**
     * A position and when it was measured, by the phone's clock.
     *
     * @param at never later than it was asked for
     * @param receiverAt the same moment as the satellites told it
     */
    record Measured(Position position, Instant at, Optional<Instant> receiverAt) {

        public Measured {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(receiverAt, "receiverAt");
        }

        /** By a receiver that does not tell the time. */
        public Measured(Position position, Instant at) {
            this(position, at, Optional.empty());
        }
    }

    /** The latest position with its accuracy, or nothing where none can be had. */
    Optional<Position> now();

    /** The same with the moment it was measured; where the receiver tells none, the moment of asking. */
    default Optional<Measured> measured(Instant now) {
        return now().map(position -> new Measured(position, now));
    }

    /** Whether the receiver says how precisely it knows; where not, the stated accuracy is an assumption. */
    default boolean tellsAccuracy() {
        return true;
    }

    /** Whether positions go on coming while the screen is off; only a service of the phone's own can promise that. */
    default boolean survivesScreenOff() {
        return ownTracks().isPresent();
    }

    /** The track that the phone records by itself, where it does. */
    default Optional<OwnTracks> ownTracks() {
        return Optional.empty();
    }
}
