package org.fieldpost.model.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;

/** Where the patrol was at one second; to a hundred-thousandth of a degree (1 m) and a whole metre of accuracy. */
public record TrackFix(Instant at, Position position) {

    private static final double PER_DEGREE = 1e5;

    public TrackFix {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        Objects.requireNonNull(position, "position");
        position = new Position(
                new Point(
                        rounded(position.point().latitudeDeg()),
                        rounded(position.point().longitudeDeg())),
                Math.ceil(position.accuracyM()),
                position.source());
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PER_DEGREE) / PER_DEGREE;
    }

    /** The same by a clock that runs ahead of the one it was measured by. */
    public TrackFix later(Duration by) {
        return by.isZero() ? this : new TrackFix(at.plus(by), position);
    }

    public Point point() {
        return position.point();
    }

    public double accuracyM() {
        return position.accuracyM();
    }
}
