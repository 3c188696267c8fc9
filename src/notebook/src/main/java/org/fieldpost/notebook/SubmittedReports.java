package org.fieldpost.notebook;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;

/** What an officer sees of his reports after they were submitted, and what he can still do with them, with no link at all. */
public final class SubmittedReports {

    private final Reports reports;
    private final ReportLines lines;
    private final Questions questions;

    SubmittedReports(Reports reports, ReportLines lines, Questions questions) {
        this.reports = reports;
        this.lines = lines;
        this.questions = questions;
    }

    /** All reports of this notebook, flash reports first, then the newest. */
    public List<ReportLine> lines() {
        return lines.all();
    }

    /** A report with everything that became of it; empty when neither it nor a question about it is here. */
    public Optional<ReportLife> life(ReceiptCode receipt) {
        return lines.life(receipt, questions);
    }

    /** Questions that wait for an answer, the last asked first; also about reports this phone no longer holds. */
    public List<AskedOfReport> openQuestions() {
        return questions.open();
    }

    /**
     * Takes a report back. It stays readable here and at the server, and counts no more.
     *
     * @throws org.fieldpost.model.words.ProblemException when this notebook has no such report, or it was taken back before
     */
    public void retract(ReceiptCode receipt, RetractionReason reason) {
        reports.retract(receipt, reason);
    }

    /** Keeps an answer as it is on the screen; called at every change. */
    public void begin(long question, String answer) {
        questions.begin(question, answer);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it was never asked, or answered before */
    public void answer(Answered answered) {
        questions.answer(answered);
    }
}
