package org.fieldpost.app.device;

import java.util.Optional;
import org.fieldpost.model.place.Position;

/** Where the phone is. */
public interface Gps {

    /** The latest position with its accuracy, or nothing where none can be had. */
    Optional<Position> now();

    /** Whether positions go on coming while the screen is off; only a service of the phone's own can promise that. */
    default boolean survivesScreenOff() {
        return false;
    }
}
