package org.fieldpost.exchange.carrier;

import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;

/** Brings what a pouch holds to the server and puts the answers into it. Blocks. */
public final class Forwarding {

    /** The server will take it later: it stays in the pouch. */
    private static final Set<Refusal> FOR_NOW = Set.of(Refusal.BUSY, Refusal.SERVER_FULL);

    private Forwarding() {}

    /**
     * What was brought.
     *
     * @param forwarded envelopes that the server answered
     * @param refused envelopes that it would not take; their senders still have what was in them
     * @param whole whether the link held, and the server had room and time, until the end
     */
    public record Outcome(int forwarded, int refused, boolean whole) {}

    public static Outcome run(Pouch pouch, Carrier server) {
        int forwarded = 0;
        int refused = 0;
        for (Bytes envelope : pouch.onTheWay()) {
            Carrier.Crossing crossing = server.carry(envelope);
            if (crossing instanceof Carrier.LinkLost) {
                return new Outcome(forwarded, refused, false);
            }
            if (crossing instanceof Carrier.TurnedAway away && FOR_NOW.contains(away.reason())) {
                return new Outcome(forwarded, refused, false);
            }
            if (crossing instanceof Carrier.Answered answered) {
                pouch.takeAnswers(answered.envelopes());
                forwarded++;
            } else {
                refused++;
            }
            pouch.drop(List.of(envelope));
        }
        return new Outcome(forwarded, refused, true);
    }
}
