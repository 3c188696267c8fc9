package org.fieldpost.server.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;

/**
 * A report as its pages show it.
 *
 * @param observation by the clock as it was corrected
 * @param handling as its author said, or higher as a reviewer judged
 * @param interfaces as they count, the first first
 * @param retracted why its author took it back
 * @param ruling what a supervisor decided last
 * @param changed whether a newer revision came after that
 */
public record ShownReport(
        String receipt,
        Observation observation,
        Clock clock,
        Optional<RegionMatch> region,
        Instant receivedAt,
        Handling handling,
        List<NexusInterface> interfaces,
        int revisions,
        Optional<RetractionReason> retracted,
        Optional<Ruling> ruling,
        boolean changed) {

    /**
     * What is known of the clock it went by.
     *
     * @param behind what was added to the times that the phone said
     * @param certain whether it can have been then; if not, it stands behind no number
     */
    public record Clock(Duration behind, boolean certain) {}

    public ShownReport {
        interfaces = List.copyOf(interfaces);
    }

    /** Whether it stands: neither taken back nor merged. If its time is certain, it stands behind a number. */
    public boolean counts() {
        return clock.certain
                && retracted.isEmpty()
                && !ruled(Ruling.Outcome.MERGED)
                && !ruled(Ruling.Outcome.RETRACTED);
    }

    public boolean ruled(Ruling.Outcome outcome) {
        return ruling.map(Ruling::outcome).filter(outcome::equals).isPresent();
    }

    /** The grade, also of an earlier revision. */
    public Optional<Grade> grade() {
        return ruling.flatMap(Ruling::grade);
    }

    /** The receipts of those whose every reading is logged. */
    public static List<String> restricted(List<ShownReport> shown) {
        return shown.stream()
                .filter(each -> each.handling.atLeast(Handling.H3))
                .map(ShownReport::receipt)
                .toList();
    }

    /** A ruling as the columns outcome, grade and into_receipt say it, if there is one. */
    public static Optional<Ruling> ruling(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Ruling.Outcome.valueOf(outcome)) {
                    case GRADED -> Ruling.graded(Grade.parse(row.getString("grade")));
                    case MERGED -> Ruling.mergedInto(ReceiptCode.parse(row.getString("into_receipt")));
                    case RETURNED, RETRACTED, REOPENED -> Ruling.of(Ruling.Outcome.valueOf(outcome));
                });
    }
}
