package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.model.Samples.codes;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static Stream<Observation> samples() {
        return Stream.of(
                Samples.smuggling(NOON),
                Samples.borderVisit(NOON),
                Samples.resourceSite(NOON),
                Samples.sealed(NOON),
                full(Kind.SMUGGLING),
                full(Kind.BORDER),
                full(Kind.RESOURCE_SITE));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_observation_comes_back_from_its_answers(Observation observation) {
        Observation again = Observation.of(observation.kind(), observation.circumstances(), observation.answers());

        assertThat(again).isEqualTo(observation);
        assertThat(again.answers()).isEqualTo(observation.answers());
    }

    @ParameterizedTest
    @EnumSource
    void no_answer_is_lost_in_any_kind(Kind kind) {
        assertThat(full(kind).answers()).isEqualTo(everyAnswer(kind));
    }

    @ParameterizedTest
    @EnumSource
    void the_required_answers_alone_make_an_observation(Kind kind) {
        Answers answers = required(kind);

        assertThat(Observation.of(kind, at(Handling.H2), answers).answers()).isEqualTo(answers);
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_required_answer_is_named(Kind kind) {
        for (Question question : Question.of(kind)) {
            if (question.requiredIn(kind)) {
                Answers without = everyAnswer(kind).with(question, List.of());
                assertThatThrownBy(() -> Observation.of(kind, at(Handling.H4), without))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(question.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_question_of_another_form_is_named(Kind kind) {
        for (Question question : Question.values()) {
            if (!question.askedIn(kind)) {
                Answers foreign = everyAnswer(kind).with(question, some(question));
                assertThatThrownBy(() -> Observation.of(kind, at(Handling.H4), foreign))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll(question.name(), kind.name());
            }
        }
    }

    @Test
    void handling_below_what_the_content_asks_is_refused() {
        Answers trafficking = Samples.smugglingAnswers().with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "TIP"));

        for (Handling low : List.of(Handling.H1, Handling.H2, Handling.H3)) {
            assertThatThrownBy(() -> Observation.of(Kind.SMUGGLING, at(low), trafficking))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("handling", low.name(), "H4");
        }
        assertThatThrownBy(() -> Observation.of(Kind.SMUGGLING, at(Handling.H1), Samples.smugglingAnswers()))
                .hasMessageContainingAll("H1", "H2");
    }

    @Test
    void handling_above_what_the_content_asks_is_kept() {
        assertThat(Observation.of(Kind.SMUGGLING, at(Handling.H3), Samples.smugglingAnswers())
                        .circumstances()
                        .handling())
                .isEqualTo(Handling.H3);
    }

    @Test
    void the_officers_coding_raises_the_handling_too() {
        var coding = new Coding(NexusInterface.I2, List.of(NexusInterface.I3), "A mission lorry among them.");
        Circumstances restricted = Samples.circumstances("BP03", NOON, Handling.H3, false, "", Optional.of(coding));

        assertThatThrownBy(() -> Observation.of(Kind.SMUGGLING, restricted, Samples.smugglingAnswers()))
                .hasMessageContaining("H4");
    }

    @Test
    void an_observation_made_directly_is_refused_below_its_handling_too() {
        Smuggling sealed = Samples.sealed(NOON);

        assertThatThrownBy(() -> new Smuggling(
                        at(Handling.H1),
                        sealed.findings(),
                        sealed.activity(),
                        sealed.commodity(),
                        sealed.carrier(),
                        sealed.sizeBand(),
                        sealed.concealment(),
                        sealed.direction()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("H4");
    }

    @Test
    void a_note_holds_five_hundred_characters_and_no_more() {
        assertThat(Samples.smuggling(NOON, "é".repeat(500)).circumstances().note())
                .hasSize(500);
        assertThatThrownBy(() -> Samples.smuggling(NOON, "x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("note", "501", "500");
    }

    private static Circumstances at(Handling handling) {
        return Samples.circumstances("BP03", NOON, handling, false, "", Optional.empty());
    }

    private static Observation full(Kind kind) {
        return Observation.of(kind, at(Handling.H4), everyAnswer(kind));
    }

    private static Answers required(Kind kind) {
        var answers = new EnumMap<Question, List<Code>>(Question.class);
        Question.of(kind).stream()
                .filter(question -> question.requiredIn(kind))
                .forEach(question -> answers.put(question, some(question).subList(0, 1)));
        return new Answers(answers);
    }

    private static Answers everyAnswer(Kind kind) {
        var answers = new EnumMap<Question, List<Code>>(Question.class);
        Question.of(kind).forEach(question -> answers.put(question, some(question)));
        return new Answers(answers);
    }

    private static List<Code> some(Question question) {
        return Samples.vocabulary().list(question.list()).stream()
                .map(term -> term.code())
                .limit(question.mostAnswers())
                .toList();
    }
}
