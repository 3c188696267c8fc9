package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SealedAway;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.RetractionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1, P2 and safety rule 3: content leaves the phone, and the server has it all the same. */
class LeavingTest {

    private static final String SECRET = "the colonel's depot";

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private final SeededRandom random = new SeededRandom(21);
    private NotebookInUse phone;

    @BeforeEach
    void enrol() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_restricted_report_is_on_the_phone_no_more_once_it_is_submitted() throws IOException {
        phone.now().save(draft(1, SECRET));
        ReceiptCode receipt = submitRestricted(SECRET);

        assertThat(phone.now().reports()).isEmpty();
        ReportLine line = phone.reopen().submitted().lines().get(0);
        assertThat(line.receipt()).isEqualTo(receipt);
        assertThat(line.gist()).isEmpty();
        assertThat(line.gone().map(Gone::why)).contains(Gone.Why.RESTRICTED);
        assertThat(line.gone().map(Gone::submittedAt))
                .contains(restricted(SECRET).circumstances().recordedAt());
        assertThat(line.standing().state()).isEqualTo(Report.State.WAITING);
        assertThat(onDisk()).doesNotContain(SECRET);
    }

    @Test
    void it_reaches_the_server_whole_and_its_receipt_shows_that() {
        submitRestricted(SECRET);

        server.settleWith(phone.now());

        assertThat(server.received()).contains(new Body.ObservationRevision(restricted(SECRET)));
        assertThat(phone.now().submitted().lines().get(0).standing().state()).isEqualTo(Report.State.DELIVERED);
    }

    @Test
    void the_photos_of_a_restricted_report_leave_with_it_and_arrive() {
        byte[] photo = new byte[40_000];
        random.nextBytes(photo);
        Draft draft = draft(1, SECRET);
        phone.now().keepPhoto(draft.handledAtLeast(Handling.H3), Bytes.of(photo));

        phone.now().submit(restricted(SECRET), draft.id(), Retention.USUAL, random);

        assertThat(phone.now().journal().unacknowledged(1 << 20).entries()).isEmpty();
        assertThat(phone.now().waits().photoPieces()).isEqualTo(3);
        server.settleWith(phone.now());
        assertThat(server.received().stream().filter(Body.PhotoChunk.class::isInstance))
                .hasSize(3);
    }

