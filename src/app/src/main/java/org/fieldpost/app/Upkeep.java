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

    private final Desk desk;
    private Sealed sealed = new Sealed(-1, -1);
    private Instant nextLetGo = Instant.MIN;
    private boolean busy;

    /** What waited when it was last sealed. */
    private record Sealed(long waiting, long last) {}

    Upkeep(Desk desk) {
        this.desk = desk;
    }

    /** Called every few seconds. */
    void tick() {
        if (busy) {
            return;
        }
        busy = true;
        Instant now = desk.clock().instant();
        boolean lettingGo = !now.isBefore(nextLetGo) || nextLetGo.isAfter(now.plus(LET_GO_EVERY));
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
                        failed -> busy = false);
    }

    private Sealed keep(Sealed before, boolean lettingGo) {
        if (lettingGo) {
            desk.letGo();
        }
        Journal journal = desk.notebook().journal();
        var now = new Sealed(journal.waiting(), desk.notebook().lastNumber());
        if (!now.equals(before)) {
            desk.sealTextForTravel();
        }
        return now;
    }
}
