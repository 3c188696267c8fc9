package org.fieldpost.notebook;

import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;

/**
 * How a report stands: everything of it that changes after it was submitted.
 *
 * @param countedIn the region it was counted in
 * @param mergedInto the report it is kept as one with
 * @param retracted why its author took it back
 * @param retractionWaits whether that is known on this phone only
 * @param corrected whether there is a later revision
 * @param openQuestions how many questions wait for an answer
 */
public record ReportStanding(
        Report.State state,
        Optional<String> countedIn,
        Optional<Grade> grade,
        Optional<ReceiptCode> mergedInto,
        Optional<RetractionReason> retracted,
        boolean retractionWaits,
        boolean corrected,
        int openQuestions) {

    public ReportStanding {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(countedIn, "countedIn");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(mergedInto, "mergedInto");
        Objects.requireNonNull(retracted, "retracted");
    }

    /** Whether the officer may still correct it or take it back. */
    public boolean open() {
        return state != Report.State.RETRACTED && state != Report.State.MERGED;
    }
}
