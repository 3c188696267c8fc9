package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.screen.PatrolViewModel;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlansViewModelTest {

    @TempDir
    private Path folder;

    private final AtomicInteger saved = new AtomicInteger();
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
    void a_plan_for_tomorrow_morning_is_there_after_the_app_was_closed() {
        PlansViewModel plans = plans();
        plans.means().set(CodeList.MEANS.code("BOAT"));
        plans.toggle("BP03");
        plans.toggle("BP05");
        plans.toggle("BP03");

        plans.save(" alpha-1 ", "06:30", saved::incrementAndGet);
        phone.reopen();

        PlansViewModel again = plans();
        again.refresh();
        PatrolPlan plan = again.plans().get().get(0);
        assertThat(plan.crewCode()).isEqualTo("ALPHA-1");
        assertThat(plan.means()).isEqualTo(CodeList.MEANS.code("BOAT"));
        assertThat(plan.start()).isEqualTo(Instant.parse("2026-03-03T06:30:00Z"));
        assertThat(plan.places()).containsExactly("BP05");
        assertThat(saved).hasValue(1);
        assertThat(phone.notebook().journal().waiting()).isZero();
    }

    @Test
    void a_patrol_started_from_its_plan_is_as_planned_and_the_plan_is_gone() {
        PlansViewModel plans = plans();
        plans.means().set(CodeList.MEANS.code("BOAT"));
        plans.task().set(CodeList.TASK.code("BORDER"));
        plans.save("ALPHA-1", "0630", saved::incrementAndGet);
        plans.refresh();
        phone.clock().pass(Duration.ofHours(19));
        var start = new PatrolViewModel(phone.desk(), saved::incrementAndGet);

        start.fill(plans.plans().get().get(0));
        start.start(start.crew().get());

        Patrol running = phone.notebook().runningPatrol().orElseThrow();
        assertThat(running.key().crewCode()).isEqualTo("ALPHA-1");
        assertThat(running.key().startedAt()).isEqualTo(phone.clock().instant());
        assertThat(running.means()).isEqualTo(CodeList.MEANS.code("BOAT"));
        assertThat(running.task()).isEqualTo(CodeList.TASK.code("BORDER"));
        plans.refresh();
        assertThat(plans.plans().get()).isEmpty();
    }

    @Test
    void a_plan_that_is_dropped_is_gone() {
        PlansViewModel plans = plans();
        plans.save("ALPHA-1", "0630", saved::incrementAndGet);
        plans.refresh();

        plans.drop(plans.plans().get().get(0));

        assertThat(plans.plans().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6:05,06:05", "0605,06:05", "23h59,23:59", "06.05,06:05"})
    void a_time_is_understood_as_people_write_it(String typed, String meant) {
        plans().save("ALPHA-1", typed, saved::incrementAndGet);

        assertThat(phone.notebook().patrolLog().plans())
                .extracting(PatrolPlan::start)
                .containsExactly(Instant.parse("2026-03-03T" + meant + ":00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00", "6", "12:60", "noon"})
    void what_is_no_time_is_said_and_nothing_is_kept(String typed) {
        PlansViewModel plans = plans();

        plans.save("ALPHA-1", typed, saved::incrementAndGet);

        assertThat(plans.problem().get()).map(Problem::key).contains("plan.time_form");
        assertThat(phone.notebook().patrolLog().plans()).isEmpty();
        assertThat(saved).hasValue(0);
    }

    @Test
    void a_bad_crew_code_is_said() {
        PlansViewModel plans = plans();

        plans.save("ALPHA 1", "06:30", saved::incrementAndGet);

        assertThat(plans.problem().get()).map(Problem::key).contains("patrol.crew");
    }

    @Test
    void more_places_than_a_plan_has_room_for_are_not_taken() {
        PlansViewModel plans = plans();

        phone.mission().points().forEach(point -> plans.toggle(point.code()));

        assertThat(plans.places().get()).hasSize(PatrolPlan.MOST_PLACES);
        assertThat(plans.problem().get()).map(Problem::key).contains("form.most");
    }

    @Test
    void pressing_save_twice_keeps_one_plan() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        PlansViewModel plans = plans();

        plans.save("ALPHA-1", "06:30", saved::incrementAndGet);
        plans.save("ALPHA-1", "06:30", saved::incrementAndGet);
        slow.catchUp();

        assertThat(phone.notebook().patrolLog().plans()).hasSize(1);
        assertThat(saved).hasValue(1);
    }

    private PlansViewModel plans() {
        return new PlansViewModel(phone.desk(), phone.mission().zone());
    }
}
