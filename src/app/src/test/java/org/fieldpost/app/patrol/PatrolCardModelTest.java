package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.PatrolLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatrolCardModelTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private Optional<Problem> trackProblem = Optional.empty();

    @BeforeEach
    void start() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        phone.notebook().record(PATROL);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void the_time_runs_while_the_patrol_is_out_and_stands_while_it_is_paused() {
        PatrolCardModel card = card();
        phone.clock().pass(Duration.ofMinutes(30));
        assertThat(effort(card)).isEqualTo(Duration.ofMinutes(30));

        card.pause();
        phone.clock().pass(Duration.ofMinutes(20));
        assertThat(effort(card)).isEqualTo(Duration.ofMinutes(30));
        assertThat(card.state().get().running().orElseThrow().paused()).isTrue();

        card.resume();
        phone.clock().pass(Duration.ofMinutes(10));
        assertThat(effort(card)).isEqualTo(Duration.ofMinutes(40));
        assertThat(phone.notebook().runningPatrol().orElseThrow().paused()).isFalse();
    }

    @Test
    void pausing_and_resuming_wait_to_be_sent_and_doing_so_twice_changes_nothing() {
        PatrolCardModel card = card();
        card.pause();
        card.pause();
        assertThat(phone.notebook().journal().waiting()).isEqualTo(2);

        phone.clock().pass(Duration.ofMinutes(5));
        card.resume();
        card.resume();

        assertThat(phone.notebook().journal().waiting()).isEqualTo(3);
    }

    @Test
    void the_patrol_ends_only_when_asked_twice() {
        PatrolCardModel card = card();
        phone.clock().pass(Duration.ofHours(3));

        card.end();
        assertThat(card.endAsked().get()).isTrue();
        assertThat(phone.notebook().runningPatrol()).isPresent();

        card.end();
        assertThat(phone.notebook().runningPatrol()).isEmpty();
        assertThat(card.state().get().running()).isEmpty();
        assertThat(card.endAsked().get()).isFalse();
    }

    @Test
    void ending_where_no_patrol_runs_does_nothing() {
        phone.notebook().record(PATROL.ended(AppAtWork.NOON));
        long waiting = phone.notebook().journal().waiting();
        PatrolCardModel card = card();

        card.end();
        card.end();

        assertThat(card.problem().get()).isEmpty();
        assertThat(phone.notebook().journal().waiting()).isEqualTo(waiting);
        assertThat(card.state().get().reports()).isEmpty();
    }

    @Test
    void an_ended_patrol_owes_a_report_with_all_that_is_known_of_it() {
        PatrolCardModel card = card();
        at("BP03", 10);
        at("BP05", 50);
        phone.clock().pass(Duration.ofHours(1));
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON.plusSeconds(3600)), "00000000000000b1");
        phone.notebook().submit(Samples.nilReport(AppAtWork.NOON.plusSeconds(3600)));
        phone.clock().pass(Duration.ofHours(1));

        card.end();
        card.end();

        PatrolLog.KeptReport owed = card.state().get().reports().get(0);
        PatrolReport report = owed.report();
        assertThat(owed.stage()).isEqualTo(PatrolLog.Stage.OWED);
        assertThat(report.patrol()).isEqualTo(PATROL.key());
        assertThat(report.preparedBy()).isEqualTo("K7");
        assertThat(report.until()).isEqualTo(AppAtWork.NOON.plus(Duration.ofHours(2)));
        assertThat(report.effort().onPatrol()).isEqualTo(Duration.ofHours(2));
        assertThat(report.effort().distanceM()).isBetween(60_000.0, 80_000.0);
        assertThat(report.departure()).isEqualTo(PATROL.departure());
        assertThat(report.arrival()).isPresent();
        assertThat(report.places()).extracting(place -> place.visit().point()).contains("BP03", "BP05");
        assertThat(report.observations()).hasSize(1);
    }

    @Test
    void the_next_patrol_knows_when_a_place_was_last_visited() {
        PatrolCardModel card = card();
        at("BP03", 10);
        phone.clock().pass(Duration.ofHours(2));
        card.end();
        card.end();
        phone.clock().pass(Duration.ofHours(20));
        Patrol next = Samples.patrol(phone.clock().instant());
        phone.notebook().record(next);
        phone.notebook()
                .patrolLog()
                .append(
                        next.key(),
                        new TrackFix(
                                phone.clock().instant().plusSeconds(60),
                                phone.desk().position().orElseThrow()));
        phone.clock().pass(Duration.ofHours(1));
        card.refresh();
        card.end();
        card.end();

        PatrolReport report =
                phone.notebook().patrolLog().report(next.key()).orElseThrow().report();
        assertThat(report.places())
                .filteredOn(place -> place.visit().point().equals("BP03"))
                .extracting(PatrolReport.Place::lastVisited)
                .containsExactly(Optional.of(AppAtWork.NOON.plusSeconds(600)));
    }

    @Test
    void pause_and_end_are_in_what_the_server_gets() {
        PatrolCardModel card = card();
        card.pause();
        phone.clock().pass(Duration.ofMinutes(7));
        card.end();
        card.end();
        new ExchangeViewModel(phone.desk()).sendNow();

        List<Patrol> told = phone.server().received().stream()
                .filter(Body.PatrolRevision.class::isInstance)
                .map(body -> ((Body.PatrolRevision) body).patrol())
                .toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(2).state()).isEqualTo(Patrol.State.ENDED);
        assertThat(told.get(2).pauses()).hasSize(1);
        assertThat(told.get(2).pauses().get(0).until()).contains(AppAtWork.NOON.plus(Duration.ofMinutes(7)));
    }

    @Test
    void a_tap_while_the_screen_looks_up_the_time_is_not_lost() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        var card = new PatrolCardModel(phone.desk(), phone.mission(), () -> trackProblem);
        card.refresh();

        card.pause();
        slow.catchUp();

        assertThat(phone.notebook().runningPatrol().orElseThrow().paused()).isTrue();
        assertThat(card.state().get().running().orElseThrow().paused()).isTrue();
    }

    @Test
    void sparing_the_battery_is_shown_as_it_was_left() {
        card().sparePower(true);

        assertThat(card().state().get().lowPower()).isTrue();
    }

    @Test
    void a_device_without_a_service_of_its_own_says_that_the_track_stops_with_the_screen() {
        assertThat(card().survivesScreenOff()).isFalse();
    }

    @Test
    void a_track_that_could_not_be_kept_is_said() {
        trackProblem = Optional.of(Problem.of("notebook.full", "notebook.db"));

        assertThat(card().problem().get()).map(Problem::key).contains("notebook.full");
    }

    private PatrolCardModel card() {
        var card = new PatrolCardModel(phone.desk(), phone.mission(), () -> trackProblem);
        card.refresh();
        return card;
    }

    private Duration effort(PatrolCardModel card) {
        return card.state().get().effort(card.now()).onPatrol();
    }

    private void at(String point, int minute) {
        phone.walksTo(phone.mission().point(point).orElseThrow().point());
        phone.notebook()
                .patrolLog()
                .append(
                        PATROL.key(),
                        new TrackFix(
                                AppAtWork.NOON.plus(Duration.ofMinutes(minute)),
                                phone.desk().position().orElseThrow()));
    }
}
