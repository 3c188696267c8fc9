package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.PatrolsAtWork.PATROL;
import static org.fieldpost.notebook.PatrolsAtWork.fix;
import static org.fieldpost.notebook.PatrolsAtWork.plan;
import static org.fieldpost.notebook.PatrolsAtWork.report;
import static org.fieldpost.notebook.PatrolsAtWork.visit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatrolLogTest {

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private NotebookInUse notebook;

    @BeforeEach
    void open() {
        notebook = NotebookInUse.live(folder).enrolledAt(server);
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_point_of_the_track_is_there_after_reopening_though_nothing_of_it_was_sent() {
        log().record(PATROL);
        log().append(PATROL.key(), fix(60));
        log().append(PATROL.key(), fix(120));

        notebook.reopen();

        assertThat(log().fixes(PATROL.key())).containsExactly(fix(60), fix(120));
        assertThat(log().lastFix(PATROL.key())).contains(fix(120));
        assertThat(notebook.now().journal().waiting()).isEqualTo(1);
    }

    @Test
    void at_a_pause_and_at_the_end_the_track_so_far_goes_to_the_server_once() {
        log().record(PATROL);
        log().append(PATROL.key(), fix(60));
        Patrol paused = PATROL.pausedAt(PATROL.key().startedAt().plusSeconds(100));
        log().record(paused);
        log().record(paused.resumedAt(PATROL.key().startedAt().plusSeconds(200)));
        log().append(PATROL.key(), fix(300));
        log().record(paused.ended(NOON));

        server.exchangeWith(notebook.now());

        assertThat(server.received().stream()
                        .filter(Body.TrackStretch.class::isInstance)
                        .map(body -> ((Body.TrackStretch) body).segment().fixes()))
                .containsExactly(List.of(fix(60)), List.of(fix(300)));
    }

    @Test
    void a_long_track_goes_in_stretches_before_the_patrol_ends() {
        for (int minute = 1; minute <= 250; minute++) {
            log().append(PATROL.key(), fix(60 * minute));
        }

        server.exchangeWith(notebook.now());

        assertThat(server.received()).hasSize(2);
        assertThat(log().fixes(PATROL.key())).hasSize(250);
    }

    /** A clock set back, or another receiver, begins a stretch of its own: nothing is lost and nothing is bent. */
    @Test
    void a_track_whose_clock_or_source_changes_goes_in_more_stretches() {
        log().append(PATROL.key(), fix(600));
        log().append(PATROL.key(), fix(60));
        Position here = NotebookInUse.GANTA;
        log().append(
                        PATROL.key(),
                        new TrackFix(fix(120).at(), new Position(here.point(), 8, Position.Source.SIMULATED_GPS)));
        log().record(PATROL.ended(NOON));

        server.exchangeWith(notebook.now());

        assertThat(server.received().stream().filter(Body.TrackStretch.class::isInstance))
                .hasSize(3);
    }

    @Test
    void plans_stay_on_this_phone_the_next_one_first_until_their_patrol_starts() {
        log().keep(plan(1, 7200));
        log().keep(plan(2, 3600));
        notebook.reopen();
        assertThat(log().plans()).containsExactly(plan(2, 3600), plan(1, 7200));

        log().start(PATROL, Optional.of(plan(2, 3600).id()));

        assertThat(log().plans())
                .extracting(PatrolPlan::id)
                .containsExactly(plan(1, 7200).id());
        assertThat(notebook.now().runningPatrol()).contains(PATROL);
        server.exchangeWith(notebook.now());
        assertThat(server.received()).containsExactly(new Body.PatrolRevision(PATROL));
    }

    @Test
    void a_plan_whose_patrol_cannot_start_stays() {
        notebook.now().record(Samples.patrol(NOON.minusSeconds(60)));
        log().keep(plan(1, 7200));

        assertThatThrownBy(() -> log().start(PATROL, Optional.of(plan(1, 7200).id())))
                .isInstanceOf(ProblemException.class);

        assertThat(log().plans()).hasSize(1);
    }

    @Test
    void last_visited_is_the_latest_of_the_earlier_patrols_and_never_this_one() {
        Patrol earlier = Samples.patrol(NOON.minusSeconds(90_000));
        log().end(earlier.ended(NOON.minusSeconds(80_000)), List.of(visit("BP03", -80_000)), report(earlier, ""));
        log().end(PATROL.ended(NOON), List.of(visit("BP03", 600), visit("BP05", 900)), report(""));
        Patrol next = Samples.patrol(NOON.plusSeconds(3600));
        notebook.reopen();

        assertThat(log().lastVisited(next.key()))
                .isEqualTo(Map.of(
                        "BP03",
                        visit("BP03", 600).leftAt(),
                        "BP05",
                        visit("BP05", 900).leftAt()));
        assertThat(log().lastVisited(PATROL.key()))
                .isEqualTo(Map.of("BP03", visit("BP03", -80_000).leftAt()));
    }

    @Test
    void a_patrol_report_is_kept_at_every_change_and_submitted_once() {
        log().append(PATROL.key(), fix(60));
        log().save(report("Quiet"));
        log().save(report("Quieter"));
        notebook.reopen();
        assertThat(log().report(PATROL.key()))
                .contains(new PatrolLog.KeptReport(report("Quieter"), PatrolLog.Stage.OWED));

        log().submit(report("Quietest"));
        assertThatThrownBy(() -> log().submit(report("Once more"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> log().save(report("Once more"))).isInstanceOf(ProblemException.class);

        assertThat(log().report(PATROL.key()))
                .contains(new PatrolLog.KeptReport(report("Quietest"), PatrolLog.Stage.HANDED_IN));
        assertThat(log().fixes(PATROL.key())).isEmpty();
        server.exchangeWith(notebook.now());
        assertThat(server.received())
                .hasSize(2)
                .contains(new Body.PatrolReported(report("Quietest")))
                .hasAtLeastOneElementOfType(Body.TrackStretch.class);
    }

    @Test
    void an_ended_patrol_owes_its_report_until_it_is_handed_in() {
        log().record(PATROL);
        log().end(PATROL.ended(NOON), List.of(), report("Quiet"));
        notebook.reopen();
        assertThat(notebook.now().runningPatrol()).isEmpty();
        assertThat(log().onTheDesk()).containsExactly(new PatrolLog.KeptReport(report("Quiet"), PatrolLog.Stage.OWED));

        log().submit(report("Quiet"));
        assertThat(log().onTheDesk())
                .containsExactly(new PatrolLog.KeptReport(report("Quiet"), PatrolLog.Stage.HANDED_IN));

        server.exchangeWith(notebook.now());
        assertThat(log().onTheDesk())
                .containsExactly(new PatrolLog.KeptReport(report("Quiet"), PatrolLog.Stage.DELIVERED));
    }

    @Test
    void of_the_reports_handed_in_only_the_last_stays_on_the_desk_behind_those_owed() {
        Patrol first = Samples.patrol(NOON.minusSeconds(90_000));
        Patrol second = Samples.patrol(NOON.minusSeconds(50_000));
        log().submit(report(first, "One"));
        log().submit(report(second, "Two"));
        log().save(report("Three"));

        assertThat(log().onTheDesk())
                .extracting(kept -> kept.report().patrol(), PatrolLog.KeptReport::stage)
                .containsExactly(
                        tuple(PATROL.key(), PatrolLog.Stage.OWED), tuple(second.key(), PatrolLog.Stage.HANDED_IN));
    }

    @Test
    void a_patrol_is_found_while_it_runs_and_after_its_end() {
        log().record(PATROL);
        assertThat(log().patrol(PATROL.key())).contains(PATROL);

        log().record(PATROL.ended(NOON));

        assertThat(log().patrol(PATROL.key())).contains(PATROL.ended(NOON));
        assertThat(log().patrol(Samples.patrol(NOON).key())).isEmpty();
    }

    @Test
    void places_noted_by_hand_are_there_after_reopening() {
        assertThat(log().visits(PATROL.key())).isEmpty();
        log().keepVisits(PATROL.key(), List.of(visit("BP03", 600)));
        notebook.reopen();

        assertThat(log().visits(PATROL.key())).containsExactly(visit("BP03", 600));
    }

    @Test
    void a_patrol_knows_the_reports_and_nil_reports_made_on_it() {
        Patrol other = Samples.patrol(NOON.minusSeconds(3600));
        notebook.now().submit(Samples.smuggling(NOON), "00000000000000b1");
        notebook.now().submit(Samples.borderVisit(NOON.minusSeconds(3600)), "00000000000000b2");
        notebook.now().submit(Samples.nilReport(NOON));

        assertThat(log().reportsOf(other.key()))
                .extracting(report -> report.observation().kind().name())
                .containsExactly("SMUGGLING");
        assertThat(log().nilReportsOf(other.key())).containsExactly(Samples.nilReport(NOON));
        assertThat(log().nilReportsOf(PATROL.key())).isEmpty();
    }

    @Test
    void sparing_the_battery_is_remembered() {
        assertThat(log().lowPower()).isFalse();
        log().lowPower(true);
        notebook.reopen();
        assertThat(log().lowPower()).isTrue();
    }

    private PatrolLog log() {
        return notebook.now().patrolLog();
    }
}
