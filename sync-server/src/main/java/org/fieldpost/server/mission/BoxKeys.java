package org.fieldpost.server.mission;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.entry.Fields;

/**
 * The keys that open what phones seal to this server.
 *
 * @param held the newest first; phones are told of that one
 * @param spare comes into use next. No phone has been told of it, but one may know it from a server that was lost: so a copy
 *     of this file opens what is sealed in the month after it was made
 * @param ran how long this server has run, all starts together
 */
record BoxKeys(List<Held> held, BoxKey spare, Duration ran) {

    BoxKeys {
        held = List.copyOf(held);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("no box key");
        }
    }

    /**
     * A key with its place in the order of keys; the order is by epoch, then sequence.
     *
     * @param since how long the server had run when it came into use
     * @param needed how long the server had run when a phone may last have sealed to it
     */
    record Held(BoxKey key, long epoch, long sequence, Duration since, Duration needed) {

        Held neededAt(Duration ran) {
            return new Held(key, epoch, sequence, since, ran);
        }

        Object encode() {
            return List.of(key.secret(), epoch, sequence, since.toSeconds(), needed.toSeconds());
        }

        static Held decode(Object value) {
            List<?> parts = Fields.tuple("box key", value, 5);
            return new Held(
                    new BoxKey(Fields.asBytes("secret", parts.get(0))),
                    Fields.asLong("epoch", parts.get(1)),
                    Fields.asLong("sequence", parts.get(2)),
                    Duration.ofSeconds(Fields.asLong("since", parts.get(3))),
                    Duration.ofSeconds(Fields.asLong("needed", parts.get(4))));
        }

        /** As releases up to 0.3.0 wrote it, with the clock's time, which says nothing: it begins anew. */
        static Held decodeDated(Object value) {
            List<?> parts = Fields.tuple("box key", value, 4);
            return new Held(
                    new BoxKey(Fields.asBytes("secret", parts.get(0))),
                    Fields.asLong("epoch", parts.get(1)),
                    Fields.asLong("sequence", parts.get(2)),
                    Duration.ZERO,
                    Duration.ZERO);
        }
    }

    Held newest() {
        return held.get(0);
    }

    /** Everything that opens an envelope. */
    List<BoxKey> all() {
        return Stream.concat(held.stream().map(Held::key), Stream.of(spare)).toList();
    }

    /** 0 for the newest key, or one to come; an unknown id ranks with the oldest. */
    int ageRank(long id) {
        if (spare.publicKey().id() == id) {
            return 0;
        }
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).key().publicKey().id() == id) {
                return i;
            }
        }
        return held.size() - 1;
    }

    /** Whether these are the same keys in the same order, whatever their age. */
    boolean sameKeysAs(BoxKeys other) {
        return names().equals(other.names()) && spare.publicKey().equals(other.spare.publicKey());
    }

    private List<List<Long>> names() {
        return held.stream()
                .map(key -> List.of(
                        key.epoch(), key.sequence(), key.key().publicKey().id()))
                .toList();
    }
}
