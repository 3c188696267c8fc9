package org.fieldpost.app.device.desktop;

import java.util.Optional;
import org.fieldpost.app.device.Gps;
import org.fieldpost.model.place.Position;

/** A computer without a receiver: the officer types a grid reference or picks a known point. */
public final class NoGps implements Gps {

    @Override
    public Optional<Position> now() {
        return Optional.empty();
    }
}
