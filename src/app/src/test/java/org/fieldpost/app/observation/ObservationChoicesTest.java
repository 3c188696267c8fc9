package org.fieldpost.app.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationChoicesTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_question_offers_what_must_be_sealed_and_none_is_without_an_answer(Kind kind) {
        ObservationViewModel model = opened(kind);
        for (Question question : Question.of(kind)) {
            List<Term> offered = model.offered(question);

            assertThat(offered).as(question.name()).isNotEmpty();
            assertThat(offered)
                    .extracting(Term::code)
                    .as(question.name())
                    .noneMatch(code -> HandlingRule.least(question, code) == Handling.H4)
                    .doesNotContain(CodeList.ACTIVITY.code("NIL"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatever_is_ticked_interfaces_3_5_and_6_are_never_suggested(Kind kind) {
        for (Question question : Question.of(kind)) {
            for (Term term : opened(kind).offered(question)) {
                ObservationViewModel model = opened(kind);
                model.toggle(question, term.code());

                assertThat(model.suggestions())
                        .as(term.code().toString())
                        .extracting(InterfaceSuggestion::suggested)
                        .doesNotContain(NexusInterface.I3, NexusInterface.I5, NexusInterface.I6);
            }
        }
    }

    @Test
    void a_suggestion_names_what_made_it() {
        ObservationViewModel model = opened(Kind.SMUGGLING);

        model.answer(Question.ACTIVITY, CodeList.ACTIVITY.code("ARMS"));

        assertThat(model.suggestions())
                .containsExactly(new InterfaceSuggestion(NexusInterface.I1, List.of(CodeList.ACTIVITY.code("ARMS"))));
        assertThat(model.draft().get().officerCoding()).isEmpty();
    }

    @Test
    void the_first_interface_taken_is_the_primary_one_and_a_fourth_is_refused() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        model.judge(NexusInterface.I4);
        model.judge(NexusInterface.I1);
        model.judge(NexusInterface.I7);

        model.judge(NexusInterface.I2);
        assertThat(model.problem().get()).map(p -> p.key()).contains("form.most");
        assertThat(model.draft().get().officerCoding().orElseThrow().primary()).isEqualTo(NexusInterface.I4);

        model.judge(NexusInterface.I4);
        assertThat(model.draft().get().officerCoding().orElseThrow().all())
                .containsExactly(NexusInterface.I1, NexusInterface.I7);
        model.judge(NexusInterface.I1);
        model.judge(NexusInterface.I7);
        assertThat(model.draft().get().officerCoding()).isEmpty();
    }

    @Test
    void no_more_answers_are_taken_than_a_question_has_room_for() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        List<Code> actors =
                model.offered(Question.ACTOR).stream().map(Term::code).toList();

        actors.subList(0, 7).forEach(actor -> model.toggle(Question.ACTOR, actor));

        assertThat(model.problem().get()).map(p -> p.key()).contains("form.most");
        assertThat(model.draft().get().answers().all(Question.ACTOR)).isEqualTo(actors.subList(0, 6));
    }

    @Test
    void what_this_officer_used_most_is_offered_first() {
        phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000b1");

        assertThat(opened(Kind.SMUGGLING).offered(Question.COMMODITY).get(0).code())
                .isEqualTo(CodeList.COMMODITY.code("GOLD"));
    }

    @Test
    void without_a_position_that_is_said_and_a_typed_grid_reference_places_it() {
        phone.withoutGps();
        ObservationViewModel model = opened(Kind.BORDER);
        while (model.asking().get().isPresent()) {
            Question question = model.asking().get().orElseThrow();
            model.answer(question, model.offered(question).get(0).code());
        }
        model.submit();
        assertThat(model.problem().get()).map(p -> p.key()).contains("form.no_position");
        assertThat(phone.notebook().reports()).isEmpty();

        model.where().placeByGrid(Mgrs.formatSpaced(AppAtWork.SANNIQUELLIE, 4).toLowerCase(Locale.ROOT));
        model.submit();

        Position found =
                phone.notebook().reports().get(0).observation().circumstances().position();
        assertThat(found.source()).isEqualTo(Position.Source.MGRS);
        assertThat(found.point().distanceM(AppAtWork.SANNIQUELLIE)).isLessThan(10);
    }

    @Test
    void a_bad_grid_reference_is_said_and_the_place_stays() {
        ObservationViewModel model = opened(Kind.BORDER);
        Draft before = model.draft().get();

        model.where().placeByGrid("somewhere near Ganta");

        assertThat(model.problem().get()).map(p -> p.key()).contains("mgrs.form");
        assertThat(model.draft().get()).isEqualTo(before);
    }

    @Test
    void near_a_known_point_it_is_named_and_far_from_all_none_is() {
        assertThat(opened(Kind.BORDER).draft().get().knownPoint()).contains("BP03");
        var far = new Position(new Point(7.36, -8.6), 8, Position.Source.GPS);

        assertThat(model(Draft.open("00000000000000a1", Kind.BORDER, AppAtWork.NOON, Optional.of(far)))
                        .draft()
                        .get()
                        .knownPoint())
                .isEmpty();
    }

    @Test
    void a_note_longer_than_allowed_is_cut_and_saved() {
        ObservationViewModel model = opened(Kind.SMUGGLING);

        model.note("x".repeat(Circumstances.NOTE_CHARS + 100));

        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("x".repeat(Circumstances.NOTE_CHARS));
    }

    @Test
    void a_note_is_not_cut_in_the_middle_of_a_character() {
        ObservationViewModel model = opened(Kind.SMUGGLING);

        model.note("x".repeat(Circumstances.NOTE_CHARS - 1) + "⛽📦");

        assertThat(phone.notebook().drafts().get(0).note())
                .isEqualTo(model.draft().get().note())
                .isEqualTo("x".repeat(Circumstances.NOTE_CHARS - 1) + "⛽");
        model.note("x".repeat(Circumstances.NOTE_CHARS - 1) + "📦");
        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("x".repeat(Circumstances.NOTE_CHARS - 1));
    }

    private ObservationViewModel opened(Kind kind) {
        return model(Draft.open(
                "00000000000000a1", kind, AppAtWork.NOON, phone.desk().position()));
    }

    private ObservationViewModel model(Draft draft) {
        return new ObservationViewModel(
                phone.desk(), phone.mission(), draft, ObservationViewModel.habits(phone.notebook()), receipt -> {});
    }
}
