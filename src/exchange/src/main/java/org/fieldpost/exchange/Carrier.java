package org.fieldpost.exchange;

import java.util.List;
import org.fieldpost.model.words.Problem;

/** A way to the other end that answers at once. Blocks; never called on the screen's thread. */
public interface Carrier {

    Crossing carry(Bytes envelope);

    /** How a crossing ended. */
    sealed interface Crossing {}

    /** The other end took it and answered with these envelopes. */
    record Answered(List<Bytes> envelopes) implements Crossing {
        public Answered {
            envelopes = List.copyOf(envelopes);
        }
    }

    /** The other end would not take it; nothing is lost, the remedy is in the reason. */
    record TurnedAway(Refusal reason) implements Crossing {}

    /** No answer; it may or may not have arrived, so it will be sent again. */
    record LinkLost(Problem problem) implements Crossing {}
}
