package org.fieldpost.exchange;

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

    /** How many entries the other end has not acknowledged. */
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
