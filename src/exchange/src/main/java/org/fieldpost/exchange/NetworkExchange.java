package org.fieldpost.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fieldpost.model.words.Problem;

/** Exchanges over an answering carrier until nothing waits, the link is lost, or nothing moves any more. */
public final class NetworkExchange {

    /** More than this in one go would keep a phone's radio on for too long. */
    private static final int MOST_ROUND_TRIPS = 64;

    /** Any other refusal of what was sealed away is of that envelope: it must not keep the rest from going. */
    private static final Set<Refusal> FOR_NOW = Set.of(Refusal.BUSY, Refusal.SERVER_FULL);

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
        return new Run(first).toTheEnd();
    }

    /** One run and what has moved in it. */
    private final class Run {

        private final Set<SealedAway.Place> carried = new HashSet<>();
        private EnvelopeSize size;
        private long delivered;
        private long received;
        private int trips;
        private boolean answered;

        Run(EnvelopeSize first) {
            this.size = first;
        }

        Outcome toTheEnd() {
            Priority text = least.compareTo(Priority.USUAL) < 0 ? least : Priority.USUAL;
            return carrySealedAway(text)
                    .or(() -> {
                        Outcome written = carryWritten();
                        boolean goesOn = written.ending().equals(new Finished(Standing.FINAL));
                        // photos; and after a restore there, what is now learnt to be lacking
                        return Optional.of(
                                goesOn ? carrySealedAway(least).orElseGet(() -> outcome(written.ending())) : written);
                    })
                    .orElseThrow();
        }

        /** What can no longer be read here; empty when it has gone as far as it can. */
        private Optional<Outcome> carrySealedAway(Priority to) {
            for (SealedAway sealed : engine.sealedAway(to)) {
                if (trips >= MOST_ROUND_TRIPS / 2 || !carried.add(sealed.place())) {
                    continue;
                }
                trips++;
                Carrier.Crossing crossing = carrier.carry(sealed.envelope());
                if (crossing instanceof Carrier.LinkLost lost) {
                    return Optional.of(outcome(new Interrupted(lost.problem())));
                }
                if (crossing instanceof Carrier.TurnedAway away) {
                    if (FOR_NOW.contains(away.reason())) {
                        return Optional.of(outcome(new TurnedAway(away.reason())));
                    }
                    continue;
                }
                var answer = new Answer();
                Optional<Outcome> refused = answer.read((Carrier.Answered) crossing);
                if (refused.isPresent()) {
                    return refused;
                }
                if (answer.standing != Standing.FINAL) {
                    return Optional.of(outcome(new Finished(answer.standing)));
                }
                // when it is to be sealed again, the other end could not read it
                if (!answer.again) {
                    engine.answered(sealed);
                }
                progress.accept(new Progress(delivered, engine.waiting()));
            }
            return Optional.empty();
        }

        private Outcome carryWritten() {
            while (true) {
                trips++;
                long waitingBefore = engine.waiting();
                Instant sent = clock.instant();
                Carrier.Crossing crossing = carrier.carry(engine.write(size.bodyBytes(), least, packageBytes()));
                if (crossing instanceof Carrier.LinkLost lost) {
                    size = size.afterCut();
                    return outcome(new Interrupted(lost.problem()));
                }
                if (crossing instanceof Carrier.TurnedAway away) {
                    return outcome(new TurnedAway(away.reason()));
                }
                var answer = new Answer();
                Optional<Outcome> refused = answer.read((Carrier.Answered) crossing);
                if (refused.isPresent()) {
                    return refused.get();
                }
                answered = true;
                progress.accept(new Progress(delivered, engine.waiting()));
                // after a restore, there or here, what waits changes though nothing was delivered
                boolean moved = answer.moved || engine.waiting() != waitingBefore;
                boolean unfinished = engine.unsent(least) || answer.more;
                size = size.afterAnswer(
                        Duration.between(sent, clock.instant()),
                        unfinished && moved && answer.standing == Standing.FINAL);
                if (!unfinished || !moved || answer.standing != Standing.FINAL || trips >= MOST_ROUND_TRIPS) {
                    return outcome(new Finished(answer.standing));
                }
            }
        }

        /** Not before all text has gone, both ways: a package on a weak link must not keep a flash report's answer waiting. */
        private int packageBytes() {
            return answered && !engine.unsent(Priority.USUAL) ? size.bodyBytes() : 0;
        }

        private Outcome outcome(Ending ending) {
            return new Outcome(delivered, received, trips, size, ending);
        }

        /** What the other end said to one envelope. */
        private final class Answer {

            private boolean moved;
            private boolean more;
            private boolean again;
            private Standing standing = Standing.FINAL;

            /** Takes it into the run; what came out of it when we would not take it. */
            Optional<Outcome> read(Carrier.Answered answered) {
                for (Bytes envelope : answered.envelopes()) {
                    Reading reading = engine.read(envelope);
                    if (reading instanceof Reading.Refused refused) {
                        return Optional.of(outcome(new TurnedAway(refused.reason())));
                    }
                    var taken = (Reading.Taken) reading;
                    delivered += taken.acknowledged();
                    received += taken.stored().fresh().size();
                    moved |= taken.acknowledged() > 0 || !taken.stored().fresh().isEmpty() || taken.again();
                    again |= taken.again();
                    more |= taken.more() || again;
                    standing = taken.standing();
                }
                return Optional.empty();
            }
        }
    }
}
