package org.fieldpost.exchange;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Goes through what a journal has sealed away and still waits; the next is looked up only when it is asked for. */
final class SealedAwayWalk implements Iterator<SealedAway> {

    private final Journal journal;
    private final Priority least;
    private SealedAway.Place place = SealedAway.Place.START;
    private Optional<SealedAway> next = Optional.empty();

    SealedAwayWalk(Journal journal, Priority least) {
        this.journal = journal;
        this.least = least;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            next = journal.sealedAwayAfter(place, least);
        }
        return next.isPresent();
    }

    @Override
    public SealedAway next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SealedAway given = next.orElseThrow();
        place = given.place();
        next = Optional.empty();
        return given;
    }
}
