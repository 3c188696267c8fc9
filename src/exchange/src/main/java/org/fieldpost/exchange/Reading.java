package org.fieldpost.exchange;

/** What became of an envelope that was read. */
public sealed interface Reading {

    /**
     * Taken: its entries are durably stored and its acknowledgements applied.
     *
     * @param acknowledged how many of our own entries this envelope newly acknowledged
     * @param more whether the other end has further entries that did not fit
     * @param sealAgain whether our last envelope could not be opened any more: the next is sealed to the new key
     */
    record Taken(Inbox.Stored stored, long acknowledged, Standing standing, boolean more, boolean sealAgain)
            implements Reading {}

    /** Refused whole; nothing changed. */
    record Refused(Refusal reason) implements Reading {}
}
