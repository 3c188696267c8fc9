package org.fieldpost.rehearsal.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;
import org.fieldpost.rehearsal.patrol.ManyReports;

/** A phone's first notebook behind its PIN, as the app itself makes it, with many reports of an exercise in it. */
final class FilledLocker {

    static final String PIN = "40718293";
    static final String SECOND_PIN = "59320417";

    private static final int NUMBER = 1;
    private static final long SEED = 7;

    private final Lockers lockers;

    /** @param folder where the app keeps its notebooks */
    FilledLocker(Path folder) {
        lockers = new Lockers(folder, Stretching.USUAL, Clock.systemUTC(), new SecureRandom());
    }

    void fill(Mission mission, int reports) {
        Unlocked open = lockers.train(lockers.setUp(NUMBER, Pin.typed(PIN)));
        fill(open, mission, reports);
    }

    /** A live one with these reports, and a second PIN that opens an exercise just joined. */
    void fillBehindTwoPins(Mission mission, int reports) {
        Unlocked live = lockers.setUp(NUMBER, Pin.typed(PIN));
        lockers.secondPin(live, Pin.typed(PIN), Pin.typed(SECOND_PIN));
        fill(live, mission, reports);
        fill(unlock(SECOND_PIN), mission, 0);
    }

    private static void fill(Unlocked open, Mission mission, int reports) {
        ManyReports.write(open.file(), open.mode(), open.safe(), mission, mission.id(), reports, SEED);
    }

    Unlocked unlock() {
        return unlock(PIN);
    }

    Unlocked unlock(String pin) {
        Unlocking ending = lockers.unlock(NUMBER, Pin.typed(pin));
        if (ending instanceof Unlocked open) {
            return open;
        }
        throw new IllegalStateException("The PIN opened nothing: " + ending + ". Measure in an empty folder.");
    }
}
