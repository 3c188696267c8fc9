package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team leader hands down stands on the phone until it is done, withdrawn or long past, and does not come back. */
class HandedDownTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Task BRIDGE =
            new Task(7, "Count trucks at the bridge", TODAY.plusDays(1), Optional.of("BP03"));
    private static final Task MARKET = new Task(8, "Ask at the market", TODAY, Optional.empty());
    private static final PatrolPlan PLAN = new PatrolPlan(
            "f00000000000000a",
            "ALPHA-1",
            CodeList.MEANS.code("VEHICLE"),
            CodeList.TASK.code("ROUTINE"),
            Instant.parse("2026-03-03T06:30:00Z"),
            List.of("BP03"));

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(4);
    private final MemoryServer server = new MemoryServer();
    private NotebookInUse phone;

    @BeforeEach
    void enrol() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    private void tell(Body body) {
        server.tell(body);
        phone.now().engine(random).read(server.next());
    }

    private List<Task> tasks() {
        return phone.now().handedDown().tasks(TODAY);
    }

    @Test
    void tasks_stand_the_next_one_due_first_also_after_the_app_was_closed() {
        tell(new Body.Tasked(BRIDGE));
        tell(new Body.Tasked(MARKET));

        assertThat(tasks()).containsExactly(MARKET, BRIDGE);
        phone.reopen();
        assertThat(tasks()).containsExactly(MARKET, BRIDGE);
    }

    @Test
    void a_task_put_away_is_gone_and_does_not_come_again_from_a_restored_server() {
        tell(new Body.Tasked(BRIDGE));

        phone.now().handedDown().putAway(BRIDGE.id());
        tell(new Body.Tasked(BRIDGE));

        assertThat(tasks()).isEmpty();
    }

    @Test
    void a_task_withdrawn_is_gone_whichever_comes_first() {
        tell(new Body.Tasked(BRIDGE));
        tell(new Body.Withdrawn(BRIDGE.id()));
        tell(new Body.Withdrawn(MARKET.id()));
        tell(new Body.Tasked(MARKET));

        assertThat(tasks()).isEmpty();
    }

    @Test
    void a_task_goes_a_week_after_it_was_due() {
        tell(new Body.Tasked(MARKET));

        assertThat(phone.now().handedDown().tasks(TODAY.plusDays(7))).containsExactly(MARKET);
        assertThat(phone.now().handedDown().tasks(TODAY.plusDays(8))).isEmpty();
    }

    @Test
    void a_planned_patrol_stands_among_the_plans_and_is_known_as_the_team_leaders() {
        tell(new Body.Planned(PLAN));

        assertThat(phone.now().patrolLog().plans()).containsExactly(PLAN);
        assertThat(phone.now().handedDown().plans()).containsExactly(PLAN.id());
    }

    @Test
    void a_planned_patrol_started_or_dropped_does_not_come_again() {
        tell(new Body.Planned(PLAN));

        phone.now().patrolLog().drop(PLAN.id());
        tell(new Body.Planned(PLAN));

        assertThat(phone.now().patrolLog().plans()).isEmpty();
        assertThat(phone.now().handedDown().plans()).isEmpty();
    }

    @Test
    void a_planned_patrol_withdrawn_is_gone_and_the_officers_own_plans_stay() {
        var own = new PatrolPlan("00000000000000aa", "B-1", PLAN.means(), PLAN.task(), PLAN.start(), List.of());
        phone.now().patrolLog().keep(own);
        var planned = new Body.Planned(PLAN);
        tell(planned);

        tell(new Body.Withdrawn(planned.id()));

        assertThat(phone.now().patrolLog().plans()).containsExactly(own);
    }
}
