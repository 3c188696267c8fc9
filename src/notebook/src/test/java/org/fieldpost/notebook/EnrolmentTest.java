package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();

    @Test
    void a_new_notebook_belongs_to_nobody() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            assertThat(notebook.now().enrolment()).isEmpty();
            refused("enrol.first", () -> notebook.now().engine(new SecureRandom()));
            refused(
                    "enrol.first",
                    () -> notebook.now()
                            .submit(Samples.smuggling(NOON), draft(1, "").id()));
        }
    }

    @Test
    void a_report_that_was_refused_for_want_of_an_enrolment_is_not_kept() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            notebook.now().save(draft(1, "forty cans"));
            refused(
                    "enrol.first",
                    () -> notebook.now()
                            .submit(Samples.smuggling(NOON), draft(1, "").id()));

            assertThat(notebook.now().journal().waiting()).isZero();
            assertThat(notes(notebook.now())).containsExactly("forty cans");
        }
    }

    /** The invitation is long expired on the day this test runs; an enrolment lasts. */
    @Test
    void an_enrolment_outlasts_the_file_being_closed_and_its_invitation() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            Enrolled enrolled = notebook.now().enrol(server.invitation(MissionMode.LIVE), new SecureRandom());

            Enrolled found = notebook.reopen().enrolment().orElseThrow();

            assertThat(found.invitation()).isEqualTo(enrolled.invitation());
            assertThat(found.claim()).isEqualTo(enrolled.claim());
            assertThat(found.claim().fingerprint()).isEqualTo(enrolled.claim().fingerprint());
        }
    }

    @Test
    void a_notebook_is_enrolled_once_and_keeps_its_first_keys() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            Invitation invitation = server.invitation(MissionMode.LIVE);
            Enrolled first = notebook.now().enrol(invitation, new SecureRandom());

            refused("enrol.twice", () -> notebook.now().enrol(invitation, new SecureRandom()));

            assertThat(notebook.reopen().enrolment().orElseThrow().claim()).isEqualTo(first.claim());
        }
    }

    @Test
    void a_live_notebook_refuses_an_exercise_invitation_and_stays_free() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            refused(
                    "enrol.mode",
                    () -> notebook.now().enrol(server.invitation(MissionMode.EXERCISE), new SecureRandom()));

            assertThat(notebook.reopen().enrolment()).isEmpty();
        }
    }

    @Test
    void an_exercise_notebook_refuses_a_live_invitation() {
        try (NotebookInUse notebook = NotebookInUse.exercise(folder)) {
            refused("enrol.mode", () -> notebook.now().enrol(server.invitation(MissionMode.LIVE), new SecureRandom()));
        }
    }

    @Test
    void an_exercise_file_does_not_open_as_live_and_is_left_as_it_was() {
        Path file;
        try (NotebookInUse notebook = NotebookInUse.exercise(folder)) {
            notebook.now().save(draft(1, "played"));
            file = notebook.file();
        }

        refused("notebook.mode", () -> Notebook.open(file, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC()));

        try (Notebook again = Notebook.open(file, MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC())) {
            assertThat(again.mode()).isEqualTo(MissionMode.EXERCISE);
            assertThat(notes(again)).containsExactly("played");
        }
    }

    private static void refused(String problem, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo(problem));
    }
}
