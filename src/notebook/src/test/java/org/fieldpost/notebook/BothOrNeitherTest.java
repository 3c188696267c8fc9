package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BothOrNeitherTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"journal_entry", "enrolment"})
    void when_submitting_breaks_off_the_draft_stays_and_no_report_is_kept(String brokenAt) {
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            notebook.now().save(draft(1, "forty cans"));
            Notebook broken = notebook.reopen(new BreakingSafe(brokenAt));

            assertThatThrownBy(() -> broken.submit(
                            Samples.smuggling(NOON, "forty cans"), draft(1, "").id()))
                    .isInstanceOf(Broken.class);

            assertThat(notes(broken)).containsExactly("forty cans");
            assertThat(broken.journal().waiting()).isZero();
            Notebook reopened = notebook.reopen();
            assertThat(notes(reopened)).containsExactly("forty cans");
            assertThat(reopened.reports()).isEmpty();
            assertThat(reopened.submit(Samples.smuggling(NOON), draft(1, "").id())
                            .number())
                    .isEqualTo(1);
        }
    }

    @Test
    void when_recording_a_patrol_breaks_off_no_patrol_runs_and_nothing_waits() {
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            Notebook broken = notebook.reopen(new BreakingSafe("journal_entry"));

            assertThatThrownBy(() -> broken.record(Samples.patrol(NOON))).isInstanceOf(Broken.class);

            assertThat(notebook.reopen().runningPatrol()).isEmpty();
            assertThat(notebook.now().journal().waiting()).isZero();
        }
    }

    @Test
    void when_storing_what_the_server_said_breaks_off_none_of_it_is_acknowledged_or_shown() {
        var server = new MemoryServer();
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(server)) {
            var receipt =
                    notebook.now().submit(Samples.smuggling(NOON), draft(1, "").id());
            server.exchangeWith(notebook.now());
            server.judge(
                    receipt,
                    Body.ReviewState.State.COUNTED,
                    Samples.smuggling(NOON).circumstances().region());
            server.judge(receipt, Body.ReviewState.State.SET_ASIDE, Optional.empty());
            Notebook broken = notebook.reopen(new BreakingSafe("inbox_entry/1/2"));

            assertThatThrownBy(() -> server.exchangeWith(broken)).isInstanceOf(Broken.class);

            assertThat(notebook.reopen().inbox().held())
                    .allSatisfy(each -> assertThat(each.held()).isEmpty());
            assertThat(notebook.now().reports()).extracting(Report::state).containsExactly(Report.State.DELIVERED);
            assertThat(server.exchangeWith(notebook.now()).received()).isEqualTo(2);
        }
    }

    @Test
    void work_that_broke_off_does_not_hinder_the_next() {
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            Notebook broken = notebook.reopen(new BreakingSafe("journal_entry"));
            assertThatThrownBy(() -> broken.submit(Samples.nilReport(NOON))).isInstanceOf(Broken.class);

            broken.save(draft(2, "saved all the same"));

            assertThat(notes(notebook.reopen())).isEqualTo(List.of("saved all the same"));
            assertThat(notebook.now().runningPatrol().map(Patrol::key)).isEmpty();
        }
    }

    /** Stands for a process that dies while it works at one of its records. */
    private record BreakingSafe(String brokenAt) implements Safe {

        @Override
        public byte[] lock(String record, byte[] open) {
            return breakAt(record, open);
        }

        @Override
        public byte[] pseudonym(String words) {
            return Safe.withoutLock().pseudonym(words);
        }

        @Override
        public byte[] open(String record, byte[] locked) {
            return breakAt(record, locked);
        }

        private byte[] breakAt(String record, byte[] bytes) {
            if (record.startsWith(brokenAt)) {
                throw new Broken();
            }
            return bytes;
        }
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
