package org.fieldpost.app.observation;

import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.model.place.Position;

/** Lets the officer choose a place on the map and comes back to the observation, with a place or without. */
public interface PlacePicker {

    /** @param around where the map opens */
    void pick(Optional<Position> around, Consumer<Position> picked);
}
