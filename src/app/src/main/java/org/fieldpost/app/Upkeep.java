package org.fieldpost.app;

import java.time.Duration;
import java.time.Instant;
import org.fieldpost.exchange.Journal;

/**
 * What an open notebook does by itself beside the exchange: keeps what waits sealed and ready to travel, should it be locked or its
 * battery be lost, and lets go of what the mission lets stay no longer. Of the screen's thread; the work is done in the background.
 */
final class Upkeep {

    private static final Duration LET_GO_EVERY = Duration.ofMinutes(30);

    /** What fails, on a full disk say, costs battery at each try. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final Desk desk;
    private Sealed sealed = new Sealed(-1, -1);
    private Instant nextLetGo = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private boolean busy;

    /** What waited when it was last sealed. */
    private record Sealed(long waiting, long last) {}

    Upkeep(Desk desk) {
        this.desk = desk;
    }

    /** Called every few seconds. */
    void tick() {
        Instant now = desk.clock().instant();
        if (busy || waits(now, notBefore, AFTER_A_FAILURE)) {
            return;
        }
        busy = true;
        boolean lettingGo = !waits(now, nextLetGo, LET_GO_EVERY);
        Sealed before = sealed;
        desk.background()
                .run(
                        () -> keep(before, lettingGo),
                        kept -> {
                            busy = false;
                            sealed = kept;
                            nextLetGo = lettingGo ? now.plus(LET_GO_EVERY) : nextLetGo;
                        },
                        // a full disk is said where something is saved; this is tried again
                        failed -> {
                            busy = false;
                            notBefore = now.plus(AFTER_A_FAILURE);
                        });
    }

    /** A moment further away than any that is set was set before the clock was put back. */
    private static boolean waits(Instant now, Instant until, Duration longest) {
        return now.isBefore(until) && !until.isAfter(now.plus(longest));
    }

    /** What cannot leave now keeps nothing from being made ready to travel. */
    private Sealed keep(Sealed before, boolean lettingGo) {
        Sealed now;
        try {
            if (lettingGo) {
                desk.letGo();
            }
        } finally {
            // what comes while it is sealed is sealed next time
            now = standing();
            if (!now.equals(before)) {
                desk.sealTextForTravel();
            }
        }
        return now;
    }

    private Sealed standing() {
        Journal journal = desk.notebook().journal();
        return new Sealed(journal.waiting(), desk.notebook().lastNumber());
    }
}
