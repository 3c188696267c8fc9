package org.fieldpost.model.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewValuesTest {

    @Test
    void a_grade_is_written_as_it_is_said() {
        assertThat(Grade.parse("B2")).isEqualTo(new Grade('B', 2)).hasToString("B2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "G1", "A0", "A7", "2B", "b2", "B22"})
    void what_is_no_grade_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Grade.parse(written));
    }

    @Test
    void only_what_was_graded_has_a_grade_and_only_what_was_merged_names_another_report() {
        assertThat(Ruling.graded(new Grade('A', 1)).grade()).contains(new Grade('A', 1));
        assertThat(Ruling.mergedInto(ReceiptCode.parse("K9-3")).into()).contains(ReceiptCode.parse("K9-3"));
        assertThatIllegalArgumentException().isThrownBy(() -> Ruling.of(Ruling.Outcome.GRADED));
        assertThatIllegalArgumentException().isThrownBy(() -> Ruling.of(Ruling.Outcome.MERGED));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Ruling(Ruling.Outcome.RETURNED, Optional.of(new Grade('A', 1)), Optional.empty()));
    }

    @Test
    void a_question_needs_words_and_so_does_an_answer_that_corrects_nothing() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> new Asked(1, " ", noon));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asked(1, "x".repeat(301), noon));
        assertThatIllegalArgumentException().isThrownBy(() -> new Answered(1, " ", false));
        assertThat(new Answered(1, "", true).byCorrection()).isTrue();
    }
}
