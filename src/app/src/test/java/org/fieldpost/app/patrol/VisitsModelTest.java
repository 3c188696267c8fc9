package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitsModelTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private VisitsModel visits;

    @BeforeEach
    void start() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        phone.notebook().record(PATROL);
        phone.clock().pass(Duration.ofMinutes(30));
        visits = new VisitsModel(phone.desk(), phone.mission());
        visits.refresh();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void the_nearest_place_is_offered_first() {
        assertThat(visits.state().get().points().get(0).code()).isEqualTo("BP03");
        assertThat(visits.state().get().points()).hasSameSizeAs(phone.mission().points());
    }

    @Test
    void a_place_noted_by_hand_is_visited_now_and_survives_the_app_being_closed() {
        visits.toggle("BP05");
        phone.reopen();

        var again = new VisitsModel(phone.desk(), phone.mission());
        again.refresh();

        assertThat(again.state().get().visited())
                .containsExactly(
                        new Visit("BP05", phone.clock().instant(), phone.clock().instant()));
        assertThat(again.state().get().byHand()).containsExactly("BP05");
    }

    @Test
    void tapped_again_it_is_taken_back() {
        visits.toggle("BP05");
        visits.toggle("BP05");

        assertThat(visits.state().get().visited()).isEmpty();
    }

    @Test
    void what_the_track_saw_is_visited_and_cannot_be_taken_back() {
        phone.notebook()
                .patrolLog()
                .append(
                        PATROL.key(),
                        new TrackFix(
                                AppAtWork.NOON.plusSeconds(60),
                                phone.desk().position().orElseThrow()));
        visits.refresh();
        assertThat(visits.state().get().visited("BP03")).isTrue();
        assertThat(visits.state().get().byHand()).isEmpty();

        visits.toggle("BP03");

        assertThat(visits.state().get().visited("BP03")).isTrue();
        assertThat(visits.state().get().byHand()).isEmpty();
    }

    @Test
    void a_place_from_which_was_reported_is_visited() {
        phone.notebook().submit(Samples.nilReport(AppAtWork.NOON.plusSeconds(3600)));
        visits.refresh();

        assertThat(visits.state().get().visited("BP03")).isTrue();
    }

    @Test
    void without_a_receiver_all_places_are_offered() {
        var blind = new VisitsModel(phone.withoutGps().desk(), phone.mission());
        blind.refresh();

        assertThat(blind.state().get().points())
                .containsExactlyElementsOf(phone.mission().points());
    }

    @Test
    void a_place_noted_by_hand_stands_in_the_report() {
        visits.toggle("BP05");
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        card.end();
        card.end();

        assertThat(card.state().get().reports().get(0).report().places())
                .extracting(place -> place.visit().point())
                .containsExactly("BP05");
    }
}
