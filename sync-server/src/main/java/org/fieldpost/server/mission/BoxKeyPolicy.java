package org.fieldpost.server.mission;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.entry.Fields;

/**
 * When the key that envelopes are sealed to is changed and destroyed: a month in use, then kept as long as a courier may take,
 * then gone, so that a captured server opens no older envelope. A later envelope is answered "seal again".
 */
final class BoxKeyPolicy {

    static final Duration IN_USE = Duration.ofDays(30);
    static final Duration LONGEST_COURIER = Duration.ofDays(60);

    private BoxKeyPolicy() {}

    /** A key with its place in the order of keys; the order is by epoch, then sequence. */
    record Held(BoxKey key, long epoch, long sequence, Instant madeAt) {

        Object encode() {
            return List.of(key.secret(), epoch, sequence, madeAt.getEpochSecond());
        }

        static Held decode(Object value) {
            List<?> parts = Fields.tuple("box key", value, 4);
            return new Held(
                    new BoxKey(Fields.asBytes("secret", parts.get(0))),
                    Fields.asLong("epoch", parts.get(1)),
                    Fields.asLong("sequence", parts.get(2)),
                    Fields.asInstant("made at", parts.get(3)));
        }
    }

    static Held first(long epoch, Instant now, SecureRandom random) {
        return new Held(BoxKey.generate(random), epoch, 0, now);
    }

    /** The keys to hold now, the newest first. A key is out of use from the moment the next one was made. */
    static List<Held> next(List<Held> held, long epoch, Instant now, SecureRandom random) {
        List<Held> next = new ArrayList<>(held);
        Held newest = held.get(0);
        if (newest.epoch() < epoch) {
            next.add(0, first(epoch, now, random));
        } else if (now.isAfter(newest.madeAt().plus(IN_USE))) {
            next.add(0, new Held(BoxKey.generate(random), epoch, newest.sequence() + 1, now));
        }
        for (int i = next.size() - 1; i > 0; i--) {
            Instant outOfUse = next.get(i - 1).madeAt();
            if (now.isAfter(outOfUse.plus(LONGEST_COURIER))) {
                next.remove(i);
            }
        }
        return next;
    }
}
