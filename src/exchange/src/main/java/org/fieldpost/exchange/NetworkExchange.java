package org.fieldpost.exchange;

import org.fieldpost.model.words.Problem;

/** Exchanges over an answering carrier until nothing waits, the link is lost, or nothing moves any more. */
public final class NetworkExchange {

    /** More than this in one go would keep a phone's radio on for too long. */
    private static final int MOST_ROUND_TRIPS = 64;

    private final ExchangeEngine engine;
    private final Carrier carrier;

    public NetworkExchange(ExchangeEngine engine, Carrier carrier) {
        this.engine = engine;
        this.carrier = carrier;
    }

    /** How an exchange ended, and what had moved by then. */
    public record Outcome(long delivered, long received, int roundTrips, Ending ending) {}

    /** The ways it ends. */
    public sealed interface Ending {}

    /** Everything that could move has moved. */
    public record Finished(Standing standing) implements Ending {}

    /** Try again later; nothing is lost. */
    public record Interrupted(Problem problem) implements Ending {}

    /** The other end, or we, would not take an envelope. */
    public record TurnedAway(Refusal reason) implements Ending {}

    /** Blocks until it ends. */
    public Outcome run() {
        long delivered = 0;
        long received = 0;
        for (int trip = 1; ; trip++) {
            long waitingBefore = engine.waiting();
            Carrier.Crossing crossing = carrier.carry(engine.write(ExchangeEngine.USUAL_BODY_BYTES));
            if (crossing instanceof Carrier.LinkLost lost) {
                return new Outcome(delivered, received, trip, new Interrupted(lost.problem()));
            }
            if (crossing instanceof Carrier.TurnedAway away) {
                return new Outcome(delivered, received, trip, new TurnedAway(away.reason()));
            }
            boolean moved = false;
            boolean more = false;
            Standing standing = Standing.FINAL;
            for (Bytes envelope : ((Carrier.Answered) crossing).envelopes()) {
                Reading reading = engine.read(envelope);
                if (reading instanceof Reading.Refused refused) {
                    return new Outcome(delivered, received, trip, new TurnedAway(refused.reason()));
                }
                var taken = (Reading.Taken) reading;
                delivered += taken.acknowledged();
                received += taken.stored().fresh().size();
                moved |= taken.acknowledged() > 0 || !taken.stored().fresh().isEmpty();
                more |= taken.more();
                standing = taken.standing();
            }
            // after a restore the server holds less than it said before, and what waits grows
            moved |= engine.waiting() != waitingBefore;
            boolean unfinished = engine.waiting() > 0 || more;
            if (!unfinished || !moved || standing != Standing.FINAL || trip == MOST_ROUND_TRIPS) {
                return new Outcome(delivered, received, trip, new Finished(standing));
            }
        }
    }
}
