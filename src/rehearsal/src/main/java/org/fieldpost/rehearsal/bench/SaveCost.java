package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.lock.Unlocked;

/**
 * From a tap to durable, in a notebook behind its PIN: a draft kept at a change, a report submitted, a restricted one that leaves
 * the phone at once. Beside each, in the same round, as many bytes as the notebook logged for it are written to a file on the same
 * disk and forced out. In a notebook of some weeks, and in one with ten thousand reports.
 */
final class SaveCost {

    private static final int NOTE_CHARACTERS = 80;
    private static final int WEIGHED = 11;
    private static final int WARM_UPS = 20;
    private static final int RESTRICTED_ROUNDS = 20;

    private final Mission mission;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private int drafts;

    SaveCost(Mission mission, Path folder) {
        this.mission = mission;
        this.folder = folder;
    }

    void run() throws IOException {
        measure(200, 300);
        measure(10_000, 100);
    }

    private void measure(int reports, int rounds) throws IOException {
        Path here = folder.resolve("with-" + reports);
        var locker = new FilledLocker(here.resolve("private"));
        locker.fill(mission, reports);
        var notes = new Notes(VocabularyReader.shipped(), NOTE_CHARACTERS);
        List<Observation> seen = Fieldwork.observations(mission, 4 * rounds + 1_000, Optional.of(notes), 11);
        List<Observation> usual = handled(seen, Handling.H2, WEIGHED + WARM_UPS + rounds);
        List<Observation> restricted = handled(seen, Handling.H3, WARM_UPS + RESTRICTED_ROUNDS);
        Unlocked open = locker.unlock();
        try (Notebook notebook = Notebook.open(open.file(), MissionMode.EXERCISE, open.safe(), Clock.systemUTC());
                var disk = new ForcedFile(here.resolve("forced"))) {
            System.out.printf("A notebook with %,d reports behind a PIN, WAL, synchronous FULL:%n", reports);
            // as at every unlock
            notebook.letGo(Instant.now(), mission.retention(), random);
            Weight weight = weigh(notebook, open.file(), usual.subList(0, WEIGHED));
            usual(notebook, disk, weight, usual.subList(WEIGHED, usual.size()));
            restricted(notebook, restricted);
        }
    }

    private static List<Observation> handled(List<Observation> seen, Handling level, int most) {
        List<Observation> found = seen.stream()
                .filter(each -> each.circumstances().handling() == level)
                .limit(most)
                .toList();
        if (found.size() < most) {
            throw new IllegalStateException(found.size() + " reports of " + level + " were seen, not " + most + ".");
        }
        return found;
    }

    /** Bytes that the notebook writes to its log. */
    private record Weight(int draft, int submission) {}

    /** While the log only grows, as it does after opening. */
    private Weight weigh(Notebook notebook, Path file, List<Observation> seen) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        List<Long> draftBytes = new ArrayList<>();
        List<Long> submissionBytes = new ArrayList<>();
        for (Observation each : seen) {
            Draft draft = draft(each);
            notebook.save(draft.noting(""));
            long before = Files.size(log);
            notebook.save(draft);
            long saved = Files.size(log);
            submit(notebook, each, draft);
            draftBytes.add(saved - before);
            submissionBytes.add(Files.size(log) - saved);
        }
        return new Weight(median(draftBytes), median(submissionBytes));
    }

    private static int median(List<Long> bytes) {
        long median = bytes.stream().sorted().toList().get(bytes.size() / 2);
        if (median <= 0) {
            throw new IllegalStateException("The notebook's log did not grow, so nothing is known of its bytes.");
        }
        return Math.toIntExact(median);
    }

    private void usual(Notebook notebook, ForcedFile disk, Weight weight, List<Observation> seen) {
        int rounds = seen.size() - WARM_UPS;
        var drafted = new Times(rounds);
        var draftForced = new Times(rounds);
        var submitted = new Times(rounds);
        var submissionForced = new Times(rounds);
        for (int i = 0; i < seen.size(); i++) {
            int round = i - WARM_UPS;
            Observation each = seen.get(i);
            Draft draft = draft(each);
            notebook.save(draft.noting(""));
            drafted.time(round, () -> save(notebook, draft));
            draftForced.time(round, () -> disk.write(weight.draft()));
            submitted.time(round, () -> submit(notebook, each, draft));
            submissionForced.time(round, () -> disk.write(weight.submission()));
        }
        print("a draft kept", drafted, weight.draft(), draftForced);
        print("a report submitted", submitted, weight.submission(), submissionForced);
    }

    private static void print(String what, Times saved, int bytes, Times forced) {
        System.out.printf("    %s: %s%n", what, saved);
        System.out.printf("        the disk alone, %,d bytes written and forced: %s%n", bytes, forced);
        System.out.printf(
                Locale.ROOT,
                "        times as long as the disk alone: %.2f at the median, %.2f at p99%n",
                saved.medianMs() / forced.medianMs(),
                saved.percentileMs(99) / forced.percentileMs(99));
    }

    private void restricted(Notebook notebook, List<Observation> seen) {
        var submitted = new Times(RESTRICTED_ROUNDS);
        for (int i = 0; i < seen.size(); i++) {
            Observation each = seen.get(i);
            Draft draft = draft(each);
            notebook.save(draft);
            submitted.time(i - WARM_UPS, () -> submit(notebook, each, draft));
        }
        System.out.println("    a restricted report submitted, which leaves at once, log emptied: " + submitted);
    }

    private static boolean save(Notebook notebook, Draft draft) {
        notebook.save(draft);
        return true;
    }

    private boolean submit(Notebook notebook, Observation seen, Draft draft) {
        notebook.submit(seen, draft.id(), mission.retention(), random);
        return true;
    }

    private Draft draft(Observation seen) {
        var c = seen.circumstances();
        return new Draft(
                String.format(Locale.ROOT, "%016x", drafts++),
                seen.kind(),
                c.observedAt(),
                c.patrol(),
                Optional.of(new Draft.Place(c.position(), c.knownPoint(), c.observedAt())),
                Optional.empty(),
                c.handling(),
                c.flash(),
                c.note(),
                seen.answers(),
                c.officerCoding(),
                Optional.empty());
    }
}
