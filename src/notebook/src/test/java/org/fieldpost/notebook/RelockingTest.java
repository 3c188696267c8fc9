package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: an update that brings the lock strands nothing: what lay readable lies behind the PIN afterwards, all of it. */
class RelockingTest {

    private static final Observation REPORT = Samples.smuggling(NOON, "Forty yellow cans");
    private static final Observation WAITS = Samples.smuggling(NOON, "Twelve more cans");

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private final SeededRandom random = new SeededRandom(5);
    private final Draft draft = NotebookInUse.draft(9, "Draft about the ferry");
    private Unlocked locked;
    private ReceiptCode receipt;

    @BeforeEach
    void aNotebookInUseWithoutALock() {
        try (NotebookInUse use = NotebookInUse.live(folder).enrolledAt(server)) {
            Notebook notebook = use.now();
            notebook.prefer(Preference.LANGUAGE, "ar");
            notebook.record(Samples.patrol(NOON));
            PatrolsAtWork.fill(notebook.patrolLog(), "The miller waved us on");
            notebook.keepPhoto(draft, Bytes.of(new byte[] {1, 2, 3}));
            receipt = notebook.submit(REPORT, "00000000000000bb");
            server.exchangeWith(notebook);
            server.judge(
                    receipt,
                    Body.ReviewState.State.COUNTED,
                    REPORT.circumstances().region());
            var base = Body.Base.of(1, receipt.number(), BodyCodec.encode(new Body.ObservationRevision(REPORT)));
            server.tell(new Body.Question(base, new Asked(3, "Who paid?", NOON)));
            server.exchangeWith(notebook);
            notebook.submitted().begin(3, "The tollman");
            notebook.submit(WAITS, "00000000000000cc");
        }
        locked = new Lockers(folder, new Stretching(8, 1), Clock.systemUTC(), random).setUp(1, Pin.typed("40718293"));
    }

    private Notebook open() {
        return Notebook.open(locked.file(), MissionMode.LIVE, locked.safe(), Clock.systemUTC());
    }

    @Test
    void everything_is_there_and_the_exchange_goes_on_where_it_was() {
        try (Notebook notebook = open()) {
            notebook.takeOver(folder.resolve("notebook.db"), random);
        }
        try (Notebook notebook = open()) {
            assertThat(notebook.preferences()).containsEntry(Preference.LANGUAGE, "ar");
            assertThat(notebook.drafts()).containsExactly(draft);
            assertThat(notebook.photos(draft.id())).hasSize(1);
            assertThat(notebook.reports()).extracting(Report::observation).containsExactlyInAnyOrder(REPORT, WAITS);
            assertThat(notebook.reports().get(1).state()).isEqualTo(Report.State.COUNTED);
            assertThat(notebook.reports().get(1).countedIn()).isPresent();
            assertThat(notebook.submitted().openQuestions()).hasSize(1);
            assertThat(notebook.submitted().openQuestions().get(0).begun()).isEqualTo("The tollman");
            assertThat(notebook.runningPatrol()).isPresent();
            assertThat(notebook.patrolLog().plans()).isNotEmpty();

            server.settleWith(notebook);

            assertThat(server.received()).contains(new Body.ObservationRevision(WAITS));
            assertThat(notebook.journal().waiting()).isZero();
            assertThat(notebook.journal().generation()).isEqualTo(1);
        }
    }

    @Test
    void nothing_of_it_stands_readable_in_any_file_afterwards() throws IOException {
        assertThat(holding("yellow cans")).isNotEmpty();

        try (Notebook notebook = open()) {
            notebook.takeOver(folder.resolve("notebook.db"), random);

            for (String planted : List.of("yellow cans", "the ferry", "tollman", "miller waved", Samples.CREW)) {
                assertThat(holding(planted)).as(planted).isEmpty();
            }
        }
        assertThat(folder.resolve("notebook.db")).doesNotExist();
    }

    @Test
    void killed_before_it_was_done_it_is_begun_again_and_killed_after_it_nothing_comes_twice() throws IOException {
        byte[] readable = Files.readAllBytes(folder.resolve("notebook.db"));
        try (Notebook notebook = open()) {
            notebook.takeOver(folder.resolve("notebook.db"), random);
        }
        // killed after the transaction, before the readable file was deleted; the officer has gone on meanwhile
        Files.write(folder.resolve("notebook.db"), readable);
        try (Notebook notebook = open()) {
            notebook.discard(draft.id());
            notebook.takeOver(folder.resolve("notebook.db"), random);

            assertThat(notebook.drafts()).isEmpty();
            assertThat(notebook.reports()).hasSize(2);
        }
        assertThat(folder.resolve("notebook.db")).doesNotExist();
    }

    @Test
    void what_cannot_be_moved_stays_where_it_was() throws IOException {
        byte[] torn = Files.readAllBytes(folder.resolve("notebook.db"));
        java.util.Arrays.fill(torn, 4096, Math.min(torn.length, 40_960), (byte) 0x5a);
        Files.write(folder.resolve("notebook.db"), torn);

        try (Notebook notebook = open()) {
            assertThatThrownBy(() -> notebook.takeOver(folder.resolve("notebook.db"), random));
            assertThat(notebook.enrolment()).isEqualTo(Optional.empty());
        }
        assertThat(folder.resolve("notebook.db")).exists();
    }

    private List<Path> holding(String text) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
