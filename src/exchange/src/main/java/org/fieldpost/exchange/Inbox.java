package org.fieldpost.exchange;

import java.util.List;

/**
 * What one end durably holds of the other's journal. Implemented by the notebook and by the server over SQLite, and in
 * memory; all pass {@code InboxContract}. Safe from any thread.
 */
public interface Inbox {

    /**
     * Stores entries; when this returns they survive a crash. An entry already held is left as it is. The same number with
     * other content is a fork: the second is set aside, and never acknowledged.
     */
    Stored store(int generation, List<Entry> entries);

    /** What may be acknowledged: exactly what is durably held, one for each generation. */
    List<Acknowledgement> held();

    /** The epoch its acknowledgements are given under: the server's own, or on a phone 1. */
    long epoch();

    /** The outcome of storing. */
    record Stored(List<Long> fresh, List<Long> alreadyHeld, List<Long> forked) {
        public Stored {
            fresh = List.copyOf(fresh);
            alreadyHeld = List.copyOf(alreadyHeld);
            forked = List.copyOf(forked);
        }
    }
}
