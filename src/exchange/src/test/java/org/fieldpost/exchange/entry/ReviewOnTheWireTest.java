package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.junit.jupiter.api.Test;

/** Retractions, questions, answers and decisions, as bytes. */
class ReviewOnTheWireTest {

    private static final Body.Base REPORT = new Body.Base(1, 42, Bytes.of(new byte[8]));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void each_comes_back_as_it_was() {
        for (Body body : List.of(
                new Body.Retraction(REPORT, RetractionReason.SAFETY),
                new Body.Answer(REPORT, new Answered(7, "At the second bend", false)),
                new Body.Answer(REPORT, new Answered(7, "", true)),
                new Body.Question(REPORT, new Asked(Long.MAX_VALUE, "Which bank of the river?", NOON)),
                new Body.Ruled(REPORT, Ruling.graded(new Grade('B', 2)), NOON),
                new Body.Ruled(REPORT, Ruling.mergedInto(ReceiptCode.parse("K9-3")), NOON),
                new Body.Ruled(REPORT, Ruling.of(Ruling.Outcome.RETURNED), NOON))) {
            assertThat(BodyCodecTest.decode(body.kind(), BodyCodec.encode(body)))
                    .isEqualTo(body);
        }
    }

    /** A minute of 2G also carries a hundred of them. */
    @Test
    void a_retraction_takes_less_than_twenty_bytes() {
        assertThat(BodyCodec.encode(new Body.Retraction(REPORT, RetractionReason.MISTAKE))
                        .size())
                .isLessThan(20);
    }

    @Test
    void a_grade_beyond_the_scale_is_kept_unread_and_says_why() {
        Bytes body = Bytes.of(Cbor.encode(List.of(List.of(1L, 42L, REPORT.digest()), 0L, "G7", 5L)));

        assertThat(BodyCodecTest.decode(Body.Ruled.KIND, body))
                .isInstanceOfSatisfying(
                        Body.Unread.class,
                        unread -> assertThat(unread.why()).contains("grade").doesNotContain("G7"));
    }

    @Test
    void a_merger_into_a_misread_receipt_is_kept_unread_and_says_why() {
        Bytes body = Bytes.of(Cbor.encode(List.of(List.of(1L, 42L, REPORT.digest()), 2L, "K9-3-A", 5L)));

        assertThat(BodyCodecTest.decode(Body.Ruled.KIND, body))
                .isInstanceOfSatisfying(
                        Body.Unread.class,
                        unread ->
                                assertThat(unread.why()).contains("ReviewCodec").doesNotContain("K9-3-A"));
    }
}
