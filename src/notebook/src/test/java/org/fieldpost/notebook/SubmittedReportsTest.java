package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a report after it was submitted, on the phone. */
class SubmittedReportsTest {

    private static final Asked WHICH_BANK = new Asked(7, "Which bank of the river?", NOON.plusSeconds(60));

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private NotebookInUse phone;
    private ReceiptCode receipt;

    @BeforeEach
    void submitOne() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
        receipt = submit(Samples.smuggling(NOON, "first"));
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void flash_reports_stand_first_and_then_the_newest() {
        ReceiptCode second = submit(Samples.borderVisit(NOON));
        ReceiptCode flash = submit(Samples.resourceSite(NOON));
        ReceiptCode third = submit(Samples.smuggling(NOON, "third"));

        assertThat(lines()).extracting(ReportLine::receipt).containsExactly(flash, third, second, receipt);
        assertThat(lines().get(0).gist().orElseThrow().flash()).isTrue();
        assertThat(lines().get(3).gist().orElseThrow().note()).isEqualTo("first");
    }

    @Test
    void a_line_says_what_the_last_correction_says_and_how_it_stands_now() {
        server.settleWith(phone.now());
        assertThat(line().standing().state()).isEqualTo(Report.State.DELIVERED);

        phone.now().revise(receipt, Samples.smuggling(NOON, "second"));

        assertThat(line().gist().orElseThrow().note()).isEqualTo("second");
        assertThat(line().standing().corrected()).isTrue();
        assertThat(line().standing().state()).isEqualTo(Report.State.WAITING);
    }

