package org.fieldpost.rehearsal.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.patrol.PatrolCardModel;
import org.fieldpost.app.report.ReportFilter;
import org.fieldpost.app.report.ReportsViewModel;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.rehearsal.patrol.ManyReports;

/**
 * What the PIN costs: Argon2id alone, trying the PIN, opening ten thousand reports and what is done at every unlock; then what
 * the lock adds to the first list of them. In one warm Java, one after the other in each round.
 */
final class UnlockCost {

    private static final int REPORTS = 10_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 21;
    private static final int SALT_BYTES = 16;
    private static final long SEED = 7;

    private final Mission mission;
    private final Path folder;

    UnlockCost(Mission mission, Path folder) {
        this.mission = mission;
        this.folder = folder;
    }

    void run() {
        var locker = new FilledLocker(new DesktopFiles(folder).privateDirectory());
        locker.fill(mission, REPORTS);
        Path readable = folder.resolve("readable.db");
        ManyReports.write(readable, mission, mission.id(), REPORTS, SEED);
        System.out.printf(
                "A notebook with %,d reports behind a PIN, %d rounds after %d thrown away:%n",
                REPORTS, ROUNDS, WARM_UPS);
        lists(locker.unlock(), readable);
        unlocking(locker);
        twoPins();
    }

    /** Until the first screen has what it shows: by this somebody with a watch would tell one PIN from the other. */
    private void twoPins() {
        var locker = new FilledLocker(folder.resolve("two-pins"));
        locker.fillBehindTwoPins(mission, REPORTS);
        var live = new Times(ROUNDS);
        var training = new Times(ROUNDS);
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            live.time(round, () -> firstScreen(locker.unlock(FilledLocker.PIN)));
            training.time(round, () -> firstScreen(locker.unlock(FilledLocker.SECOND_PIN)));
        }
        print(String.format(Locale.ROOT, "PIN to first screen, live with %,d reports", REPORTS), live);
        print("second PIN to first screen, an exercise just joined", training);
        System.out.printf(
                Locale.ROOT, "    the live one takes %.2f times as long%n", live.medianMs() / training.medianMs());
    }

    private HomeViewModel.State firstScreen(Unlocked unlocked) {
        try (Notebook notebook = Notebook.openOrRescue(
                        unlocked.file(), unlocked.mode(), unlocked.safe(), Clock.systemUTC(), new SecureRandom())
                .notebook()) {
            Desk desk = desk(notebook);
            notebook.preferences();
            notebook.enrolment();
            var home = new HomeViewModel(desk);
            home.refresh();
            new PatrolCardModel(desk, mission, Optional::empty).refresh();
            notebook.submitted().openQuestions();
            notebook.waits();
            return home.state().get();
        }
    }

    private void unlocking(FilledLocker locker) {
        var argon2 = new Times(ROUNDS);
        var pin = new Times(ROUNDS);
        var opening = new Times(ROUNDS);
        var catchingUp = new Times(ROUNDS);
        byte[] salt = new byte[SALT_BYTES];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            argon2.time(round, () -> Stretching.USUAL.key(Pin.typed(FilledLocker.PIN), salt));
            Unlocked open = pin.time(round, locker::unlock);
            try (Notebook notebook = opening.time(round, () -> open(open.file(), open.safe()))) {
                Desk desk = desk(notebook);
                catchingUp.time(round, () -> {
                    boolean revoked = desk.takeAnswers();
                    desk.sealAllForTravel();
                    return revoked;
                });
            }
        }
        print(
                String.format(
                        Locale.ROOT,
                        "Argon2id alone, %d MiB, %d passes",
                        Stretching.USUAL.memoryKib() / 1024,
                        Stretching.USUAL.passes()),
                argon2);
        print("the PIN tried, Argon2id in it", pin);
        print("the notebook opened", opening);
        print("answers read, what waits sealed anew, content let go", catchingUp);
        double all = pin.medianMs() + opening.medianMs() + catchingUp.medianMs();
        System.out.printf(
                Locale.ROOT,
                "    Argon2id is %.0f %% of trying the PIN and %.0f %% of the %.0f ms of all three%n",
                100 * argon2.medianMs() / pin.medianMs(),
                100 * argon2.medianMs() / all,
                all);
    }

    private void lists(Unlocked locked, Path readable) {
        var openFirst = new Times(ROUNDS);
        var openLater = new Times(ROUNDS);
        var lockedFirst = new Times(ROUNDS);
        var lockedLater = new Times(ROUNDS);
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            list(round, readable, Safe.withoutLock(), openFirst, openLater);
            list(round, locked.file(), locked.safe(), lockedFirst, lockedLater);
        }
        print("list, first visit, without a lock", openFirst);
        print("list, first visit, locked", lockedFirst);
        print("list, later visit, without a lock", openLater);
        print("list, later visit, locked", lockedLater);
        System.out.printf(
                Locale.ROOT,
                "    the lock takes %.2f times as long at the first visit, %.2f at a later one%n",
                lockedFirst.medianMs() / openFirst.medianMs(),
                lockedLater.medianMs() / openLater.medianMs());
    }

    private void list(int round, Path file, Safe safe, Times first, Times later) {
        try (Notebook notebook = open(file, safe)) {
            Desk desk = desk(notebook);
            int shown = first.time(round, () -> visit(desk));
            later.time(round, () -> visit(desk));
            if (shown != REPORTS) {
                throw new IllegalStateException("The list shows " + shown + " reports of " + REPORTS + ".");
            }
        }
    }

    private int visit(Desk desk) {
        var reports = new ReportsViewModel(desk, mission, Words.in(Language.EN), ReportFilter.ALL);
        reports.refresh();
        return reports.shown().get().lines().size();
    }

    private static Notebook open(Path file, Safe safe) {
        return Notebook.open(file, MissionMode.EXERCISE, safe, Clock.systemUTC());
    }

    private Desk desk(Notebook notebook) {
        Carrier unreachable = envelope -> new Carrier.LinkLost(Problem.of("link.lost", "bench"));
        return new Desk(
                notebook,
                named -> mission,
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(
                        new NoGps(),
                        new DesktopFiles(folder),
                        (title, ending) -> Optional.empty(),
                        new NoCamera(),
                        new NoShareSheet()),
                Background.atOnce(),
                Background.atOnce(),
                server -> unreachable);
    }

    private static void print(String what, Times times) {
        System.out.println("    " + what + ": " + times);
    }
}
