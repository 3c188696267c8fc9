package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.model.Samples.codes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Position GANTA =
            Samples.smuggling(NOON).circumstances().position();

    @Test
    void a_fresh_draft_says_that_the_patrol_saw_it_itself_and_nothing_more() {
        Draft draft = open(Kind.SMUGGLING);

        assertThat(draft.answers().byQuestion())
                .containsOnlyKeys(Question.BASIS)
                .containsEntry(Question.BASIS, codes(CodeList.BASIS, "SAW"));
        assertThat(draft.note()).isEmpty();
        assertThat(draft.flash()).isFalse();
        assertThat(draft.handling()).isEqualTo(Handling.H2);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_missing_shrinks_by_each_answer_until_nothing_is(Kind kind) {
        Draft draft = open(kind);
        List<Question> missing = draft.missing();
        assertThat(missing).isNotEmpty().allMatch(question -> question.requiredIn(kind));
        while (!missing.isEmpty()) {
            Question next = missing.get(0);
            Code answer = Samples.vocabulary().list(next.list()).get(0).code();
            draft = draft.answering(next, List.of(answer));

            assertThat(draft.missing()).isEqualTo(missing.subList(1, missing.size()));
            missing = draft.missing();
        }
        Circumstances circumstances =
                Samples.circumstances("BP03", NOON, draft.handling(), false, "", Optional.empty());
        assertThat(Observation.of(kind, circumstances, draft.answers()).answers())
                .isEqualTo(draft.answers());
    }

    @ParameterizedTest
    @EnumSource
    void an_optional_answer_is_never_missing(Kind kind) {
        Draft draft = open(kind);

        assertThat(draft.answering(Question.SCOPE, codes(CodeList.SCOPE, "LOCAL"))
                        .missing())
                .isEqualTo(draft.missing())
                .doesNotContain(Question.SCOPE);
    }

    @Test
    void an_answer_taken_back_is_missing_again() {
        Draft answered = open(Kind.SMUGGLING).answering(Question.ACTIVITY, codes(CodeList.ACTIVITY, "DRUG"));

        assertThat(answered.missing()).doesNotContain(Question.ACTIVITY);
        assertThat(answered.answering(Question.ACTIVITY, List.of()).missing()).contains(Question.ACTIVITY);
        assertThat(answered.answering(Question.BASIS, List.of()).missing()).contains(Question.BASIS);
    }

    @Test
    void handling_rises_with_an_answer_and_falls_when_it_is_taken_back() {
        Draft draft = open(Kind.SMUGGLING);
        Draft sealed = draft.answering(Question.ACTOR, codes(CodeList.ACTOR, "MISSION"));

        assertThat(sealed.handling()).isEqualTo(Handling.H4);
        assertThat(sealed.answering(Question.ACTOR, List.of()).handling()).isEqualTo(Handling.H2);
        assertThat(draft.coded(Optional.of(new Coding(NexusInterface.I6, List.of(), "A pass by telephone.")))
                        .handling())
                .isEqualTo(Handling.H3);
    }

    @Test
    void one_change_leaves_everything_else() {
        var coding = Optional.of(new Coding(NexusInterface.I4, List.of(), "Route moved."));
        Draft draft = open(Kind.BORDER)
                .at(GANTA, Optional.of("BP03"), NOON.plusSeconds(9))
                .during(Optional.of(Samples.patrol(NOON).key()))
                .seenAt(Optional.of(NOON.minusSeconds(600)))
                .handledAtLeast(Handling.H3)
                .noting("Two lorries")
                .asFlash(true)
                .coded(coding)
                .answering(Question.BORDER_TYPE, codes(CodeList.BORDER_TYPE, "LAND"));

        assertThat(draft)
                .isEqualTo(new Draft(
                        "00000000000000a7",
                        Kind.BORDER,
                        NOON,
                        Optional.of(Samples.patrol(NOON).key()),
                        Optional.of(new Draft.Place(GANTA, Optional.of("BP03"), NOON.plusSeconds(9))),
                        Optional.of(NOON.minusSeconds(600)),
                        Handling.H3,
                        true,
                        "Two lorries",
                        Answers.NONE
                                .with(Question.BASIS, codes(CodeList.BASIS, "SAW"))
                                .with(Question.BORDER_TYPE, codes(CodeList.BORDER_TYPE, "LAND")),
                        coding,
                        Optional.empty()));
    }

    @Test
    void the_officer_may_raise_how_it_is_handled_and_never_below_what_its_content_asks() {
        Draft paid = open(Kind.SMUGGLING).answering(Question.ACTOR, codes(CodeList.ACTOR, "ELITE"));

        assertThat(open(Kind.SMUGGLING).handledAtLeast(Handling.H3).handling()).isEqualTo(Handling.H3);
        assertThat(paid.handledAtLeast(Handling.H1).handling()).isEqualTo(Handling.H3);
        assertThat(paid.handledAtLeast(Handling.H4).contentAsks()).isEqualTo(Handling.H3);
    }

    @Test
    void a_time_that_the_officer_states_is_marked_as_such() {
        Draft seen = open(Kind.SMUGGLING);
        Draft earlier = seen.seenAt(Optional.of(NOON.minusSeconds(900)));

        assertThat(seen.observedAt()).isEqualTo(NOON);
        assertThat(seen.clock()).isEqualTo(ClockConfidence.PHONE);
        assertThat(earlier.observedAt()).isEqualTo(NOON.minusSeconds(900));
        assertThat(earlier.clock()).isEqualTo(ClockConfidence.STATED);
        assertThat(earlier.seenAt(Optional.empty())).isEqualTo(seen);
    }

    @Test
    void a_note_of_five_hundred_characters_fits_and_one_more_does_not() {
        Draft draft = open(Kind.SMUGGLING);

        assertThat(draft.noting("x".repeat(500)).note()).hasSize(500);
        assertThatThrownBy(() -> draft.noting("x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("note", "501", "500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a7", "00000000000000A7", "00000000000000g7", "00000000000000a70"})
    void a_draft_id_is_sixteen_hexadecimal_digits(String id) {
        assertThatThrownBy(() -> Draft.open(id, Kind.SMUGGLING, NOON, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("draft id");
    }

    private static Draft open(Kind kind) {
        return Draft.open("00000000000000a7", kind, NOON, Optional.empty());
    }

    @Test
    void a_correction_begins_with_what_the_report_says_and_keeps_naming_it() {
        Observation said = Samples.borderVisit(Instant.parse("2026-03-01T12:00:00Z"));
        ReceiptCode report = ReceiptCode.parse("K7-42");

        Draft draft = Draft.correcting("0123456789abcdef", report, said)
                .noting("closed again")
                .asFlash(true);

        assertThat(draft.answers()).isEqualTo(said.answers());
        assertThat(draft.openedAt()).isEqualTo(said.circumstances().observedAt());
        assertThat(draft.position()).contains(said.circumstances().position());
        assertThat(draft.revises()).contains(report);
    }
}