    @Test
    void a_draft_that_corrects_a_report_becomes_its_next_revision_and_the_earlier_ones_stay() {
        Observation before = phone.now().reports().get(0).observation();
        Draft correction = Draft.correcting("00000000000000c1", receipt, before).noting("second");
        phone.now().save(correction);

        ReceiptCode named = phone.reopen().submit(Samples.smuggling(NOON, "second"), correction.id());

        assertThat(named).isEqualTo(receipt);
        assertThat(phone.now().drafts()).isEmpty();
        assertThat(life().revisions())
                .extracting(revision -> revision.observation().circumstances().note())
                .containsExactly("first", "second");
        server.settleWith(phone.now());
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_correction_stays_with_the_patrol_that_saw_it() {
        Observation before = phone.now().reports().get(0).observation();
        assertThat(before.circumstances().patrol()).isPresent();
        Draft correction = Draft.correcting("00000000000000c1", receipt, before);
        phone.now().save(correction);

        phone.now().submit(ofNoPatrol(before), correction.id());

        assertThat(phone.now().reports().get(0).observation().circumstances().patrol())
                .isEqualTo(before.circumstances().patrol());
    }

    @Test
    void photos_of_a_correction_are_added_to_those_before() {
        ReceiptCode pictured = phone.now()
                .submit(Samples.smuggling(NOON, "pictured"), "00000000000000c0", List.of(new byte[] {1, 2, 3}));
        Draft correction = Draft.correcting("00000000000000c1", pictured, Samples.smuggling(NOON, "pictured"));
        phone.now().keepPhoto(correction, Bytes.of(new byte[] {4, 5, 6}));

        phone.now().submit(Samples.smuggling(NOON, "pictured"), correction.id());

        assertThat(phone.now().submitted().life(pictured).orElseThrow().revisions())
                .extracting(ReportLife.Revision::photos)
                .containsExactly(1, 2);
    }

    @Test
    void a_report_taken_back_says_why_and_whether_the_server_knows() {
        server.settleWith(phone.now());
        phone.now().submitted().retract(receipt, RetractionReason.DUPLICATE);

        assertThat(line().standing().state()).isEqualTo(Report.State.RETRACTED);
        assertThat(line().standing().retracted()).contains(RetractionReason.DUPLICATE);
        assertThat(line().standing().retractionWaits()).isTrue();
        server.settleWith(phone.reopen());
        assertThat(line().standing().retractionWaits()).isFalse();
        assertThat(server.received())
                .anySatisfy(body -> assertThat(body)
                        .isInstanceOfSatisfying(
                                Body.Retraction.class,
                                said -> assertThat(said.report()).isEqualTo(base())));
    }

    @Test
    void a_report_is_taken_back_once_and_cannot_be_corrected_after() {
        phone.now().submitted().retract(receipt, RetractionReason.MISTAKE);

        assertThatThrownBy(() -> phone.now().submitted().retract(receipt, RetractionReason.SAFETY))
                .hasMessageContaining(receipt.spoken());
        assertThatThrownBy(() -> phone.now().revise(receipt, Samples.smuggling(NOON, "again")))
                .hasMessageContaining(receipt.spoken());
        assertThat(line().standing().retracted()).contains(RetractionReason.MISTAKE);
    }

    @Test
    void a_retraction_for_somebodys_safety_travels_before_everything_else() {
        submit(Samples.borderVisit(NOON));
        phone.now().submitted().retract(receipt, RetractionReason.SAFETY);

        Bytes first = phone.now().engine(new SecureRandom()).write(1);
        server.answer(first);

        assertThat(server.received()).hasSize(1).first().isInstanceOf(Body.Retraction.class);
    }

    @Test
    void a_question_is_answered_without_a_link_and_the_answer_travels_later() {
        ask(WHICH_BANK);
        server.settleWith(phone.now());
        assertThat(line().standing().openQuestions()).isEqualTo(1);
        assertThat(phone.now().submitted().openQuestions())
                .extracting(AskedOfReport::receipt, AskedOfReport::asked)
                .containsExactly(tuple(receipt, WHICH_BANK));

        phone.now().submitted().answer(new Answered(7, "The far one", false));

        assertThat(phone.reopen().submitted().openQuestions()).isEmpty();
        assertThat(line().standing().openQuestions()).isZero();
        assertThat(life().questions().get(0).given().orElseThrow().delivered()).isFalse();
        server.settleWith(phone.now());
        assertThat(life().questions().get(0).given().orElseThrow().delivered()).isTrue();
        assertThat(server.received()).contains(new Body.Answer(base(), new Answered(7, "The far one", false)));
    }

    @Test
    void an_answer_is_kept_as_far_as_it_is_written() {
        ask(WHICH_BANK);
        server.settleWith(phone.now());

        phone.now().submitted().begin(7, "The far o");

        phone.reopen();
        assertThat(life().questions().get(0).begun()).isEqualTo("The far o");
        assertThat(life().questions().get(0).open()).isTrue();
        phone.now().submitted().answer(new Answered(7, "The far one", false));
        assertThat(life().questions().get(0).begun()).isEmpty();
    }

    @Test
    void a_question_is_answered_once() {
        ask(WHICH_BANK);
        server.settleWith(phone.now());
        phone.now().submitted().answer(new Answered(7, "The far one", false));

        assertThatThrownBy(() -> phone.now().submitted().answer(new Answered(7, "No, the near one", false)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> phone.now().submitted().answer(new Answered(8, "What?", false)))
                .isInstanceOf(ProblemException.class);
        assertThat(phone.now().waits().messages()).isEqualTo(1);
    }

    @Test
    void a_question_about_another_report_of_the_same_number_is_kept_and_does_not_stand_at_this_one() {
        server.tell(new Body.Question(
                new Body.Base(1, receipt.number(), Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})), WHICH_BANK));
        server.settleWith(phone.now());

        assertThat(line().standing().openQuestions()).isZero();
        assertThat(phone.now().submitted().openQuestions()).hasSize(1);
    }

    @Test
    void a_question_about_a_report_that_is_no_longer_here_can_be_answered_all_the_same() {
        var gone = new Body.Base(1, 99, Bytes.of(new byte[8]));
        server.tell(new Body.Question(gone, WHICH_BANK));
        server.settleWith(phone.now());
        ReceiptCode named = new ReceiptCode(false, "K7", 1, 99);
        assertThat(phone.now().submitted().life(named).orElseThrow().standing()).isEmpty();

        phone.now().submitted().answer(new Answered(7, "As far as I remember, the far one", false));

        server.settleWith(phone.now());
        assertThat(server.received())
                .anySatisfy(body -> assertThat(body)
                        .isInstanceOfSatisfying(
                                Body.Answer.class,
                                said -> assertThat(said.report()).isEqualTo(gone)));
    }

