package org.fieldpost.server.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.web.Page;

/**
 * One report with everything that belongs to its review, as pages show it.
 *
 * @param fromFile whether it came in a file: there is nobody to ask
 * @param need why it stands in the queue
 * @param merged receipts of the reports merged into it
 */
public record Dossier(
        ShownReport report,
        boolean fromFile,
        Before before,
        Optional<Queue.Need> need,
        List<Questions.Shown> questions,
        List<Rulings.Decided> rulings,
        List<Codings.Coded> codings,
        List<Revisions.Revision> revisions,
        List<String> merged,
        List<Pairs.Proposed> proposed,
        List<Pairs.Corroborating> corroborating) {

    /** Something that happened to the report; what was written with it is a person's own words. */
    public record Event(Instant at, Problem what, String words) {}

    /** The reports whose content a page with this dossier shows. */
    public List<ShownReport> shown() {
        List<ShownReport> shown = new ArrayList<>(List.of(report));
        proposed.forEach(each -> shown.add(each.other()));
        return shown;
    }

    public String token() {
        return before.token();
    }

    /** The reviewer's interfaces, where a reviewer gave any. */
    public Optional<Coding> reviewersCoding() {
        return before.coding().flatMap(Codings.Coded::coding);
    }

    public String reviewer() {
        return before.coding().map(Codings.Coded::by).orElse("");
    }

    public boolean changedSinceGraded() {
        return before.changedSinceGraded();
    }

    /** Whether something came of a report that counts no more by a supervisor's decision. */
    public boolean mayBeLeft() {
        return !report.counts() && before.ruling().isPresent() && need.isPresent() && need.get() != Queue.Need.ASKED;
    }

    /** Who decided last, and when. */
    public Optional<Rulings.Decided> lastRuling() {
        return before.ruling();
    }

    /** All that happened, the newest first. */
    public List<Event> events(Page page) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            events.add(new Event(
                    revisions.get(i).receivedAt(),
                    i == 0 ? Problem.of("event.received") : Problem.of("event.revised", i + 1),
                    ""));
        }
        rulings.forEach(each -> events.add(new Event(each.at(), said(page, each), each.reason())));
        codings.forEach(each -> events.add(new Event(
                each.at(),
                each.coding()
                        .map(coding -> Problem.of("event.coded", each.by(), interfaces(coding)))
                        .orElse(Problem.of("event.uncoded", each.by())),
                each.coding().map(Coding::reason).orElse(""))));
        for (Questions.Shown question : questions) {
            question.asked()
                    .ifPresent(asked -> events.add(
                            new Event(asked.at(), Problem.of("event.asked", question.askedBy()), asked.text())));
            question.answers()
                    .forEach(answer -> events.add(new Event(
                            answer.receivedAt(),
                            Problem.of(answer.byCorrection() ? "event.answered_by_correction" : "event.answered"),
                            answer.text())));
        }
        // of what happened in the same instant the later stands first
        Collections.reverse(events);
        events.sort(Comparator.comparing(Event::at).reversed());
        return events;
    }

    static Problem said(Page page, Rulings.Decided decided) {
        Ruling ruling = decided.ruling();
        String detail = ruling.grade()
                .map(Grade::toString)
                .or(() -> ruling.into().map(String::valueOf))
                .orElse("");
        if (decided.generation() == Rulings.OF_A_TEXT) {
            return Problem.of(
                    ruling.grade().isPresent() ? "event.text_graded" : "event.text_reopened", decided.by(), detail);
        }
        return Problem.of("event." + ruling.outcome().name().toLowerCase(Locale.ROOT), decided.by(), detail);
    }

    private static String interfaces(Coding coding) {
        return coding.all().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    /** Of the questions, what was asked last. */
    public Optional<Asked> lastAsked() {
        return questions.stream().flatMap(q -> q.asked().stream()).findFirst();
    }

    /** All revisions in columns. */
    public SideBySide history(Page page) {
        return SideBySide.of(
                page, revisions.stream().map(Revisions.Revision::observation).toList());
    }

    /** This report and another in columns. */
    public SideBySide beside(Page page, ShownReport other) {
        return SideBySide.of(page, List.of(report.observation(), other.observation()));
    }

    /** What the rule says of this report's source and another's. */
    public IndependenceRule.Verdict verdict(ShownReport other) {
        return Pairs.verdict(report, other);
    }
}
