package org.fieldpost.app.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.notebook.Gone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlingAndNoteTest {

    @TempDir
    private Path folder;

    private final List<ReceiptCode> receipts = new ArrayList<>();
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
    void a_report_is_handled_higher_on_the_officers_word_and_never_lower_than_its_content_asks() {
        ObservationViewModel model = complete();
        assertThat(model.handle(Handling.H3)).isTrue();
        assertThat(model.handle(Handling.H2)).isTrue();
        model.judge(NexusInterface.I6);
        assertThat(model.draft().get().handling()).isEqualTo(Handling.H3);

        assertThat(model.handle(Handling.H2)).isFalse();
        assertThat(model.problem().get()).map(p -> p.key()).contains("handling.too_low");

        model.submit();
        assertThat(phone.notebook().submitted().lines().get(0).gone())
                .as("restricted, it stays on no phone")
                .map(Gone::why)
                .contains(Gone.Why.RESTRICTED);
    }

    @Test
    void a_note_that_seems_to_name_somebody_is_asked_about_once_more_and_then_saved() {
        ObservationViewModel model = complete();
        model.note("Col. Kamara was there");

        model.submit();
        assertThat(receipts).isEmpty();
        assertThat(model.noteWarned().get()).isTrue();

        model.submit();
        assertThat(receipts).hasSize(1);
    }

    @Test
    void another_word_in_the_note_is_asked_about_again() {
        ObservationViewModel model = complete();
        model.note("Col. Kamara was there");
        model.submit();

        model.note("Col. Kamara was there, +231 77 555 1234");
        model.submit();

        assertThat(receipts).isEmpty();
        assertThat(model.findings()).hasSize(2);
    }

    @Test
    void nothing_is_written_to_be_sealed_before_a_recipient_is_known_and_compared() {
        ObservationViewModel model = complete();
        model.seal();
        assertThat(model.problem().get()).map(p -> p.key()).contains("sealed.no_recipient");
        assertThat(model.sealing().state().get()).isEqualTo(SealingModel.State.NOBODY);
        assertThat(model.toBeSealed()).isFalse();

        phone.server().namesRecipient();
        phone.heardFromServer();
        ObservationViewModel again = complete();
        assertThat(again.sealing().state().get()).isEqualTo(SealingModel.State.TO_BE_COMPARED);
        assertThat(again.sealing().fingerprint()).isPresent();
        again.seal();
        assertThat(again.toBeSealed()).isFalse();

        again.sealing().compared(true);
        again.seal();
        assertThat(again.toBeSealed()).isTrue();
    }

    @Test
    void a_recipient_that_is_not_the_papers_is_forgotten() {
        phone.server().namesRecipient();
        phone.heardFromServer();
        ObservationViewModel model = complete();

        model.sealing().compared(false);

        assertThat(model.sealing().state().get()).isEqualTo(SealingModel.State.NOBODY);
        assertThat(phone.notebook().recipient()).isEmpty();
    }

    @Test
    void a_report_to_be_sealed_offers_what_no_other_does_and_loses_its_photos() {
        phone.server().namesRecipient();
        phone.heardFromServer();
        Draft draft = complete().draft().get();
        phone.notebook().keepPhoto(draft, Bytes.of(new byte[] {(byte) 0xff, (byte) 0xd8}));
        ObservationViewModel model = ready(draft.asFlash(true));
        assertThat(model.offered(Question.ACTIVITY)).extracting(Term::code).doesNotContain(tip());

        model.seal();

        assertThat(model.offered(Question.ACTIVITY)).extracting(Term::code).contains(tip());
        assertThat(phone.notebook().photos(draft.id())).isEmpty();
        assertThat(model.draft().get().flash()).isFalse();
        model.judge(NexusInterface.I3);
        assertThat(model.handle(Handling.H3)).isFalse();
    }

    @Test
    void a_sealed_report_leaves_nothing_that_can_be_read_and_its_code_is_shown_once() {
        BoxKey group = phone.server().namesRecipient();
        phone.heardFromServer();
        ObservationViewModel model = ready(complete().draft().get());
        model.seal();
        model.answer(Question.ACTIVITY, tip());

        model.submit();

        SealedReceipt receipt = model.sealed().get().orElseThrow();
        assertThat(receipt.spoken()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(phone.notebook().drafts()).isEmpty();
        assertThat(phone.notebook().reports()).isEmpty();
        assertThat(receipts).isEmpty();
        assertThat(group.publicKey())
                .isEqualTo(phone.notebook().recipient().orElseThrow().key().box());
    }

    @Test
    void pressing_seal_twice_seals_once() {
        phone.server().namesRecipient();
        phone.heardFromServer();
        ObservationViewModel first = ready(complete().draft().get());
        first.seal();
        var slow = new LaterBackground();
        phone.workingBy(slow);
        var model = new ObservationViewModel(
                phone.desk(), phone.mission(), first.draft().get(), receipts::add);

        model.submit();
        model.submit();
        slow.catchUp();
        SealedReceipt receipt = model.sealed().get().orElseThrow();
        model.submit();
        slow.catchUp();

        assertThat(model.sealed().get()).contains(receipt);
    }

    private ObservationViewModel ready(Draft draft) {
        ObservationViewModel model = new ObservationViewModel(phone.desk(), phone.mission(), draft, receipts::add);
        if (model.sealing().state().get() == SealingModel.State.TO_BE_COMPARED) {
            model.sealing().compared(true);
        }
        return model;
    }

    private ObservationViewModel complete() {
        Draft draft = Draft.open(
                "00000000000000a1", Kind.SMUGGLING, AppAtWork.NOON, phone.desk().position());
        for (Question question : draft.missing()) {
            draft = draft.answering(
                    question,
                    List.of(Samples.vocabulary()
                            .list(question.list(), Kind.SMUGGLING.form())
                            .get(0)
                            .code()));
        }
        return new ObservationViewModel(phone.desk(), phone.mission(), draft, receipts::add);
    }

    private static Code tip() {
        return CodeList.ACTIVITY.code("TIP");
    }
}
