package org.fieldpost.notebook;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;

/**
 * A report with everything that became of it.
 *
 * @param standing empty when this phone no longer holds the report and only what was asked of it
 * @param gone when what it says now has left this phone: since when and why
 * @param revisions those that can still be read here, the first one first
 * @param questions the last asked first
 */
public record ReportLife(
        ReceiptCode receipt,
        Optional<ReportStanding> standing,
        Optional<Gone> gone,
        List<Revision> revisions,
        List<AskedOfReport> questions) {

    public ReportLife {
        revisions = List.copyOf(revisions);
        questions = List.copyOf(questions);
    }

    /**
     * What it said at one time.
     *
     * @param photos how many photos it names
     * @param delivered whether the server durably holds it
     */
    public record Revision(Observation observation, int photos, boolean delivered) {}

    /** What it says now. */
    public Optional<Revision> latest() {
        return revisions.isEmpty() || gone.isPresent()
                ? Optional.empty()
                : Optional.of(revisions.get(revisions.size() - 1));
    }
}
