package org.fieldpost.exchange;

import java.util.Objects;

/**
 * An envelope that was sealed when what it carries left this end: only the other end can open it.
 *
 * @param place where it stands in the order of sending
 */
public record SealedAway(Place place, Bytes envelope) {

    /** Most urgent first, then in the order of sealing. */
    public record Place(Priority priority, long id) {

        public static final Place START = new Place(Priority.FLASH, 0);

        public Place {
            Objects.requireNonNull(priority, "priority");
        }
    }

    public SealedAway {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(envelope, "envelope");
    }
}
