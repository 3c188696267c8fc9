package org.fieldpost.notebook;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;

/** A process of its own that works in a notebook until it is killed, and says what is saved once it is saved. */
final class DraftsInALoop {

    private DraftsInALoop() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        int from = Integer.parseInt(args[1]);
        try (Notebook notebook =
                Notebook.open(Path.of(args[0]), MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            PatrolKey patrol = Samples.patrol(NotebookInUse.NOON).key();
            for (int i = from; i < from + 1_000_000; i++) {
                notebook.save(NotebookInUse.draft(i % 5, "change " + i));
                out.println("saved " + i);
                if (i % 3 == 0) {
                    notebook.patrolLog()
                            .append(patrol, new TrackFix(NotebookInUse.NOON.plusSeconds(i), NotebookInUse.GANTA));
                    out.println("fixed " + i);
                }
                if (i % 7 == 0) {
                    ReceiptCode receipt = notebook.submit(
                            Samples.smuggling(NotebookInUse.NOON, "report " + i),
                            NotebookInUse.draft(100, "").id());
                    out.println("submitted " + receipt.spoken());
                }
            }
        }
    }
}