    @Test
    void the_newest_ruling_counts_in_whatever_order_they_come() {
        rule(Ruling.graded(new Grade('B', 2)), NOON.plusSeconds(20));
        rule(Ruling.of(Ruling.Outcome.RETURNED), NOON.plusSeconds(10));
        server.settleWith(phone.now());

        assertThat(line().standing().state()).isEqualTo(Report.State.GRADED);
        assertThat(line().standing().grade()).contains(new Grade('B', 2));
    }

    @Test
    void a_merged_report_names_the_other_and_is_closed() {
        rule(Ruling.mergedInto(ReceiptCode.parse("K9-3")), NOON);
        server.settleWith(phone.now());

        assertThat(line().standing().state()).isEqualTo(Report.State.MERGED);
        assertThat(line().standing().mergedInto()).contains(ReceiptCode.parse("K9-3"));
        assertThat(line().standing().open()).isFalse();
        assertThatThrownBy(() -> phone.now().revise(receipt, Samples.smuggling(NOON, "again")))
                .hasMessageContaining(receipt.spoken());
    }

    /** P3: a copy that joins again takes the retraction along with its report, and the answer still finds its question. */
    @Test
    void a_phone_put_back_delivers_reports_retractions_and_answers_under_their_new_numbers() {
        ask(WHICH_BANK);
        server.settleWith(phone.now());
        byte[] copy = phone.copy();
        submit(Samples.smuggling(NOON, "lost with the copy"));
        submit(Samples.smuggling(NOON, "lost too"));
        server.settleWith(phone.now());
        phone.putBack(copy);
        ReceiptCode another = submit(Samples.smuggling(NOON, "another"));
        phone.now().submitted().retract(another, RetractionReason.MISTAKE);
        phone.now().submitted().answer(new Answered(7, "The far one", false));

        server.settleWith(phone.now());

        ReportLine moved = lines().stream()
                .filter(line -> line.gist().orElseThrow().note().equals("another"))
                .findFirst()
                .orElseThrow();
        assertThat(moved.receipt().generation()).isEqualTo(2);
        assertThat(moved.standing().retracted()).contains(RetractionReason.MISTAKE);
        assertThat(moved.standing().retractionWaits()).isFalse();
        assertThat(server.held().get(2).values())
                .extracting(BodyCodec::decode)
                .anySatisfy(body -> assertThat(body)
                        .isInstanceOfSatisfying(
                                Body.Retraction.class,
                                said -> assertThat(said.report())
                                        .isEqualTo(Body.Base.of(
                                                2,
                                                moved.receipt().number(),
                                                server.held()
                                                        .get(2)
                                                        .get(moved.receipt().number())
                                                        .body()))));
        assertThat(life().questions().get(0).given().orElseThrow().delivered()).isTrue();
        assertThat(server.received()).contains(new Body.Answer(base(), new Answered(7, "The far one", false)));
    }

    private ReceiptCode submit(Observation observation) {
        return phone.now().submit(observation, "00000000000000ff");
    }

    private List<ReportLine> lines() {
        return phone.now().submitted().lines();
    }

    private ReportLine line() {
        return lines().get(0);
    }

    private ReportLife life() {
        return phone.now().submitted().life(receipt).orElseThrow();
    }

    private void ask(Asked asked) {
        server.tell(new Body.Question(base(), asked));
    }

    private void rule(Ruling ruling, Instant at) {
        server.tell(new Body.Ruled(base(), ruling, at));
    }

    private Body.Base base() {
        return Body.Base.of(
                receipt.generation(),
                receipt.number(),
                BodyCodec.encode(new Body.ObservationRevision(Samples.smuggling(NOON, "first"))));
    }

    private static Observation ofNoPatrol(Observation seen) {
        var c = seen.circumstances();
        return Observation.of(
                seen.kind(),
                new Circumstances(
                        Optional.empty(),
                        c.position(),
                        c.knownPoint(),
                        c.region(),
                        c.observedAt(),
                        c.clock(),
                        c.recordedAt(),
                        c.handling(),
                        c.flash(),
                        c.note(),
                        c.officerCoding()),
                seen.answers());
    }
}
