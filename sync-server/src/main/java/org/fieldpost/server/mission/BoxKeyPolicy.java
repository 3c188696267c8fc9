package org.fieldpost.server.mission;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.server.mission.BoxKeys.Held;

/**
 * When the key that envelopes are sealed to is changed and destroyed: a month in use, then kept for as long as a courier may
 * take after the last phone has changed to a newer one, then gone, so that a captured server opens no older envelope. A later
 * envelope is answered "seal again", which a phone cannot do with what it no longer reads.
 *
 * <p>All durations are of the server's running, as it counted them itself: no clock can make a key older than it is.
 */
final class BoxKeyPolicy {

    static final Duration IN_USE = Duration.ofDays(30);
    static final Duration LONGEST_COURIER = Duration.ofDays(60);

    /** However long a phone stays away. */
    static final Duration LONGEST_KEPT = Duration.ofDays(365);

    /** Counted between two looks at most: whatever measures the time, a machine that slept through it did not run. */
    static final Duration MOST_AT_ONCE = Duration.ofHours(6);

    /** Stands for the key of a phone of which none is known: it may seal to any. */
    static final long ANY_KEY = 0;

    private BoxKeyPolicy() {}

    static BoxKeys first(long epoch, SecureRandom random) {
        var newest = new Held(BoxKey.generate(random), epoch, 0, Duration.ZERO, Duration.ZERO);
        return new BoxKeys(List.of(newest), BoxKey.generate(random), Duration.ZERO);
    }

    /**
     * After a restore the newest key of the copy is told anew, above all that the lost server told. It is the same key: a
     * second restore from the same copy must find it again, as phones have sealed to it what they no longer read.
     */
    static BoxKeys inEpoch(BoxKeys keys, long epoch) {
        Held newest = keys.newest();
        if (newest.epoch() >= epoch) {
            return keys;
        }
        List<Held> held = new ArrayList<>(keys.held());
        held.set(0, new Held(newest.key(), epoch, 0, newest.since(), newest.needed()));
        return new BoxKeys(held, keys.spare(), keys.ran());
    }

    /**
     * The keys after the server has run for some time more.
     *
     * @param passed since the last time this was asked
     * @param sealing ids of the keys that phones were last heard to seal to, {@link #ANY_KEY} among them for a phone of which
     *     that is not known
     */
    static BoxKeys next(BoxKeys keys, Duration passed, Set<Long> sealing, SecureRandom random) {
        Duration ran = keys.ran().plus(counted(passed));
        BoxKeys next = new BoxKeys(keys.held(), keys.spare(), ran);
        Held newest = next.newest();
        if (ran.compareTo(newest.since().plus(IN_USE)) > 0) {
            List<Held> held = new ArrayList<>(next.held());
            held.add(0, new Held(next.spare(), newest.epoch(), newest.sequence() + 1, ran, ran));
            next = new BoxKeys(held, BoxKey.generate(random), ran);
        }
        return withoutOld(next, sealing);
    }

    private static Duration counted(Duration passed) {
        if (passed.isNegative()) {
            return Duration.ZERO;
        }
        return passed.compareTo(MOST_AT_ONCE) > 0 ? MOST_AT_ONCE : passed;
    }

    private static BoxKeys withoutOld(BoxKeys keys, Set<Long> sealing) {
        int oldest = 0;
        for (long id : sealing) {
            oldest = Math.max(oldest, keys.ageRank(id));
        }
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < keys.held().size(); i++) {
            Held key = keys.held().get(i);
            Held now = i <= oldest ? key.neededAt(keys.ran()) : key;
            boolean tooOld = i > 0
                    && (keys.ran().compareTo(now.needed().plus(LONGEST_COURIER)) > 0
                            || keys.ran()
                                            .compareTo(keys.held()
                                                    .get(i - 1)
                                                    .since()
                                                    .plus(LONGEST_KEPT))
                                    > 0);
            if (!tooOld) {
                held.add(now);
            }
        }
        return new BoxKeys(held, keys.spare(), keys.ran());
    }
}
