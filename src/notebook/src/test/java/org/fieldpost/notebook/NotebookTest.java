package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.util.DoubleComparator;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {

    @TempDir
    private Path folder;

    @Test
    void a_draft_is_there_after_reopening_at_every_change() {
        List<UnaryOperator<Draft>> changes = List.of(
                draft -> draft,
                draft -> draft.answering(Question.ACTIVITY, Samples.codes(CodeList.ACTIVITY, "FUEL")),
                draft -> draft.answering(Question.ACTOR, Samples.codes(CodeList.ACTOR, "TRADER", "COMM")),
                draft -> draft.at(NotebookInUse.GANTA, Optional.of("BP03"), NotebookInUse.NOON.plusSeconds(70)),
                draft -> draft.during(
                        Optional.of(Samples.patrol(NotebookInUse.NOON).key())),
                draft -> draft.seenAt(Optional.of(NotebookInUse.NOON.minusSeconds(3600))),
                draft -> draft.handledAtLeast(Handling.H3),
                draft -> draft.noting("Bidons jaunes, « sans reçu » ⛽ سلاح"),
                draft -> draft.asFlash(true),
                draft -> draft.coded(Optional.of(new Coding(NexusInterface.I2, List.of(NexusInterface.I7), ""))),
                draft -> draft.answering(Question.ACTOR, List.of()));
        Draft draft = draft(1, "");
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            for (UnaryOperator<Draft> change : changes) {
                draft = change.apply(draft);
                notebook.now().save(draft);

                assertThat(notebook.reopen().drafts()).containsExactly(draft);
            }
        }
    }

    /** What a crash leaves: the file as it is while the notebook is still open. */
    @Test
    void a_draft_is_in_the_file_before_saving_returns() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            for (int i = 0; i < 20; i++) {
                notebook.now().save(draft(1, "change " + i));

                try (Notebook beside =
                        Notebook.open(notebook.file(), MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
                    assertThat(notes(beside)).containsExactly("change " + i);
                }
            }
        }
    }

    @Test
    void the_draft_last_touched_comes_first() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            notebook.now().save(draft(1, "first"));
            notebook.now().save(draft(2, "second"));
            notebook.now().save(draft(3, "third"));
            notebook.now().save(draft(1, "first, touched again"));

            assertThat(notes(notebook.reopen())).containsExactly("first, touched again", "third", "second");
        }
    }

    @Test
    void a_discarded_draft_is_gone_and_the_others_stay() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            notebook.now().save(draft(1, "goes"));
            notebook.now().save(draft(2, "stays"));

            notebook.now().discard(draft(1, "").id());

            assertThat(notes(notebook.reopen())).containsExactly("stays");
        }
    }

    @Test
    void submitting_keeps_the_report_and_removes_its_draft_and_no_other() {
        var report = Samples.smuggling(NOON, "forty cans");
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            notebook.now().save(draft(1, "submitted"));
            notebook.now().save(draft(2, "still open"));

            notebook.now().submit(report, draft(1, "").id());

            Notebook reopened = notebook.reopen();
            assertThat(notes(reopened)).containsExactly("still open");
            assertThat(reopened.reports()).extracting(Report::observation).containsExactly(report);
            assertThat(reopened.journal().waiting()).isEqualTo(1);
        }
    }

    @Test
    void reports_of_all_kinds_come_back_whole_and_newest_first() {
        var first = Samples.smuggling(NOON, "one");
        var second = Samples.borderVisit(NOON);
        var third = Samples.resourceSite(NOON);
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            notebook.now().submit(first, draft(1, "").id());
            notebook.now().submit(second, draft(2, "").id());
            notebook.now().submit(third, draft(3, "").id());

            List<Observation> found = notebook.reopen().reports().stream()
                    .map(Report::observation)
                    .toList();
            assertThat(found)
                    .usingRecursiveComparison()
                    .withComparatorForType(new DoubleComparator(1e-6), Double.class)
                    .isEqualTo(List.of(third, second, first));
        }
    }

    @Test
    void receipt_codes_name_the_officer_and_the_entry_and_say_so_in_an_exercise() {
        try (NotebookInUse live = NotebookInUse.live(folder.resolve("live")).enrolledAt(new MemoryServer());
                NotebookInUse exercise =
                        NotebookInUse.exercise(folder.resolve("exercise")).enrolledAt(new MemoryServer())) {
            live.now().submit(Samples.nilReport(NOON));

            assertThat(live.now()
                            .submit(Samples.smuggling(NOON), draft(1, "").id())
                            .spoken())
                    .matches("K7-2-[0-9A-Z*]");
            assertThat(exercise.now()
                            .submit(Samples.smuggling(NOON), draft(1, "").id())
                            .spoken())
                    .matches("EX-K7-1-[0-9A-Z*]");
            assertThat(exercise.reopen().reports().get(0).receipt().spoken()).startsWith("EX-K7-1-");
        }
    }

    @Test
    void a_sealed_report_is_refused_with_the_remedy_and_the_draft_stays() {
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            notebook.now().save(draft(1, "people under control of others"));

            assertThatThrownBy(() -> notebook.now()
                            .submit(Samples.sealed(NOON), draft(1, "").id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().key()).isEqualTo("submit.sealed"))
                    .hasMessageContaining("refer by the mission's own channel");

            Notebook reopened = notebook.reopen();
            assertThat(reopened.reports()).isEmpty();
            assertThat(reopened.journal().waiting()).isZero();
            assertThat(notes(reopened)).containsExactly("people under control of others");
        }
    }

    @Test
    void a_nil_report_waits_in_the_journal_after_reopening() {
        var server = new MemoryServer();
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(server)) {
            notebook.now().submit(Samples.nilReport(NOON));

            server.exchangeWith(notebook.reopen());

            assertThat(server.received()).containsExactly(new Body.Nil(Samples.nilReport(NOON)));
        }
    }

    @Test
    void the_server_is_told_once_how_the_phone_is_while_that_stays_the_same() {
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            notebook.now().submit(Samples.nilReport(NOON));

            notebook.now().noteStatus("0.1.0");
            notebook.now().noteStatus("0.1.0");

            assertThat(notebook.now().journal().waiting()).isEqualTo(2);
        }
    }
}
