package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.model.Samples.codes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NilReportTest {

    private static final Instant FROM = Instant.parse("2026-03-02T12:00:00Z");
    private static final NilReport SAMPLE = Samples.nilReport(FROM.plusSeconds(1800));

    @Test
    void a_nil_report_tells_what_was_sought_and_for_how_long() {
        NilReport nil = looking(codes(CodeList.ACTIVITY, "DRUG", "ARMS"), FROM, FROM.plusSeconds(900));

        assertThat(nil.sought()).extracting(Code::value).containsExactly("DRUG", "ARMS");
        assertThat(nil.lookedUntil()).isEqualTo(FROM.plusSeconds(900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIP", "FORCED"})
    void nil_says_nothing_about_trafficking_or_forced_labour(String sealed) {
        assertThatThrownBy(() -> looking(codes(CodeList.ACTIVITY, "DRUG", sealed), FROM, FROM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("activity/" + sealed);
    }

    @Test
    void every_other_sign_may_be_sought() {
        for (Term term : Samples.vocabulary().list(CodeList.ACTIVITY)) {
            if (!term.code().is("TIP") && !term.code().is("FORCED")) {
                assertThat(looking(List.of(term.code()), FROM, FROM).sought()).containsExactly(term.code());
            }
        }
    }

    @Test
    void a_look_for_nothing_is_refused() {
        assertThatThrownBy(() -> looking(List.of(), FROM, FROM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sought signs");
    }

    @Test
    void more_than_twenty_signs_are_refused() {
        List<Code> tooMany = Samples.vocabulary().list(CodeList.ACTIVITY).stream()
                .map(Term::code)
                .filter(code -> HandlingRule.least(Question.ACTIVITY, code) != Handling.H4)
                .limit(21)
                .toList();

        assertThat(looking(tooMany.subList(0, 20), FROM, FROM).sought()).hasSize(20);
        assertThatThrownBy(() -> looking(tooMany, FROM, FROM)).hasMessageContainingAll("sought signs", "21");
    }

    @Test
    void a_code_of_another_list_is_refused() {
        assertThatThrownBy(() -> looking(codes(CodeList.ACTOR, "NSAG"), FROM, FROM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("actor/NSAG", "activity");
    }

    @Test
    void a_look_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> looking(codes(CodeList.ACTIVITY, "DRUG"), FROM, FROM.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends before it begins");
    }

    @Test
    void a_known_point_is_named_by_its_code() {
        assertThatThrownBy(() -> new NilReport(
                        SAMPLE.patrol(),
                        SAMPLE.position(),
                        Optional.of("Sanniquellie"),
                        SAMPLE.region(),
                        SAMPLE.sought(),
                        FROM,
                        FROM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("known point", "Sanniquellie");
    }

    private static NilReport looking(List<Code> sought, Instant from, Instant until) {
        return new NilReport(
                SAMPLE.patrol(), SAMPLE.position(), SAMPLE.knownPoint(), SAMPLE.region(), sought, from, until);
    }
}
