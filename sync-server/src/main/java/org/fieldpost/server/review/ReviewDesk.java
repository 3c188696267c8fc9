package org.fieldpost.server.review;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.storage.Database;

/**
 * Where supervisors decide. Each decision is kept and told to the phone, both or neither; one made of a page that no longer
 * holds is not taken before it is made again.
 */
final class ReviewDesk {

    private final Database database;
    private final Reports reports;
    private final Questions questions;
    private final Rulings rulings;
    private final Codings codings;
    private final ReviewPages.Telling telling;
    private final Clock clock;
    private final SecureRandom random;

    ReviewDesk(
            Database database,
            Reports reports,
            Questions questions,
            ReviewPages.Telling telling,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.reports = reports;
        this.questions = questions;
        this.rulings = new Rulings(database, random);
        this.codings = new Codings(database, random);
        this.telling = telling;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Who decides about which report.
     *
     * @param token of the page on which he decided, as {@link Before#token} says
     */
    record Deciding(Sight sight, String receipt, String by, String token) {}

    /** What became of a decision. */
    sealed interface Result {}

    /** It is kept and goes down to the phone, if there is one. */
    record Done() implements Result {}

    /** Something came in between: nothing is kept. */
    record Overtaken(Before now) implements Result {}

    Rulings rulings() {
        return rulings;
    }

    Codings codings() {
        return codings;
    }

    /** How the report stands now; fails for one that is not here or not seen. */
    Before before(Sight sight, String receipt) {
        return database.read(db -> {
            Reports.Named report = reports.named(sight, receipt).orElseThrow();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT o.latest_generation, o.latest,
                           (SELECT count(*) FROM answer a WHERE a.enrolment_id = o.enrolment_id
                               AND a.base_generation = o.generation AND a.base = o.base) AS answers
                    FROM observation o WHERE o.receipt = ?
                    """)) {
                query.setString(1, report.receipt());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return new Before(
                            receipt,
                            rows.getInt(1),
                            rows.getLong(2),
                            rows.getInt(3),
                            rulings.newest(receipt),
                            codings.of(receipt).stream().findFirst());
                }
            }
        });
    }

    private interface Decision {
        void make(Reports.Named report, Before before);
    }

    private Result decide(Deciding who, Decision decision) {
        return database.write(db -> {
            Reports.Named report = reports.named(who.sight, who.receipt).orElseThrow();
            Before now = before(who.sight, who.receipt);
            if (!now.token().equals(who.token)) {
                return new Overtaken(now);
            }
            decision.make(report, now);
            return new Done();
        });
    }

    /**
     * Grades, merges or retracts.
     *
     * @throws org.fieldpost.model.words.ProblemException when the report does not count any more, the other one of a merge
     *     is not one that does, or a reason is missing
     */
    Result rule(Deciding who, Ruling ruling, String reason) {
        requireReason(reason, ruling.outcome() == Ruling.Outcome.RETRACTED);
        return decide(who, (report, before) -> {
            requireCounting(who.sight, who.receipt);
            ruling.into().map(ReceiptCode::spoken).ifPresent(other -> {
                if (other.equals(who.receipt)) {
                    throw Problem.of("review.merge_itself", other).asException();
                }
                requireCounting(who.sight, other);
            });
            tell(report, rulings.keep(before, who.by, clock.instant(), ruling, reason, Optional.empty()));
        });
    }

    private static void requireReason(String reason, boolean needed) {
        if (reason.length() > Rulings.REASON_CHARS || (needed && reason.isEmpty())) {
            throw Problem.of("review.reason_words", Rulings.REASON_CHARS).asException();
        }
    }

    private void requireCounting(Sight sight, String receipt) {
        ShownReport report = reports.find(sight, receipt)
                .orElseThrow(() -> Problem.of("review.no_such_report", receipt).asException());
        if (!report.counts()) {
            throw Problem.of("review.counts_no_more", receipt).asException();
        }
    }

    /** A report that counts no more stays so, whatever came since: the phone knows already. */
    Result leave(Deciding who) {
        return decide(who, (report, before) -> {
            Rulings.Decided last = before.ruling()
                    .filter(ruling ->
                            !reports.find(who.sight, who.receipt).orElseThrow().counts())
                    .orElseThrow(() ->
                            Problem.of("review.nothing_to_leave", who.receipt).asException());
            rulings.keep(before, who.by, clock.instant(), last.ruling(), last.reason(), Optional.empty());
        });
    }

    /** Takes the last decision back: what was decided before it is decided again. */
    Result undo(Deciding who) {
        return decide(who, (report, before) -> {
            List<Rulings.Decided> all = rulings.of(who.receipt);
            if (all.isEmpty()) {
                throw Problem.of("review.nothing_to_undo", who.receipt).asException();
            }
            // what was decided about its text was not decided about the report
            Optional<Rulings.Decided> earlier =
                    all.stream().skip(1).findFirst().filter(each -> each.generation() != Rulings.OF_A_TEXT);
            Ruling former = earlier.map(Rulings.Decided::ruling).orElse(Ruling.of(Ruling.Outcome.REOPENED));
            former.into().map(ReceiptCode::spoken).ifPresent(other -> requireCounting(who.sight, other));
            // what is decided again holds for the revision of which it was decided first
            Before of = former.outcome() == Ruling.Outcome.REOPENED ? before : madeOf(before, earlier.orElseThrow());
            String reason = earlier.map(Rulings.Decided::reason).orElse("");
            tell(
                    report,
                    rulings.keep(
                            of,
                            who.by,
                            clock.instant(),
                            former,
                            reason,
                            Optional.of(all.get(0).id())));
        });
    }

    private static Before madeOf(Before now, Rulings.Decided former) {
        return new Before(
                now.receipt(), former.generation(), former.number(), former.answersSeen(), now.ruling(), now.coding());
    }

    /**
     * The reviewer's interfaces.
     *
     * @throws org.fieldpost.model.words.ProblemException for one about the mission's own people, which is never assigned
     *     here, or without a reason
     */
    Result judge(Deciding who, Coding coding) {
        requireReason(coding.reason(), true);
        if (coding.all().contains(NexusInterface.I3)) {
            throw Problem.of("review.sealed_interface").asException();
        }
        return keep(who, Optional.of(coding));
    }

    /** The reviewer's interfaces as they were before the last change. */
    Result undoJudgement(Deciding who) {
        return keep(who, codings.of(who.receipt).stream().skip(1).findFirst().flatMap(Codings.Coded::coding));
    }

    private Result keep(Deciding who, Optional<Coding> coding) {
        return decide(who, (report, before) -> {
            codings.keep(before, who.by, clock.instant(), coding);
            reports.handleAsJudged(reports.find(who.sight, who.receipt).orElseThrow());
        });
    }

    /** Keeps the question and writes it to the phone, both or neither. */
    Result ask(Deciding who, String words) {
        if (words.isEmpty() || words.length() > Asked.TEXT_CHARS) {
            throw Problem.of("review.words", Asked.TEXT_CHARS).asException();
        }
        var asked =
                new Asked(1 + (random.nextLong() >>> 2), words, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        // a question decides nothing: it is asked whatever came in between
        Reports.Named report = reports.named(who.sight, who.receipt).orElseThrow(NoSuchElementException::new);
        EnrolmentId phone =
                report.phone().orElseThrow(() -> Problem.of("review.from_file").asException());
        database.write(db -> {
            questions.keep(report, asked, who.by);
            telling.tell(phone, new Body.Question(report.base(), asked));
            return asked;
        });
        return new Done();
    }

    private void tell(Reports.Named report, Rulings.Decided decided) {
        report.phone()
                .ifPresent(phone -> telling.tell(phone, new Body.Ruled(report.base(), decided.ruling(), decided.at())));
    }
}
