package org.fieldpost.exchange;

import java.util.Optional;

/**
 * What one end has written for the other, numbered 1, 2, 3 ... without gaps in each generation. Implemented by the notebook
 * and by the server over SQLite, and in memory; all pass {@code JournalContract}. Safe from any thread.
 */
public interface Journal {

    /** The generation it appends to. Entries of earlier ones may still wait. */
    int generation();

    /** Writes an entry and returns its number; when this returns, the entry survives a crash. */
    long append(int kind, Bytes body, Priority priority);

    /**
     * The next entries of one generation that the other end has not acknowledged: most urgent first, then by generation and
     * number, up to so many body bytes but at least one.
     *
     * @param least the least urgent to include
     */
    Batch waitingAfter(Batch.Place place, int mostBodyBytes, Priority least);

    /** The first batch of everything that waits. */
    default Batch unacknowledged(int mostBodyBytes) {
        return waitingAfter(Batch.Place.START, mostBodyBytes, Priority.PHOTO);
    }

    /**
     * The next envelope of entries that the other end has not acknowledged and that can no longer be read here: it was sealed
     * when they left. The most urgent first. A journal that never lets go of anything has none.
     *
     * @param least the least urgent to include
     */
    default Optional<SealedAway> sealedAwayAfter(SealedAway.Place place, Priority least) {
        return Optional.empty();
    }

    /** The other end has answered this envelope: whatever it holds under these numbers, it durably has these entries. */
    default void answered(SealedAway envelope) {}

    /** How many entries the other end has not acknowledged and this end can still send. */
    long waiting();

    /** Takes what matches; a lower epoch than seen before is ignored, a higher one replaces all that older ones said. */
    Outcome acknowledge(Acknowledgement acknowledgement);

    /**
     * What an acknowledgement changed.
     *
     * @param fresh how many entries became acknowledged
     * @param conflict whether the other end holds, in this generation, what was never written here
     */
    record Outcome(long fresh, boolean conflict) {
        public static final Outcome NOTHING = new Outcome(0, false);
    }

    /** The numbers of the present generation acknowledged under the newest epoch seen. */
    Ranges acknowledged();

    /** The newest epoch seen; 0 before the first acknowledgement. */
    long epoch();
}
