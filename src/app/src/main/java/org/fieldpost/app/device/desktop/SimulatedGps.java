package org.fieldpost.app.device.desktop;

import java.util.Optional;
import org.fieldpost.app.device.Gps;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;

/** A position somebody set; every report says that it was simulated. */
public final class SimulatedGps implements Gps {

    private static final double ACCURACY_M = 8;

    private volatile Point point;

    public SimulatedGps(Point start) {
        this.point = start;
    }

    public void moveTo(Point there) {
        point = there;
    }

    @Override
    public Optional<Position> now() {
        return Optional.of(new Position(point, ACCURACY_M, Position.Source.SIMULATED_GPS));
    }
}
