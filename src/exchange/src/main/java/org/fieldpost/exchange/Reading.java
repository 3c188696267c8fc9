package org.fieldpost.exchange;

/** What became of an envelope that was read. */
public sealed interface Reading {

    /**
     * Taken: its entries are durably stored and its acknowledgements applied.
     *
     * @param acknowledged how many of our own entries this envelope newly acknowledged
     * @param more whether the other end has further entries that did not fit
     * @param again whether we have something to say at once: our last envelope could not be opened any more and is to be
     *     sealed to the new key, or we were put back in time and must ask
     */
    record Taken(Inbox.Stored stored, long acknowledged, Standing standing, boolean more, boolean again)
            implements Reading {}

    /** Refused whole; nothing changed. */
    record Refused(Refusal reason) implements Reading {}
}
