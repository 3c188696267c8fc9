package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.model.Samples.codes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fieldpost.model.Samples;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceSuggestionTest {

    private static final Set<NexusInterface> PEOPLE_ONLY =
            EnumSet.of(NexusInterface.I3, NexusInterface.I5, NexusInterface.I6);

    @Test
    void no_single_code_makes_a_machine_suggest_peacekeepers_cooptation_or_corruption() {
        for (Question question : Question.values()) {
            for (Term term : Samples.vocabulary().list(question.list())) {
                assertThat(suggested(Answers.NONE.with(question, List.of(term.code()))))
                        .as(term.code().toString())
                        .doesNotContainAnyElementsOf(PEOPLE_ONLY);
            }
        }
    }

    @Test
    void no_two_indicators_do_so_either() {
        List<Term> indicators = Samples.vocabulary().list(CodeList.INDICATOR);
        for (Term one : indicators) {
            for (Term other : indicators) {
                if (!one.equals(other)) {
                    Answers answers = Answers.NONE.with(Question.INDICATOR, List.of(one.code(), other.code()));
                    assertThat(suggested(answers)).doesNotContainAnyElementsOf(PEOPLE_ONLY);
                }
            }
        }
    }

    @Test
    void no_mixture_of_answers_does_so_and_every_suggestion_says_why() {
        var random = new Random(20_260_302);
        for (int i = 0; i < 5_000; i++) {
            Answers answers = anyAnswers(random);
            List<InterfaceSuggestion> suggestions = InterfaceSuggestion.from(answers);
            List<Code> given =
                    answers.byQuestion().values().stream().flatMap(List::stream).toList();

            assertThat(suggestions)
                    .extracting(InterfaceSuggestion::suggested)
                    .doesNotContainAnyElementsOf(PEOPLE_ONLY)
                    .doesNotHaveDuplicates();
            assertThat(suggestions)
                    .allSatisfy(suggestion ->
                            assertThat(suggestion.because()).isNotEmpty().isSubsetOf(given));
            assertThat(suggestions)
                    .extracting(suggestion -> -suggestion.because().size())
                    .isSorted();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INDICATOR, I1.3, I1",
        "INDICATOR, I2.6, I2",
        "INDICATOR, I4.1, I4",
        "INDICATOR, I7.4, I7",
        "MEASURE, M08.2, I7",
        "SITE_STATUS, ACT_ARMED, I1",
        "SITE_CONTROL, NSAG, I1",
        "SITE_CONTROL, EXCOM, I2",
        "BORDER_STATUS, NONSTATE, I1",
        "BORDER_STATUS, JOINT, I7",
        "ACTIVITY, ARMS, I1",
        "ACTIVITY, TAX, I2",
        "ACTIVITY, ARMEDCTL, I2",
        "ACTIVITY, ATTACK, I2",
        "ACTIVITY, KIDNAP, I2",
        "ACTIVITY, ROBBERY, I2",
        "ACTIVITY, RACKET, I2",
        "ACTIVITY, EMBARGO, I4",
        "ACTIVITY, CROSSREL, I4"
    })
    void a_telling_answer_suggests_its_interface_and_is_given_as_the_reason(
            Question question, String value, NexusInterface expected) {
        Code code = codes(question.list(), value).get(0);

        assertThat(InterfaceSuggestion.from(Answers.NONE.with(question, List.of(code))))
                .containsExactly(new InterfaceSuggestion(expected, List.of(code)));
    }

    @Test
    void a_toll_of_an_armed_group_feeds_the_conflict() {
        Answers toll = Answers.NONE
                .with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "TAX"))
                .with(Question.ACTOR, codes(CodeList.ACTOR, "TRADER", "NSAG"));

        assertThat(suggested(toll)).containsExactly(NexusInterface.I1);
    }

    @Test
    void the_interface_with_most_reasons_stands_first() {
        Answers answers = Answers.NONE
                .with(Question.INDICATOR, codes(CodeList.INDICATOR, "I1.1", "I7.1", "I7.5", "I6.1"))
                .with(Question.MEASURE, codes(CodeList.MEASURE, "M06.1"));

        assertThat(InterfaceSuggestion.from(answers))
                .containsExactly(
                        new InterfaceSuggestion(
                                NexusInterface.I7,
                                List.of(
                                        CodeList.INDICATOR.code("I7.1"),
                                        CodeList.INDICATOR.code("I7.5"),
                                        CodeList.MEASURE.code("M06.1"))),
                        new InterfaceSuggestion(NexusInterface.I1, codes(CodeList.INDICATOR, "I1.1")));
    }

    @Test
    void an_ordinary_report_suggests_nothing() {
        assertThat(InterfaceSuggestion.from(Samples.smugglingAnswers())).isEmpty();
        assertThat(InterfaceSuggestion.from(Answers.NONE)).isEmpty();
    }

    private static List<NexusInterface> suggested(Answers answers) {
        return InterfaceSuggestion.from(answers).stream()
                .map(InterfaceSuggestion::suggested)
                .toList();
    }

    private static Answers anyAnswers(Random random) {
        var answers = new EnumMap<Question, List<Code>>(Question.class);
        for (Question question : Question.values()) {
            var offered = new ArrayList<Code>();
            Samples.vocabulary().list(question.list()).forEach(term -> offered.add(term.code()));
            Collections.shuffle(offered, random);
            answers.put(question, offered.subList(0, random.nextInt(question.mostAnswers() + 1)));
        }
        return new Answers(answers);
    }
}
