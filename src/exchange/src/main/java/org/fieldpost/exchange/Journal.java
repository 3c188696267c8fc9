package org.fieldpost.exchange;

import java.util.List;

/**
 * What one end has written for the other, numbered 1, 2, 3 ... without gaps. Implemented by the notebook and by the server
 * over SQLite, and in memory; all pass {@code JournalContract}. Safe from any thread.
 */
public interface Journal {

    int generation();

    /**
     * Writes an entry and returns its number; when this returns, the entry survives a crash.
     *
     * @param urgent to be sent before what is not
     */
    long append(int kind, Bytes body, boolean urgent);

    /** Entries the other end has not acknowledged, urgent ones first, then by number, up to so many body bytes but at least one. */
    List<Entry> unacknowledged(int mostBodyBytes);

    /** How many the other end has not acknowledged. */
    long waiting();

    /** Takes what matches; a lower epoch than seen before is ignored, a higher one replaces. Returns how many became acknowledged. */
    long acknowledge(Acknowledgement acknowledgement);

    /** The numbers acknowledged under the newest epoch seen. */
    Ranges acknowledged();

    /** The newest epoch seen; 0 before the first acknowledgement. */
    long epoch();
}
