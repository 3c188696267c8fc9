package org.fieldpost.exchange.entry;

import java.util.List;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.ProblemException;

/** What becomes of a report, as lists of few values: taken back, decided, asked, answered. */
final class ReviewCodec {

    private ReviewCodec() {}

    static Object encode(Body.Retraction retraction) {
        return List.of(BodyCodec.base(retraction.report()), Fields.numberOf(retraction.reason()));
    }

    static Body retraction(Object value) {
        List<?> parts = Fields.tuple("retraction", value, 2);
        return new Body.Retraction(
                BodyCodec.base(parts.get(0)), Fields.asChoice("reason", parts.get(1), RetractionReason.values()));
    }

    static Object encode(Body.Answer answer) {
        Answered said = answer.answered();
        return List.of(BodyCodec.base(answer.report()), said.question(), said.text(), said.byCorrection() ? 1L : 0L);
    }

    static Body answer(Object value) {
        List<?> parts = Fields.tuple("answer", value, 4);
        return new Body.Answer(
                BodyCodec.base(parts.get(0)),
                new Answered(
                        Fields.asLong("question", parts.get(1)),
                        Fields.asText("answer", parts.get(2)),
                        Check.range("by correction", Fields.asLong("by correction", parts.get(3)), 0, 1) == 1));
    }

    /** The third part is the grade, the other report's receipt, or empty. */
    static Object encode(Body.Ruled ruled) {
        Ruling ruling = ruled.ruling();
        String detail = ruling.grade()
                .map(Grade::toString)
                .or(() -> ruling.into().map(ReceiptCode::spoken))
                .orElse("");
        return List.of(
                BodyCodec.base(ruled.report()),
                Fields.numberOf(ruling.outcome()),
                detail,
                ruled.at().getEpochSecond());
    }

    static Body ruled(Object value) {
        List<?> parts = Fields.tuple("ruling", value, 4);
        var outcome = Fields.asChoice("outcome", parts.get(1), Ruling.Outcome.values());
        String detail = Fields.asText("detail", parts.get(2));
        Ruling ruling = switch (outcome) {
            case GRADED -> Ruling.graded(Grade.parse(detail));
            case MERGED -> Ruling.mergedInto(receipt(detail));
            case RETURNED, RETRACTED, REOPENED -> {
                Check.that(detail.isEmpty(), () -> outcome + " says more than it may");
                yield Ruling.of(outcome);
            }
        };
        return new Body.Ruled(BodyCodec.base(parts.get(0)), ruling, Fields.asInstant("decided at", parts.get(3)));
    }

    static ReceiptCode receipt(String written) {
        try {
            return ReceiptCode.parse(written);
        } catch (ProblemException e) {
            throw new IllegalArgumentException("the receipt of a report is wrong", e);
        }
    }

    static Object encode(Body.Question question) {
        Asked asked = question.asked();
        return List.of(
                BodyCodec.base(question.report()),
                asked.id(),
                asked.text(),
                asked.at().getEpochSecond());
    }

    static Body question(Object value) {
        List<?> parts = Fields.tuple("question", value, 4);
        return new Body.Question(
                BodyCodec.base(parts.get(0)),
                new Asked(
                        Fields.asLong("question", parts.get(1)),
                        Fields.asText("question", parts.get(2)),
                        Fields.asInstant("asked at", parts.get(3))));
    }
}
