package org.fieldpost.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatrolViewModelTest {

    @TempDir
    private Path folder;

    private final AtomicInteger started = new AtomicInteger();
    private AppAtWork phone;
    private PatrolViewModel patrol;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        patrol = new PatrolViewModel(phone.desk(), started::incrementAndGet);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_patrol_starts_now_and_here_as_most_patrols_do() {
        patrol.start("ALPHA-1");

        Patrol running = phone.notebook().runningPatrol().orElseThrow();
        assertThat(running.key()).isEqualTo(new PatrolKey("ALPHA-1", AppAtWork.NOON));
        assertThat(running.means()).isEqualTo(CodeList.MEANS.code("VEHICLE"));
        assertThat(running.task()).isEqualTo(CodeList.TASK.code("ROUTINE"));
        assertThat(running.departure()).isPresent();
        assertThat(started).hasValue(1);
    }

    @Test
    void the_chosen_means_and_task_are_kept() {
        patrol.means().set(CodeList.MEANS.code("BOAT"));
        patrol.task().set(CodeList.TASK.code("BORDER"));

        patrol.start("ALPHA-1");

        Patrol running = phone.notebook().runningPatrol().orElseThrow();
        assertThat(running.means()).isEqualTo(CodeList.MEANS.code("BOAT"));
        assertThat(running.task()).isEqualTo(CodeList.TASK.code("BORDER"));
    }

    @Test
    void small_letters_and_blanks_around_the_crew_code_do_not_matter() {
        patrol.start("  alpha-1 ");

        assertThat(phone.notebook().runningPatrol().orElseThrow().key().crewCode())
                .isEqualTo("ALPHA-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ALPHA 1", "ÉCLAIR", "ABCDEFGHIJK", "A/B", "A_B"})
    void a_bad_crew_code_is_said_and_no_patrol_starts(String crew) {
        patrol.start(crew);

        assertThat(patrol.problem().get()).map(p -> p.key()).contains("patrol.crew");
        assertThat(started).hasValue(0);
        assertThat(phone.notebook().runningPatrol()).isEmpty();
        assertThat(phone.notebook().journal().waiting()).isZero();
    }

    @Test
    void after_a_bad_code_a_good_one_starts_it() {
        patrol.start("");

        patrol.start("ALPHA-1");

        assertThat(started).hasValue(1);
    }

    @Test
    void without_a_receiver_a_patrol_starts_all_the_same() {
        new PatrolViewModel(phone.withoutGps().desk(), started::incrementAndGet).start("ALPHA-1");

        assertThat(phone.notebook().runningPatrol().orElseThrow().departure()).isEmpty();
        assertThat(started).hasValue(1);
    }
}
