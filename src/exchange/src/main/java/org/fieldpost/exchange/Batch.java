package org.fieldpost.exchange;

import java.util.List;
import org.fieldpost.model.Check;

/**
 * Waiting entries of one generation, in the order in which they are to be sent.
 *
 * @param last where the next batch goes on
 */
public record Batch(int generation, List<Entry> entries, Place last) {

    /** A place in the order of sending: most urgent first, then by generation, then by number. */
    public record Place(Priority priority, int generation, long number) {

        public static final Place START = new Place(Priority.FLASH, 0, 0);

        public Place {
            Check.range("generation", generation, 0, Acknowledgement.MOST_GENERATIONS);
            Check.range("number", number, 0, 1L << 40);
        }
    }

    public Batch {
        Check.range("generation", generation, 1, Acknowledgement.MOST_GENERATIONS);
        entries = List.copyOf(entries);
    }

    /** Nothing waits after this place. */
    public static Batch nothing(int generation, Place after) {
        return new Batch(generation, List.of(), after);
    }
}
