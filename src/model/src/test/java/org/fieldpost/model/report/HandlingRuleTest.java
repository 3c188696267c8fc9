package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.model.Samples.codes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingRuleTest {

    @Test
    void mission_staff_and_victims_are_sealed_and_nothing_else_is() {
        assertThat(asking(Handling.H4))
                .containsExactlyInAnyOrder(
                        "activity/TIP",
                        "activity/FORCED",
                        "actor/MISSION",
                        "actor/CONTR",
                        "indicator/I3.1",
                        "indicator/I3.2",
                        "indicator/I3.3",
                        "indicator/I3.4",
                        "indicator/I3.5");
    }

    @Test
    void officials_and_peace_deals_are_restricted_and_nothing_else_is() {
        assertThat(asking(Handling.H3))
                .containsExactlyInAnyOrder(
                        "activity/BRIBE",
                        "actor/ELITE",
                        "transport/OFFICIAL",
                        "concealment/PERSON",
                        "border_status/OFF_TAX",
                        "irregularity/NORECEIPT",
                        "state_relation/PROTECTED",
                        "state_relation/INSIDE",
                        "indicator/I5.1",
                        "indicator/I5.2",
                        "indicator/I5.3",
                        "indicator/I5.4",
                        "indicator/I5.5",
                        "indicator/I6.1",
                        "indicator/I6.2",
                        "indicator/I6.3",
                        "indicator/I6.4",
                        "indicator/I6.5",
                        "indicator/I6.6");
    }

    @Test
    void what_the_vocabulary_calls_sealed_or_restricted_is_so() {
        for (Question question : Question.values()) {
            for (Term term : Samples.vocabulary().list(question.list())) {
                String said = term.definition(Language.EN);
                Handling least = HandlingRule.least(question, term.code());
                if (said.contains("; sealed") || said.contains("the sealed form")) {
                    assertThat(least).as(term.code().toString()).isEqualTo(Handling.H4);
                }
                if (said.endsWith("; restricted")) {
                    assertThat(least).as(term.code().toString()).isEqualTo(Handling.H3);
                }
            }
        }
    }

    @Test
    void an_ordinary_report_is_for_the_mission() {
        assertThat(HandlingRule.least(Answers.NONE, Optional.empty())).isEqualTo(Handling.H2);
        assertThat(HandlingRule.least(Samples.smugglingAnswers(), Optional.empty()))
                .isEqualTo(Handling.H2);
    }

    @Test
    void one_answer_of_many_is_enough_to_raise_it() {
        Answers answers = Samples.smugglingAnswers()
                .with(Question.INDICATOR, codes(CodeList.INDICATOR, "I1.1", "I6.3"))
                .with(Question.ACTOR, codes(CodeList.ACTOR, "TRADER", "CONTR", "ELITE"));

        assertThat(HandlingRule.least(answers, Optional.empty())).isEqualTo(Handling.H4);
        assertThat(HandlingRule.least(answers.with(Question.ACTOR, List.of()), Optional.empty()))
                .isEqualTo(Handling.H3);
    }

    @ParameterizedTest
    @CsvSource({"I1, H2", "I2, H2", "I3, H4", "I4, H2", "I5, H3", "I6, H3", "I7, H2"})
    void a_coding_asks_by_its_interface_first_or_second(NexusInterface judged, Handling expected) {
        NexusInterface plain = judged == NexusInterface.I1 ? NexusInterface.I2 : NexusInterface.I1;
        var first = new Coding(judged, List.of(), "");
        var second = new Coding(plain, List.of(judged), "");

        assertThat(HandlingRule.least(Answers.NONE, Optional.of(first))).isEqualTo(expected);
        assertThat(HandlingRule.least(Answers.NONE, Optional.of(second))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I8.1", "X", "ROAD"})
    void an_indicator_of_no_known_interface_is_refused_by_name(String value) {
        assertThatThrownBy(() -> HandlingRule.least(Question.INDICATOR, CodeList.INDICATOR.code(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("indicator/" + value);
    }

    @ParameterizedTest
    @EnumSource
    void levels_rise_from_open_to_sealed(Handling level) {
        assertThat(level.atLeast(Handling.H1)).isTrue();
        assertThat(Handling.H4.atLeast(level)).isTrue();
        assertThat(level.orHigher(Handling.H3)).isEqualTo(level == Handling.H4 ? Handling.H4 : Handling.H3);
        assertThat(Samples.vocabulary().has(level.code())).isTrue();
    }

    @Test
    void a_coding_names_up_to_three_different_interfaces() {
        var coding = new Coding(NexusInterface.I2, List.of(NexusInterface.I7, NexusInterface.I1), "Toll and arms.");

        assertThat(coding.all()).containsExactly(NexusInterface.I2, NexusInterface.I7, NexusInterface.I1);
        assertThatThrownBy(() -> new Coding(NexusInterface.I2, List.of(NexusInterface.I2), ""))
                .hasMessageContaining("I2");
        assertThatThrownBy(() -> new Coding(
                        NexusInterface.I1, List.of(NexusInterface.I2, NexusInterface.I4, NexusInterface.I7), ""))
                .hasMessageContaining("secondary");
        assertThatThrownBy(() -> new Coding(NexusInterface.I1, List.of(), "x".repeat(301)))
                .hasMessageContainingAll("reason", "300");
    }

    private static Stream<String> asking(Handling level) {
        return Stream.of(Question.values())
                .flatMap(question -> Samples.vocabulary().list(question.list()).stream()
                        .map(Term::code)
                        .filter(code -> HandlingRule.least(question, code) == level)
                        .map(code -> code.toString()));
    }
}
