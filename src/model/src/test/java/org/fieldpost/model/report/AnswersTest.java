package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.model.Samples.codes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void an_unanswered_question_is_absent() {
        Answers answers = Answers.NONE.with(Question.ACTOR, List.of());

        assertThat(answers).isEqualTo(Answers.NONE);
        assertThat(answers.one(Question.ACTOR)).isEmpty();
        assertThat(answers.all(Question.ACTOR)).isEmpty();
    }

    @Test
    void answering_again_replaces_and_leaves_the_other_answers() {
        Answers first = Answers.NONE
                .with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "DRUG"))
                .with(Question.SCOPE, codes(CodeList.SCOPE, "LOCAL"));
        Answers second = first.with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "ARMS"));

        assertThat(second.has(Question.ACTIVITY, "ARMS")).isTrue();
        assertThat(second.has(Question.ACTIVITY, "DRUG")).isFalse();
        assertThat(second.has(Question.SCOPE, "LOCAL")).isTrue();
        assertThat(first.has(Question.ACTIVITY, "DRUG")).isTrue();
    }

    @Test
    void answers_keep_the_order_in_which_they_were_given() {
        List<Code> given = codes(CodeList.ACTOR, "WORKER", "NSAG", "ADMIN");

        assertThat(Answers.NONE.with(Question.ACTOR, given).all(Question.ACTOR)).isEqualTo(given);
    }

    @Test
    void a_code_of_another_list_is_refused_by_name() {
        assertThatThrownBy(() -> Answers.NONE.with(Question.ACTOR, codes(CodeList.SITE_CONTROL, "NSAG")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("site_control/NSAG", "actor");
    }

    @Test
    void more_answers_than_the_question_takes_are_refused_by_name() {
        for (Question question : Question.values()) {
            List<Code> tooMany = IntStream.rangeClosed(0, question.mostAnswers())
                    .mapToObj(i -> question.list().code("C" + i))
                    .toList();
            assertThatThrownBy(() -> Answers.NONE.with(question, tooMany))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(question.name());
            assertThat(Answers.NONE
                            .with(question, tooMany.subList(0, question.mostAnswers()))
                            .all(question))
                    .hasSize(question.mostAnswers());
        }
    }

    @Test
    void the_same_answer_twice_is_refused() {
        assertThatThrownBy(() -> Answers.NONE.with(Question.ACTOR, codes(CodeList.ACTOR, "MIL", "MIL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ACTOR", "MIL", "twice");
    }

    @Test
    void answers_do_not_change_when_their_source_does() {
        Map<Question, List<Code>> source = new EnumMap<>(Question.class);
        source.put(Question.ACTOR, codes(CodeList.ACTOR, "MIL", "POL"));
        var answers = new Answers(source);
        source.get(Question.ACTOR).clear();
        source.clear();

        assertThat(answers.all(Question.ACTOR)).hasSize(2);
    }

    @Test
    void a_question_keeps_its_number_on_the_wire() {
        assertThat(Arrays.stream(Question.values()).map(q -> q.key() + " " + q))
                .containsExactly(
                        "1 ACTIVITY",
                        "2 COMMODITY",
                        "3 CARRIER",
                        "4 SIZE_BAND",
                        "5 BORDER_TYPE",
                        "6 BORDER_STATUS",
                        "7 TRAFFIC_BAND",
                        "8 SITE_STATUS",
                        "9 SITE_CONTROL",
                        "10 WORKERS_BAND",
                        "11 BASIS",
                        "12 CONCEALMENT",
                        "13 DIRECTION",
                        "14 OPEN_FOR",
                        "15 IRREGULARITY",
                        "16 PAPER_SEEN",
                        "17 INDICATOR",
                        "18 ACTOR",
                        "19 STATE_RELATION",
                        "20 SCOPE",
                        "21 ENABLING_FACTOR",
                        "22 MEASURE");
    }

    @Test
    void a_form_asks_what_must_be_answered_first() {
        for (Kind kind : Kind.values()) {
            List<Boolean> required =
                    Question.of(kind).stream().map(q -> q.requiredIn(kind)).toList();
            assertThat(required.subList(required.indexOf(false), required.size()))
                    .as("optional questions of %s", kind)
                    .containsOnly(false);
        }
    }
}
