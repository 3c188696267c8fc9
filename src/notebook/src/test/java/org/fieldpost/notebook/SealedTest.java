package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed reports: in no list and no count, released late, made good after a restore, gone after a month. */
class SealedTest {

    private static final Observation SEALED = Samples.sealed(NOON);
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(21);
    private final SettableClock clock = new SettableClock();
    private final MemoryServer server = new MemoryServer();
    private final SigningKey headquarters = SigningKey.generate(random);
    private final BoxKey group = BoxKey.generate(random);
    private Notebook notebook;

    @BeforeEach
    void open() {
        notebook = Notebook.open(folder.resolve("notebook.db"), MissionMode.LIVE, Safe.withoutLock(), clock);
        server.know(notebook.enrol(server.invitation(MissionMode.LIVE), random));
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_sealed_report_needs_a_recipient_whose_fingerprint_was_compared_and_else_its_draft_stays() {
        notebook.save(draft(1, "people under control of others"));
        refused();
        give(recipient(1, headquarters));
        refused();
        assertThat(notes(notebook)).containsExactly("people under control of others");

        notebook.answerRecipient(true);
        notebook.submitSealed(SEALED, draft(1, "").id(), random);

        assertThat(notebook.drafts()).isEmpty();
    }

    @Test
    void a_recipient_that_is_not_the_one_on_paper_is_forgotten() {
        give(recipient(1, headquarters));

        notebook.answerRecipient(false);

        assertThat(notebook.recipient()).isEmpty();
        refused();
    }

    @Test
    void a_later_recipient_counts_when_the_former_signed_it_and_needs_no_second_paper() {
        confirm();
        RecipientKey later = recipient(2, headquarters);

        give(later);

        assertThat(notebook.recipient()).contains(new Notebook.Recipient(later, true));
    }

    /** A server that was taken over must not put its own key in the place of headquarters'. */
    @Test
    void a_recipient_that_the_former_did_not_sign_is_passed_over() {
        confirm();
        SigningKey server2 = SigningKey.generate(random);
        give(RecipientKey.sign(MemoryServer.MISSION, 3, server2.verifyingKey(), group.publicKey(), server2));
        give(RecipientKey.sign(
                MemoryServer.MISSION, 4, server2.verifyingKey(), group.publicKey(), server.missionKey()));

        assertThat(notebook.recipient().orElseThrow().key().sequence()).isEqualTo(1);
    }

    @Test
    void a_sealed_report_is_in_no_list_and_in_no_count() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);

        assertThat(notebook.reports()).isEmpty();
        assertThat(notebook.journal().waiting()).isZero();
        pass(LONGEST_DELAY);
        assertThat(server.received()).isEmpty();
        assertThat(notebook.reports()).isEmpty();
    }

    @Test
    void it_leaves_after_a_delay_of_its_own_of_at_most_six_hours() {
        confirm();
        for (int report = 0; report < 12; report++) {
            notebook.submitSealed(SEALED, draft(1, "").id(), random);
        }
        exchangeOften();
        assertThat(reportsAtServer()).hasSizeLessThan(4);

        pass(Duration.ofHours(3));
        assertThat(reportsAtServer()).hasSizeBetween(2, 10);

        pass(Duration.ofHours(3));
        assertThat(reportsAtServer()).hasSize(12).containsOnly(new SealedReport.Report(SEALED));
    }

    @Test
    void a_clock_that_was_put_back_does_not_hold_it_for_longer() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);
        clock.back(Duration.ofDays(400));

        exchangeOften();

        assertThat(reportsAtServer()).hasSize(1);
    }

    @Test
    void an_envelope_carries_at_most_one() {
        confirm();
        for (int report = 0; report < 3; report++) {
            notebook.submitSealed(SEALED, draft(1, "").id(), random);
        }
        clock.forward(LONGEST_DELAY);
        int before = server.sealed().size();

        server.answer(notebook.engine(random).write(1));

        assertThat(server.sealed()).hasSize(before + 1);
    }

    @Test
    void a_restored_server_gets_it_again() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);
        pass(LONGEST_DELAY);
        assertThat(reportsAtServer()).hasSize(1);

        server.loseEverything();
        pass(Duration.ofDays(25));

        assertThat(reportsAtServer()).hasSize(1);
    }

    /** The newest hundred stay longer: a clock that jumps a year must not drop what a restored server will lack. */
    @Test
    void a_month_after_it_was_delivered_the_phone_drops_all_but_the_newest_hundred() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);
        pass(LONGEST_DELAY);
        for (int later = 0; later < 120; later++) {
            notebook.submitSealed(SEALED, draft(1, "").id(), random);
        }
        for (int days = 0; days < 40; days += 2) {
            pass(Duration.ofDays(2));
        }

        server.loseEverything();
        pass(Duration.ofDays(1));

        assertThat(reportsAtServer()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    }

    /** P2: a month from when the server first held it, not from when it was written. */
    @Test
    void one_that_was_delivered_late_is_kept_for_a_month_all_the_same() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);
        pass(Duration.ofDays(60));
        assertThat(reportsAtServer()).hasSize(1);

        server.loseEverything();
        pass(Duration.ofDays(5));

        assertThat(reportsAtServer()).hasSize(1);
    }

    @Test
    void what_was_never_delivered_stays_however_long_it_takes() {
        confirm();
        notebook.submitSealed(SEALED, draft(1, "").id(), random);
        clock.forward(Duration.ofDays(90));

        exchangeOften();

        assertThat(reportsAtServer()).hasSize(1);
    }

    /** P5: so that sending something sealed says nothing. */
    @Test
    void a_phone_with_nothing_to_seal_sends_a_dummy_at_least_every_four_days() {
        confirm();
        for (int day = 0; day < 40; day++) {
            pass(Duration.ofDays(1));
        }

        assertThat(server.sealed()).hasSizeBetween(10, 40);
        assertThat(reportsAtServer()).isEmpty();
        assertThat(server.sealed()).allSatisfy(blob -> assertThat(open(blob)).isEqualTo(new SealedReport.Dummy()));
    }

    @Test
    void a_phone_without_a_confirmed_recipient_sends_no_dummy() {
        give(recipient(1, headquarters));
        pass(Duration.ofDays(10));

        assertThat(server.sealed()).isEmpty();
    }

    private void refused() {
        assertThatThrownBy(() -> notebook.submitSealed(SEALED, draft(1, "").id(), random))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo("sealed.no_recipient"));
    }

    private void confirm() {
        give(recipient(1, headquarters));
        notebook.answerRecipient(true);
    }

    private void give(RecipientKey recipient) {
        server.tell(new Body.RecipientGiven(recipient));
        server.exchangeWith(notebook);
    }

    private RecipientKey recipient(long sequence, SigningKey by) {
        return RecipientKey.sign(MemoryServer.MISSION, sequence, headquarters.verifyingKey(), group.publicKey(), by);
    }

    private void pass(Duration time) {
        clock.forward(time);
        exchangeOften();
    }

    private void exchangeOften() {
        for (int run = 0; run < 15; run++) {
            server.exchangeWith(notebook);
        }
    }

    private List<SealedReport.Opened> reportsAtServer() {
        return server.sealed().stream()
                .map(this::open)
                .filter(SealedReport.Report.class::isInstance)
                .toList();
    }

    private SealedReport.Opened open(SealedBlob blob) {
        return SealedReport.open(blob, MemoryServer.MISSION, MissionMode.LIVE, group);
    }
}
