package org.fieldpost.app.device.attach;

import com.gluonhq.attach.position.Parameters;
import com.gluonhq.attach.position.PositionService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.Lifecycle;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;

/**
 * Attach's receiver, for iPhones: it tells no accuracy, so one is assumed and the screen says so, and it sleeps with the screen. Told
 * on JavaFX's thread, asked from any.
 */
final class AttachGps implements Gps, Lifecycle.Listener {

    /** Wider than a receiver under trees; what Attach asks of the phone is better than that. */
    static final double ASSUMED_ACCURACY_M = 100;

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Parameters BEST_WHILE_IN_FRONT = new Parameters(Parameters.Accuracy.HIGHEST, false);

    private final PositionService service;
    private final Clock clock;
    private volatile Optional<Measured> last = Optional.empty();

    /** Begins to measure at once. */
    AttachGps(PositionService service, Clock clock) {
        this.service = service;
        this.clock = clock;
        service.positionProperty().addListener((o, was, is) -> heard(is));
        resumed();
    }

    private void heard(com.gluonhq.attach.position.Position told) {
        if (told != null) {
            var point = new Point(told.getLatitude(), told.getLongitude());
            last = Optional.of(
                    new Measured(new Position(point, ASSUMED_ACCURACY_M, Position.Source.GPS), clock.instant()));
        }
    }

    @Override
    public Optional<Position> now() {
        return measured(clock.instant()).map(Measured::position);
    }

    /** Since it was told; Attach does not say when it was measured. */
    @Override
    public Optional<Measured> measured(Instant now) {
        return last.filter(here -> !here.at().plus(OLDEST).isBefore(now))
                .map(here -> here.at().isAfter(now) ? new Measured(here.position(), now) : here);
    }

    @Override
    public boolean tellsAccuracy() {
        return false;
    }

    @Override
    public void paused() {
        service.stop();
    }

    @Override
    public void resumed() {
        service.start(BEST_WHILE_IN_FRONT);
    }

    @Override
    public void stopped() {
        service.stop();
    }
}
