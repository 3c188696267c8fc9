package org.fieldpost.app.device;

import java.util.Optional;
import org.fieldpost.model.place.Position;

/** Where the phone is. */
public interface Gps {

    /** The latest position with its accuracy, or nothing where none can be had. */
    Optional<Position> now();
}
