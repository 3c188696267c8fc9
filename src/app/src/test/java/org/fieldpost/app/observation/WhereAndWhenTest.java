package org.fieldpost.app.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereAndWhenTest {

    private static final Point FAR = new Point(6.5, -8.6);

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

    @Test
    void the_place_says_how_long_the_phone_has_known_it() {
        ObservationViewModel model = opened(measured(FAR, 8));
        phone.clock().pass(Duration.ofMinutes(12));

        assertThat(model.where().age()).contains(Duration.ofMinutes(12));
        model.where().placeByGps();
        assertThat(model.where().age()).contains(Duration.ZERO);
    }

    @Test
    void a_clearly_better_position_replaces_a_measured_one_while_the_report_is_young() {
        Instant opened = AppAtWork.NOON;
        Draft rough = draft(measured(FAR, 60));
        Position better = measured(FAR, 8);

        assertThat(WhereModel.better(rough, better, opened.plusSeconds(30))).isTrue();
        assertThat(WhereModel.better(rough, measured(FAR, 55), opened.plusSeconds(30)))
                .isFalse();
        assertThat(WhereModel.better(rough, better, opened.plusSeconds(600))).isFalse();
        assertThat(WhereModel.better(draft(null), measured(FAR, 500), opened.plusSeconds(600)))
                .isTrue();
    }

    @Test
    void a_place_that_the_officer_chose_is_never_replaced_by_a_measured_one() {
        ObservationViewModel model = opened(measured(FAR, 60));
        model.where().placeOnMap(new Position(FAR, 400, Position.Source.MAP_PICK));

        model.where().settle();

        assertThat(model.draft().get().position().orElseThrow().source()).isEqualTo(Position.Source.MAP_PICK);
    }

    @Test
    void a_position_that_comes_while_the_form_is_open_is_taken() {
        phone.withoutGps();
        ObservationViewModel model = opened(null);
        model.where().settle();
        assertThat(model.draft().get().place()).isEmpty();

        phone.standingAt(AppAtWork.SANNIQUELLIE);
        ObservationViewModel again = model(model.draft().get());
        again.where().settle();

        assertThat(again.draft().get().knownPoint()).contains("BP03");
        assertThat(phone.notebook().drafts().get(0).place()).isPresent();
    }

    @Test
    void without_satellites_asking_for_them_says_what_else_there_is() {
        phone.withoutGps();
        ObservationViewModel model = opened(null);

        model.where().placeByGps();

        assertThat(model.problem().get()).map(p -> p.key()).contains("place.now_none");
        assertThat(model.where().measurable()).isEmpty();
    }

    @Test
    void a_place_is_found_by_a_part_of_its_name_without_accents_the_nearest_first() {
        ObservationViewModel model = opened(measured(AppAtWork.SANNIQUELLIE, 8));

        assertThat(model.where().called(""))
                .first()
                .extracting(KnownPoint::code)
                .isEqualTo("BP03");
        assertThat(model.where().called("voin")).extracting(KnownPoint::name).contains("Voinjama");
        assertThat(model.where().called("TOULEPLEU"))
                .extracting(KnownPoint::code)
                .containsExactly("XB06");
        assertThat(model.where().called("no such place")).isEmpty();
    }

    @Test
    void a_place_picked_near_a_known_point_is_named_by_it() {
        ObservationViewModel model = opened(measured(FAR, 8));
        assertThat(model.draft().get().knownPoint()).isEmpty();

        model.where().placeOnMap(new Position(AppAtWork.SANNIQUELLIE, 40, Position.Source.MAP_PICK));

        assertThat(model.draft().get().knownPoint()).contains("BP03");
    }

    @Test
    void an_earlier_time_is_stated_and_travels_as_such() {
        ObservationViewModel model = complete();
        phone.clock().pass(Duration.ofMinutes(3));

        model.when().move(Duration.ofHours(-1));
        model.when().move(Duration.ofMinutes(-15));
        assertThat(model.when().ago()).isEqualTo(Duration.ofMinutes(78));
        model.submit();

        Circumstances c = phone.notebook().reports().get(0).observation().circumstances();
        assertThat(c.observedAt()).isEqualTo(AppAtWork.NOON.minus(Duration.ofMinutes(75)));
        assertThat(c.clock()).isEqualTo(ClockConfidence.STATED);
        assertThat(c.recordedAt()).isEqualTo(AppAtWork.NOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    void a_time_to_come_and_one_of_a_month_ago_are_refused_and_nothing_changes() {
        ObservationViewModel model = opened(measured(FAR, 8));
        Draft before = model.draft().get();

        model.when().move(Duration.ofMinutes(5));
        assertThat(model.problem().get()).map(p -> p.key()).contains("time.not_later");
        model.when().move(Duration.ofDays(-31));
        assertThat(model.problem().get()).map(p -> p.key()).contains("time.not_earlier");

        assertThat(model.draft().get()).isEqualTo(before);
    }

    @Test
    void the_clock_counts_again_when_the_officer_says_so() {
        ObservationViewModel model = opened(measured(FAR, 8));
        model.when().move(Duration.ofHours(-1));

        model.when().byTheClock();

        assertThat(model.draft().get().clock()).isEqualTo(ClockConfidence.PHONE);
        assertThat(model.draft().get().observedAt()).isEqualTo(AppAtWork.NOON);
    }

    @Test
    void a_clock_that_stands_before_the_start_of_the_patrol_is_called_wrong() {
        Patrol later = Samples.patrol(AppAtWork.NOON.plus(Duration.ofDays(1)));

        assertThat(model(draft(measured(FAR, 8)).during(Optional.of(later.key())))
                        .when()
                        .clockIsWrong())
                .isTrue();
        assertThat(opened(measured(FAR, 8)).when().clockIsWrong()).isFalse();
    }

    @Test
    void a_report_belongs_to_the_patrol_on_which_it_was_opened_also_when_that_has_ended() {
        Patrol patrol = Samples.patrol(AppAtWork.NOON);
        phone.notebook().record(patrol);
        ObservationViewModel model = complete(Optional.of(patrol));
        phone.clock().pass(Duration.ofHours(2));
        phone.notebook().record(patrol.ended(phone.clock().instant()));

        model.submit();

        assertThat(phone.notebook()
                        .reports()
                        .get(0)
                        .observation()
                        .circumstances()
                        .patrol())
                .contains(patrol.key());
    }

    private ObservationViewModel complete() {
        return complete(Optional.empty());
    }

    private ObservationViewModel complete(Optional<Patrol> patrol) {
        Draft draft = draft(measured(AppAtWork.SANNIQUELLIE, 8)).during(patrol.map(Patrol::key));
        for (Question question : draft.missing()) {
            draft = draft.answering(
                    question,
                    List.of(Samples.vocabulary()
                            .list(question.list(), 'B')
                            .get(0)
                            .code()));
        }
        return model(draft);
    }

    private ObservationViewModel opened(Position position) {
        return model(draft(position));
    }

    private static Draft draft(Position position) {
        return Draft.open("00000000000000a1", Kind.BORDER, AppAtWork.NOON, Optional.ofNullable(position));
    }

    private ObservationViewModel model(Draft draft) {
        return new ObservationViewModel(phone.desk(), phone.mission(), draft, receipt -> {});
    }

    private static Position measured(Point point, double accuracyM) {
        return new Position(point, accuracyM, Position.Source.GPS);
    }
}
