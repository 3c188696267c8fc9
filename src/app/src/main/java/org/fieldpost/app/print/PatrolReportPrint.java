package org.fieldpost.app.print;

import java.nio.file.Path;
import org.fieldpost.model.patrol.PatrolReport;

/** Makes a patrol report ready for paper. */
public interface PatrolReportPrint {

    /**
     * Writes a file that can be printed, named for the report. Blocks on the disk; not for the screen's thread.
     *
     * @param sheet what stands on it, in the officer's language
     * @throws org.fieldpost.model.words.ProblemException when it cannot be written
     */
    Path print(PatrolReport report, Sheet sheet);

    /**
     * Takes away every paper it made that is still where it was put. Blocks on the disk; for a phone that was
     * revoked. Who puts papers nowhere has nothing to take away.
     */
    default void forget() {}
}
