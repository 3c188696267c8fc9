package org.fieldpost.app.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationViewModelTest {

    @TempDir
    private Path folder;

    private final List<ReceiptCode> receipts = new ArrayList<>();
    private AppAtWork phone;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void every_change_is_saved_before_the_next_can_be_made() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        List<Runnable> changes = List.of(
                () -> model.answer(Question.ACTIVITY, code("FUEL")),
                () -> model.toggle(Question.ACTOR, CodeList.ACTOR.code("TRADER")),
                () -> model.toggle(Question.ACTOR, CodeList.ACTOR.code("TRADER")),
                () -> model.note("forty cans"),
                () -> model.flash(true),
                () -> model.judge(NexusInterface.I4),
                () -> model.where().placeAt(phone.mission().point("BP02").orElseThrow()),
                () -> model.where().placeByGrid("29N NH 3000 1000"),
                () -> model.where().placeByGps());

        for (Runnable change : changes) {
            Draft before = model.draft().get();
            change.run();

            assertThat(model.draft().get()).isNotEqualTo(before);
            assertThat(phone.notebook().drafts())
                    .usingRecursiveComparison()
                    .withComparatorForType((a, b) -> Math.abs(a - b) < 0.06 ? 0 : 1, Double.class)
                    .isEqualTo(List.of(model.draft().get()));
        }
    }

    @Test
    void answering_leads_to_the_next_open_question_and_in_the_end_to_the_review() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        List<Question> asked = new ArrayList<>();
        while (model.asking().get().isPresent()) {
            Question question = model.asking().get().orElseThrow();
            asked.add(question);
            model.answer(question, model.offered(question).get(0).code());
        }

        assertThat(asked).containsExactly(Question.ACTIVITY, Question.COMMODITY, Question.CARRIER, Question.SIZE_BAND);
        assertThat(model.draft().get().missing()).isEmpty();
    }

    @Test
    void answering_a_question_again_leads_to_the_first_that_is_still_open() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        model.answer(Question.ACTIVITY, code("FUEL"));
        model.ask(Question.ACTIVITY);

        model.answer(Question.ACTIVITY, code("GOODS"));

        assertThat(model.asking().get()).contains(Question.COMMODITY);
    }

    @Test
    void a_reopened_draft_goes_on_where_it_was_left() {
        ObservationViewModel left = opened(Kind.SMUGGLING);
        left.answer(Question.ACTIVITY, code("FUEL"));
        phone.reopen();

        ObservationViewModel model = model(phone.notebook().drafts().get(0));

        assertThat(model.asking().get()).contains(Question.COMMODITY);
        assertThat(model.draft().get().answers().one(Question.ACTIVITY)).contains(code("FUEL"));
    }

    @Test
    void pressing_save_twice_submits_once() {
        ObservationViewModel first = complete(Kind.SMUGGLING);
        var slow = new LaterBackground();
        phone.workingBy(slow);
        ObservationViewModel model = model(first.draft().get());

        model.submit();
        model.submit();
        slow.catchUp();
        model.submit();
        slow.catchUp();

        assertThat(receipts).hasSize(1);
        assertThat(phone.notebook().reports()).hasSize(1);
        assertThat(phone.notebook().drafts()).isEmpty();
    }

    @Test
    void nothing_touched_after_saving_brings_the_draft_back() {
        ObservationViewModel model = complete(Kind.SMUGGLING);

        model.submit();
        model.flash(true);
        model.note("one more word");

        assertThat(phone.notebook().reports()).hasSize(1);
        assertThat(phone.notebook().drafts()).isEmpty();
    }

    @Test
    void saving_with_a_question_open_asks_it_and_saves_nothing() {
        ObservationViewModel model = opened(Kind.BORDER);
        model.review();

        model.submit();

        assertThat(model.asking().get()).contains(Question.BORDER_TYPE);
        assertThat(phone.notebook().reports()).isEmpty();
    }

    @Test
    void a_report_that_could_not_be_saved_says_so_stays_a_draft_and_can_be_saved_later() {
        try (AppAtWork stranger = AppAtWork.withoutWindow(folder.resolve("stranger"))) {
            ObservationViewModel model =
                    new ObservationViewModel(stranger.desk(), stranger.mission(), draft(Kind.BORDER), receipts::add);
            answerAll(model);

            model.submit();
            assertThat(model.problem().get()).map(p -> p.key()).contains("enrol.first");
            assertThat(stranger.notebook().drafts()).hasSize(1);

            stranger.enrolled();
            model.submit();
            assertThat(receipts).hasSize(1);
            assertThat(stranger.notebook().drafts()).isEmpty();
        }
    }

    @Test
    void the_report_says_where_when_on_which_patrol_and_how_to_handle_it() {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        ObservationViewModel model = complete(Kind.SMUGGLING);
        model.note("  forty cans \n");

        model.submit();

        Circumstances c = phone.notebook().reports().get(0).observation().circumstances();
        assertThat(c.patrol()).contains(Samples.patrol(AppAtWork.NOON).key());
        assertThat(c.knownPoint()).contains("BP03");
        assertThat(c.region()).map(r -> r.regionCode()).contains("LR-NI");
        assertThat(c.observedAt()).isEqualTo(AppAtWork.NOON);
        assertThat(c.note()).isEqualTo("forty cans");
        assertThat(c.handling()).isEqualTo(model.draft().get().handling());
    }

    @Test
    void a_discarded_draft_is_gone() {
        ObservationViewModel model = opened(Kind.SMUGGLING);
        List<String> left = new ArrayList<>();

        model.discard(() -> left.add("left"));

        assertThat(left).containsExactly("left");
        assertThat(phone.notebook().drafts()).isEmpty();
    }

    @Test
    void a_position_that_comes_after_it_was_discarded_does_not_bring_it_back() {
        phone.withoutGps();
        ObservationViewModel model = model(draft(Kind.SMUGGLING));
        model.discard(() -> {});

        model.where().placeOnMap(new Position(AppAtWork.SANNIQUELLIE, 40, Position.Source.MAP_PICK));

        assertThat(phone.notebook().drafts()).isEmpty();
    }

    private ObservationViewModel complete(Kind kind) {
        ObservationViewModel model = opened(kind);
        answerAll(model);
        return model;
    }

    private static void answerAll(ObservationViewModel model) {
        while (model.asking().get().isPresent()) {
            Question question = model.asking().get().orElseThrow();
            model.answer(question, model.offered(question).get(0).code());
        }
    }

    private ObservationViewModel opened(Kind kind) {
        return model(draft(kind));
    }

    private Draft draft(Kind kind) {
        return Draft.open("00000000000000a1", kind, AppAtWork.NOON, phone.desk().position());
    }

    private ObservationViewModel model(Draft draft) {
        return new ObservationViewModel(phone.desk(), phone.mission(), draft, receipts::add);
    }

    private static Code code(String activity) {
        return CodeList.ACTIVITY.code(activity);
    }
}
