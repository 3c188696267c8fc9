package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos live and die with their draft, and travel in pieces behind all text. */
class DraftPhotosTest {

    private static final Draft DRAFT = draft(1, "forty cans");

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(31);
    private final MemoryServer server = new MemoryServer();
    private final Bytes road = photo(2 * PhotoRef.CHUNK_BYTES + 77);
    private final Bytes truck = photo(300);
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
    void a_photo_kept_before_anything_else_was_saved_is_there_after_a_restart_with_its_draft() {
        notebook.now().keepPhoto(DRAFT, road);
        notebook.now().keepPhoto(DRAFT, truck);

        Notebook again = notebook.reopen();

        assertThat(again.drafts()).containsExactly(DRAFT);
        assertThat(again.photos(DRAFT.id())).containsExactly(new DraftPhoto(1, road), new DraftPhoto(2, truck));
    }

    @Test
    void a_draft_that_is_changed_and_saved_again_keeps_its_photos() {
        notebook.now().keepPhoto(DRAFT, road);

        notebook.now().save(DRAFT.noting("forty cans, two drums"));

        assertThat(notebook.now().photos(DRAFT.id())).hasSize(1);
    }

    @Test
    void pieces_of_photos_arrive_behind_all_text_written_later_too_and_make_the_photo_again() {
        notebook.now().keepPhoto(DRAFT, road);
        notebook.now().keepPhoto(DRAFT, truck);
        notebook.now().submit(Samples.smuggling(NOON), DRAFT.id());
        notebook.now().submit(Samples.borderVisit(NOON), draft(2, "").id());
        var arrived = new ByteArrayOutputStream();

        var inOrder = notebook.now().journal().unacknowledged(1_000_000).entries().stream()
                .map(entry -> entry.kind() == Body.PhotoChunk.KIND)
                .toList();
        server.settleWith(notebook.now());

        assertThat(inOrder).containsExactly(false, false, true, true, true, true);
        server.received().stream()
                .filter(Body.PhotoChunk.class::isInstance)
                .map(Body.PhotoChunk.class::cast)
                .filter(chunk -> chunk.photo().equals(PhotoRef.of(road.toArray())))
                .forEach(chunk -> arrived.writeBytes(chunk.bytes().toArray()));
        assertThat(arrived.toByteArray()).isEqualTo(road.toArray());
        assertThat(notebook.now().photos(DRAFT.id())).isEmpty();
    }

    @Test
    void when_keeping_a_photo_breaks_off_the_draft_is_as_it_was_and_has_no_photo() {
        notebook.now().save(DRAFT);
        Notebook broken = notebook.reopen(new BreakingAt("draft-photo/"));

        assertThatThrownBy(() -> broken.keepPhoto(DRAFT.noting("changed"), road))
                .isInstanceOf(IllegalStateException.class);

        assertThat(notebook.reopen().drafts()).containsExactly(DRAFT);
        assertThat(notebook.now().photos(DRAFT.id())).isEmpty();
    }

    @Test
    void when_submitting_breaks_off_at_a_piece_the_draft_still_has_its_photos_and_no_report_goes() {
        notebook.now().keepPhoto(DRAFT, road);
        // the report's own entry is the first of the journal, a piece the second
        Notebook broken = notebook.reopen(new BreakingAt("journal_entry/1/2"));

        assertThatThrownBy(() -> broken.submit(Samples.smuggling(NOON), DRAFT.id()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(notebook.reopen().photos(DRAFT.id())).containsExactly(new DraftPhoto(1, road));
        assertThat(notebook.now().journal().waiting()).isZero();
        assertThat(notebook.now().reports()).isEmpty();
    }

    @Test
    void a_draft_that_will_be_sealed_takes_no_photo() {
        Draft sealed = sealed(DRAFT);

        assertThatThrownBy(() -> notebook.now().keepPhoto(sealed, road))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.of("photo.sealed")));

        assertThat(notebook.now().photos(DRAFT.id())).isEmpty();
        assertThat(notebook.now().drafts()).isEmpty();
    }

    @Test
    void photos_taken_before_a_draft_was_to_be_sealed_are_gone_with_it_and_never_travel() {
        notebook.now().keepPhoto(DRAFT, road);
        Draft sealed = sealed(DRAFT);
        notebook.now().save(sealed);
        confirmRecipient();
        long waiting = notebook.now().journal().waiting();

        notebook.now().submitSealed(Samples.sealed(NOON), sealed.id(), random);

        assertThat(notebook.now().photos(DRAFT.id())).isEmpty();
        assertThat(notebook.now().journal().waiting()).isEqualTo(waiting);
    }

    @Test
    void a_wiped_phone_has_no_photos() {
        notebook.now().keepPhoto(DRAFT, road);

        notebook.now().wipe();

        assertThat(notebook.now().photos(DRAFT.id())).isEmpty();
    }

    private void confirmRecipient() {
        SigningKey headquarters = SigningKey.generate(random);
        server.tell(new Body.RecipientGiven(RecipientKey.sign(
                MemoryServer.MISSION,
                1,
                headquarters.verifyingKey(),
                BoxKey.generate(random).publicKey(),
                headquarters)));
        server.exchangeWith(notebook.now());
        notebook.now().answerRecipient(true);
    }

    private static Draft sealed(Draft draft) {
        Draft sealed = draft.answering(Question.ACTIVITY, List.of(CodeList.ACTIVITY.code("TIP")));
        assertThat(sealed.handling()).isEqualTo(Handling.H4);
        return sealed;
    }

    private Bytes photo(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /** Stands for a process that dies while it locks one of its records. */
    private record BreakingAt(String record) implements Safe {

        @Override
        public byte[] lock(String locked, byte[] open) {
            if (locked.startsWith(record)) {
                throw new IllegalStateException("died at " + locked);
            }
            return open;
        }

        @Override
        public byte[] pseudonym(String words) {
            return Safe.withoutLock().pseudonym(words);
        }

        @Override
        public byte[] open(String opened, byte[] locked) {
            return locked;
        }
    }
}
