package org.fieldpost.exchange.carrier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.enrolment.ServerAddress;

/**
 * Brings ready envelopes to their servers without any notebook's key: while all notebooks are locked, and for the others
 * while one is open. Blocks; never called on the screen's thread.
 */
public final class LockedExchange {

    /** The server will take it later. */
    private static final Set<Refusal> FOR_NOW = Set.of(Refusal.BUSY, Refusal.SERVER_FULL, Refusal.QUOTA);

    private final ReadyEnvelopes ready;
    private final Function<ServerAddress, Carrier> network;
    private final Clock clock;

    /** @param network the carrier to a server address */
    public LockedExchange(ReadyEnvelopes ready, Function<ServerAddress, Carrier> network, Clock clock) {
        this.ready = ready;
        this.network = network;
        this.clock = clock;
    }

    /**
     * What was brought.
     *
     * @param answered envelopes that a server took; their answers wait for the unlock
     * @param refused envelopes that it would not take; they stay, their notebook replaces them
     * @param whole whether every link held until the end
     */
    public record Outcome(int answered, int refused, boolean whole) {}

    /** @param open whose notebook is open: it sends for itself */
    public Outcome run(Optional<EnrolmentId> open) {
        int answered = 0;
        int refused = 0;
        boolean whole = true;
        for (ReadyEnvelopes.Sender sender : othersThan(open)) {
            Carrier carrier = network.apply(sender.server());
            for (Bytes envelope : ready.due(sender.enrolment(), clock.instant())) {
                Carrier.Crossing crossing = carrier.carry(envelope);
                if (crossing instanceof Carrier.LinkLost
                        || (crossing instanceof Carrier.TurnedAway away && FOR_NOW.contains(away.reason()))) {
                    whole = false;
                    break;
                }
                if (crossing instanceof Carrier.Answered answer) {
                    // in this order: killed between the two, it is sent again, which changes nothing
                    ready.keepAnswers(answer.envelopes());
                    ready.drop(sender.enrolment(), envelope);
                    answered++;
                } else {
                    refused++;
                }
            }
        }
        return new Outcome(answered, refused, whole);
    }

    private List<ReadyEnvelopes.Sender> othersThan(Optional<EnrolmentId> open) {
        return ready.senders().stream()
                .filter(sender -> !open.equals(Optional.of(sender.enrolment())))
                .toList();
    }

    /** What a courier takes along for the others. */
    public List<Bytes> forCourier(Optional<EnrolmentId> open) {
        List<Bytes> envelopes = new ArrayList<>();
        othersThan(open).forEach(sender -> envelopes.addAll(ready.due(sender.enrolment(), clock.instant())));
        return envelopes;
    }
}
