package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.nio.file.Path;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatrolsTest {

    private static final Patrol MORNING = Samples.patrol(NOON.minusSeconds(7200));
    private static final Patrol AFTERNOON = Samples.patrol(NOON);

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
    void the_running_patrol_runs_on_after_reopening() {
        notebook.now().record(MORNING);

        assertThat(notebook.reopen().runningPatrol()).contains(MORNING);
    }

    @Test
    void an_ended_patrol_runs_no_more_and_the_next_may_start() {
        notebook.now().record(MORNING);
        notebook.now().record(MORNING.ended(NOON));
        assertThat(notebook.reopen().runningPatrol()).isEmpty();

        notebook.now().record(AFTERNOON);

        assertThat(notebook.reopen().runningPatrol()).contains(AFTERNOON);
    }

    @Test
    void a_second_patrol_does_not_start_while_one_runs_and_leaves_no_trace() {
        notebook.now().record(MORNING);

        assertThatThrownBy(() -> notebook.now().record(AFTERNOON)).isInstanceOf(ProblemException.class);

        assertThat(notebook.reopen().runningPatrol()).contains(MORNING);
        assertThat(notebook.now().journal().waiting()).isEqualTo(1);
    }

    @Test
    void the_officer_is_told_that_a_patrol_runs_already_and_not_that_the_file_is_broken() {
        notebook.now().record(MORNING);

        assertThatThrownBy(() -> notebook.now().record(AFTERNOON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isNotEqualTo("notebook.unopenable"));
    }

    @Test
    void the_server_hears_of_the_start_and_of_the_end() {
        notebook.now().record(MORNING);
        notebook.now().record(MORNING.ended(NOON));

        server.exchangeWith(notebook.now());

        assertThat(server.received())
                .containsExactly(new Body.PatrolRevision(MORNING), new Body.PatrolRevision(MORNING.ended(NOON)));
    }
}
