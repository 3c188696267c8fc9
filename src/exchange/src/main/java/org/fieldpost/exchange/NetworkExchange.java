package org.fieldpost.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.fieldpost.model.words.Problem;

/** Exchanges over an answering carrier until nothing waits, the link is lost, or nothing moves any more. */
public final class NetworkExchange {

    /** More than this in one go would keep a phone's radio on for too long. */
    private static final int MOST_ROUND_TRIPS = 64;

    private final ExchangeEngine engine;
    private final Carrier carrier;
    private final Priority least;
    private final Clock clock;
    private final Consumer<Progress> progress;

    /**
     * @param least the least urgent to send; photos wait for a better link unless asked
     * @param progress told after each round trip, on the calling thread
     */
    public NetworkExchange(
            ExchangeEngine engine, Carrier carrier, Priority least, Clock clock, Consumer<Progress> progress) {
        this.engine = engine;
        this.carrier = carrier;
        this.least = least;
        this.clock = clock;
        this.progress = progress;
    }

    public NetworkExchange(ExchangeEngine engine, Carrier carrier) {
        this(engine, carrier, Priority.PHOTO, Clock.systemUTC(), seen -> {});
    }

    /** What the other end has acknowledged so far, and what it still lacks: never what was merely sent. */
    public record Progress(long delivered, long waiting) {}

    /** How an exchange ended, what had moved by then, and how large the next envelope should be. */
    public record Outcome(long delivered, long received, int roundTrips, EnvelopeSize next, Ending ending) {}

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
        return run(EnvelopeSize.USUAL);
    }

    /** As {@link #run()}, beginning with envelopes of this size. */
    public Outcome run(EnvelopeSize first) {
        EnvelopeSize size = first;
        long delivered = 0;
        long received = 0;
        for (int trip = 1; ; trip++) {
            long waitingBefore = engine.waiting();
            Instant sent = clock.instant();
            Carrier.Crossing crossing = carrier.carry(engine.write(size.bodyBytes(), least));
            if (crossing instanceof Carrier.LinkLost lost) {
                return new Outcome(delivered, received, trip, size.afterCut(), new Interrupted(lost.problem()));
            }
            if (crossing instanceof Carrier.TurnedAway away) {
                return new Outcome(delivered, received, trip, size, new TurnedAway(away.reason()));
            }
            boolean moved = false;
            boolean more = false;
            Standing standing = Standing.FINAL;
            for (Bytes envelope : ((Carrier.Answered) crossing).envelopes()) {
                Reading reading = engine.read(envelope);
                if (reading instanceof Reading.Refused refused) {
                    return new Outcome(delivered, received, trip, size, new TurnedAway(refused.reason()));
                }
                var taken = (Reading.Taken) reading;
                delivered += taken.acknowledged();
                received += taken.stored().fresh().size();
                moved |= taken.acknowledged() > 0 || !taken.stored().fresh().isEmpty() || taken.again();
                more |= taken.more() || taken.again();
                standing = taken.standing();
            }
            progress.accept(new Progress(delivered, engine.waiting()));
            // after a restore, there or here, what waits changes though nothing was delivered
            moved |= engine.waiting() != waitingBefore;
            boolean unfinished = engine.waiting(least) > 0 || more;
            size = size.afterAnswer(
                    Duration.between(sent, clock.instant()), unfinished && moved && standing == Standing.FINAL);
            if (!unfinished || !moved || standing != Standing.FINAL || trip == MOST_ROUND_TRIPS) {
                return new Outcome(delivered, received, trip, size, new Finished(standing));
            }
        }
    }
}