    @Test
    void an_ordinary_report_stays_for_seven_days_after_it_was_delivered() {
        submit("seen at the market");
        letGo(NOON.plus(Duration.ofDays(90)));
        assertThat(phone.now().reports()).as("never delivered").hasSize(1);
        server.settleWith(phone.now());
        letGo(NOON);
        letGo(NOON.plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(phone.now().reports()).hasSize(1);

        letGo(NOON.plus(Duration.ofDays(7)));

        assertThat(phone.now().reports()).isEmpty();
        ReportLine line = phone.now().submitted().lines().get(0);
        assertThat(line.gone().map(Gone::why)).contains(Gone.Why.DELIVERED);
        assertThat(line.standing().state()).isEqualTo(Report.State.DELIVERED);
    }

    @Test
    void a_mission_may_ask_otherwise() {
        var rule = new Retention(Retention.Stay.UNTIL_SUBMITTED, Retention.Stay.after(2));
        phone.now().submit(Samples.smuggling(NOON, "open"), "", rule, random);
        phone.now().submit(restricted("kept"), "", rule, random);

        assertThat(notes()).containsExactly("kept");
    }

    @Test
    void what_was_written_of_patrols_leaves_with_the_rest() throws IOException {
        phone.now().record(Samples.patrol(NOON));
        phone.now().submit(Samples.nilReport(NOON));
        server.settleWith(phone.now());
        letGo(NOON);

        letGo(NOON.plus(Duration.ofDays(8)));

        assertThat(phone.now().patrolLog().nilReportsOf(Samples.patrol(NOON).key()))
                .isEmpty();
        assertThat(readable()).isZero();
    }

    /** P2. */
    @Test
    void a_server_restored_within_thirty_days_gets_back_what_has_left_the_phone() {
        submitRestricted(SECRET);
        submit("ordinary");
        server.settleWith(phone.now());
        letGo(NOON);
        letGo(NOON.plus(Duration.ofDays(29)));
        assertThat(phone.now().reports()).isEmpty();

        server.loseEverything();
        server.settleWith(phone.now());

        assertThat(server.received())
                .contains(
                        new Body.ObservationRevision(restricted(SECRET)),
                        new Body.ObservationRevision(Samples.smuggling(NOON, "ordinary")));
    }

    @Test
    void of_many_envelopes_the_older_are_forgotten_after_thirty_days_and_never_one_that_did_not_arrive() {
        for (int i = 0; i < 120; i++) {
            submitRestricted("delivered " + i);
        }
        server.settleWith(phone.now());
        submitRestricted("not delivered");
        letGo(NOON);

        letGo(NOON.plus(Duration.ofDays(31)));

        assertThat(envelopes()).isEqualTo(KeptEnvelopes.ALWAYS_KEPT);
        server.settleWith(phone.now());
        assertThat(server.received()).contains(new Body.ObservationRevision(restricted("not delivered")));
    }

    @Test
    void a_clock_a_year_ahead_forgets_nothing_of_the_newest_and_nothing_that_waits() {
        submitRestricted(SECRET);
        server.settleWith(phone.now());
        submitRestricted("waits");
        letGo(NOON);

        letGo(NOON.plus(Duration.ofDays(365)));

        assertThat(envelopes()).isEqualTo(2);
        letGo(NOON.plusSeconds(60));
        server.loseEverything();
        server.settleWith(phone.now());
        assertThat(server.received())
                .contains(
                        new Body.ObservationRevision(restricted(SECRET)),
                        new Body.ObservationRevision(restricted("waits")));
    }

    @Test
    void when_the_clock_was_a_year_ahead_at_delivery_the_seven_days_count_from_when_it_was_set_right() {
        submit("ordinary");
        server.settleWith(phone.now());
        letGo(NOON.plus(Duration.ofDays(365)));

        letGo(NOON);
        letGo(NOON.plus(Duration.ofDays(7)));

        assertThat(phone.now().reports()).isEmpty();
    }

    @Test
    void above_the_quota_what_was_held_longest_goes_first() {
        submitRestricted("first");
        submitRestricted("second");
        server.settleWith(phone.now());
        submitRestricted("waits");
        letGo(NOON);

        new KeptEnvelopes(((SqliteJournal) phone.now().journal()).file(), 1).forgetOld(NOON);

        assertThat(envelopes()).isEqualTo(1);
        assertThat(phone.now().journal().waiting()).isEqualTo(1);
    }

    @Test
    void a_restored_server_that_lacks_what_is_forgotten_leaves_nothing_that_waits_for_ever() {
        submitRestricted("first");
        server.settleWith(phone.now());
        letGo(NOON);
        new KeptEnvelopes(((SqliteJournal) phone.now().journal()).file(), 1).forgetOld(NOON);

        server.loseEverything();
        server.settleWith(phone.now());

        assertThat(phone.now().waits().all()).isZero();
    }

    @Test
    void a_report_that_left_can_be_taken_back() {
        ReceiptCode receipt = submitRestricted(SECRET);

        phone.now().submitted().retract(receipt, RetractionReason.SAFETY);
        server.settleWith(phone.now());

        assertThat(server.received())
                .contains(new Body.Retraction(base(receipt, restricted(SECRET)), RetractionReason.SAFETY));
        assertThat(phone.now().submitted().lines().get(0).standing().state()).isEqualTo(Report.State.RETRACTED);
    }

    @Test
    void a_report_that_left_cannot_be_corrected_and_the_reason_is_said() {
        ReceiptCode receipt = submitRestricted(SECRET);

        assertThatThrownBy(() -> phone.now().revise(receipt, restricted("otherwise")))
                .hasMessageContaining("Write a new report");
    }

    @Test
    void what_is_being_corrected_stays_until_the_correction_is_submitted() {
        ReceiptCode receipt = submit("ordinary");
        server.settleWith(phone.now());
        letGo(NOON);
        Draft correcting = Draft.correcting("0011223344556677", receipt, Samples.smuggling(NOON, "ordinary"));
        phone.now().save(correcting);

        letGo(NOON.plus(Duration.ofDays(8)));
        assertThat(notes()).containsExactly("ordinary");

        phone.now().submit(Samples.smuggling(NOON, "corrected"), correcting.id(), Retention.USUAL, random);
        letGo(NOON.plus(Duration.ofDays(8)));
        assertThat(notes()).containsExactly("corrected");
    }

    @Test
    void a_correction_that_makes_a_report_restricted_takes_all_its_revisions_along() throws IOException {
        ReceiptCode receipt = submit("harmless at first");
        Draft correcting = Draft.correcting("0011223344556677", receipt, Samples.smuggling(NOON, "harmless at first"));
        phone.now().save(correcting);

        phone.now().submit(restricted(SECRET), correcting.id(), Retention.USUAL, random);

        ReportLife life = phone.now().submitted().life(receipt).orElseThrow();
        assertThat(life.revisions()).isEmpty();
        assertThat(life.gone().map(Gone::why)).contains(Gone.Why.RESTRICTED);
        assertThat(onDisk()).doesNotContain("harmless at first").doesNotContain(SECRET);
        server.settleWith(phone.now());
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_question_about_a_report_that_left_can_be_answered_and_its_words_leave_after_the_answer() throws IOException {
        ReceiptCode receipt = submitRestricted(SECRET);
        server.settleWith(phone.now());
        server.tell(new Body.Question(
                base(receipt, restricted(SECRET)), new Asked(77, "How many lorries, as to the depot?", NOON)));
        server.settleWith(phone.now());
        letGo(NOON);
        AskedOfReport asked =
                phone.now().submitted().life(receipt).orElseThrow().questions().get(0);
        assertThat(asked.asked().text()).startsWith("How many lorries");

        phone.now().submitted().answer(new Answered(77, "Four.", false));
        server.settleWith(phone.now());
        letGo(NOON);
        letGo(NOON.plus(Duration.ofDays(7)));

        assertThat(phone.now().submitted().life(receipt).orElseThrow().questions())
                .isEmpty();
        assertThat(phone.now().submitted().openQuestions()).isEmpty();
        assertThat(onDisk()).doesNotContain("How many lorries").doesNotContain("Four.");
    }

    @Test
    void a_ruling_finds_a_report_that_left() {
        ReceiptCode receipt = submitRestricted(SECRET);
        server.settleWith(phone.now());
        server.judge(receipt, Body.ReviewState.State.COUNTED, Optional.empty());
        server.settleWith(phone.now());
        letGo(NOON);

        assertThat(phone.reopen().submitted().lines().get(0).standing().state()).isEqualTo(Report.State.COUNTED);
    }

    /** P1: put back in time, the phone cannot write again what it cannot read; the server has both. */
    @Test
    void a_phone_put_back_in_time_gives_up_what_it_cannot_write_again_once_the_server_has_it_set_aside() {
        submit("first");
        server.settleWith(phone.now());
        byte[] copy = phone.copy();
        submit("second");
        server.settleWith(phone.now());
        phone.putBack(copy);
        ReceiptCode receipt = submitRestricted(SECRET);
        submit("third");

        server.settleWith(phone.now());

        assertThat(server.forks()).containsExactly(new Body.ObservationRevision(restricted(SECRET)));
        assertThat(server.received()).contains(new Body.ObservationRevision(Samples.smuggling(NOON, "third")));
        assertThat(phone.now().submitted().lines())
                .filteredOn(line -> line.receipt().equals(receipt))
                .extracting(line -> line.standing().state())
                .containsExactly(Report.State.SET_ASIDE);
        assertThat(phone.now().journal().sealedAwayAfter(SealedAway.Place.START, Priority.PHOTO))
                .isEmpty();
    }

    @Test
    void letting_go_again_changes_nothing() {
        submitRestricted(SECRET);
        letGo(NOON);

        assertThat(letGo(NOON)).isZero();
        assertThat(envelopes()).isEqualTo(1);
    }

    private int letGo(Instant now) {
        return phone.now().letGo(now, Retention.USUAL, random);
    }

    private ReceiptCode submitRestricted(String note) {
        return phone.now().submit(restricted(note), draft(1, "").id(), Retention.USUAL, random);
    }

    private ReceiptCode submit(String note) {
        return phone.now().submit(Samples.smuggling(NOON, note), draft(1, "").id(), Retention.USUAL, random);
    }

    static Observation restricted(String note) {
        Observation open = Samples.smuggling(NOON, note);
        Circumstances c = open.circumstances();
        var circumstances = new Circumstances(
                c.patrol(),
                c.position(),
                c.knownPoint(),
                c.region(),
                c.observedAt(),
                c.clock(),
                c.recordedAt(),
                Handling.H3,
                c.flash(),
                c.note(),
                c.officerCoding());
        return Observation.of(open.kind(), circumstances, open.answers());
    }

    private static Body.Base base(ReceiptCode receipt, Observation first) {
        return Body.Base.of(
                receipt.generation(), receipt.number(), BodyCodec.encode(new Body.ObservationRevision(first)));
    }

    private List<String> notes() {
        return phone.now().reports().stream()
                .map(report -> report.observation().circumstances().note())
                .toList();
    }

    private long envelopes() {
        return count("SELECT count(*) FROM sealed_envelope");
    }

    private long readable() {
        return count("SELECT count(*) FROM journal_entry WHERE gone = 0")
                + count("SELECT count(*) FROM patrol WHERE running = 0");
    }

    private long count(String sql) {
        return ((SqliteJournal) phone.now().journal()).file().transaction(db -> {
            try (var query = db.prepareStatement(sql);
                    var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Everything the phone has written, the log included; nothing here is locked. */
    private String onDisk() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
