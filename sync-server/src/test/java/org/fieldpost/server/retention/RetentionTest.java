package org.fieldpost.server.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old content goes; that it was there stays known, counted and acknowledged. */
class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final String WORD = "Zwedru-informant";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
        phone.report(Samples.smuggling(NOON, WORD));
        phone.exchange(at.address());
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Retention.Amount letsGo() {
        return whileStopped(retention -> retention.letGo(KEPT));
    }

    private Retention.Amount whileStopped(Function<Retention, Retention.Amount> work) {
        at.server().close();
        try (Database database = TestDatabase.open(directory)) {
            return work.apply(new Retention(database, at.clock()));
        } finally {
            at.restart();
        }
    }

    @Test
    void a_report_goes_on_the_day_it_is_older_than_the_rule_and_not_before() {
        at.clock().advance(KEPT);
        assertThat(letsGo().entries()).isZero();

        at.clock().advance(Duration.ofDays(1));
        assertThat(whileStopped(retention -> retention.wouldGo(KEPT)).entries()).isEqualTo(1);
        assertThat(at.rows("SELECT gone_at FROM entry")).containsExactly("null");
        assertThat(letsGo().entries()).isEqualTo(1);
        assertThat(letsGo().nothing()).isTrue();
    }

    @Test
    void nothing_of_what_it_said_is_left_in_any_file() throws IOException {
        assertThat(inFiles(WORD)).isTrue();
        at.clock().advance(KEPT.plusDays(1));

        letsGo();

        assertThat(inFiles(WORD)).isFalse();
    }

    @Test
    void what_went_is_still_counted_still_acknowledged_and_named_by_its_page() {
        at.signedIn(Role.SUPERVISOR);
        List<String> counted = at.rows(COUNTED);
        List<String> held = at.rows("SELECT * FROM held_range ORDER BY first");
        at.clock().advance(KEPT.plusDays(1));

        letsGo();

        assertThat(at.rows(COUNTED)).isEqualTo(counted).hasSize(1);
        assertThat(at.rows("SELECT first, last FROM held_range").size()).isEqualTo(held.size());
        Visitor again = at.signedIn(Role.SUPERVISOR);
        assertThat(again.get("/reports/A1-1").body()).contains("was let go on").doesNotContain(WORD);
        assertThat(again.get("/reports?weeks=520").statusCode()).isEqualTo(200);
        assertThat(again.get("/?weeks=520").statusCode()).isEqualTo(200);
    }

    @Test
    void a_phone_that_was_put_back_and_sends_it_again_changes_nothing() {
        at.clock().advance(KEPT.plusDays(1));
        letsGo();
        List<String> before = at.rows("SELECT number, gone_at FROM entry");

        Entry same = PhoneAtWork.entry(1, new Body.ObservationRevision(Samples.smuggling(NOON, WORD)));
        PhoneAtWork.send(at.address(), phone.envelope(same));

        assertThat(at.rows("SELECT number, gone_at FROM entry")).isEqualTo(before);
        assertThat(at.number("SELECT count(*) FROM entry_fork")).isZero();
    }

    @Test
    void a_correction_that_comes_after_its_report_went_is_read_and_shown() {
        Entry base = PhoneAtWork.entry(1, new Body.ObservationRevision(Samples.smuggling(NOON, WORD)));
        at.clock().advance(KEPT.plusDays(1));
        letsGo();

        phone.write(PhoneAtWork.revision(base, Samples.smuggling(NOON, "corrected")));
        phone.exchange(at.address());

        assertThat(at.rows("SELECT set_aside FROM entry")).containsOnly("null");
        assertThat(at.signedIn(Role.SUPERVISOR).get("/reports/A1-1").body()).contains("corrected");
    }

    @Test
    void photos_sealed_reports_texts_and_what_waits_go_too() {
        at.change("INSERT INTO text_copy (receipt, text, verified, kind, observed_at, typed_at, typed_by)"
                + " SELECT 'K7-1', 'a text', true, 'BORDER', received_at, received_at, 'amina' FROM entry");
        at.change("INSERT INTO sealed_report (id, arrived_day, blob) SELECT 7, '2026-11-18', body FROM entry");
        at.change("INSERT INTO sealed_report (id, arrived_day, blob) SELECT 8, '2026-11-18', body FROM entry");
        at.change("INSERT INTO sealed_fetch (id, fetched_at, fetched_by) VALUES (7, 1, 'CONDUCT')");
        at.clock().advance(KEPT.plusDays(1));

        Retention.Amount went = letsGo();

        assertThat(went).isEqualTo(new Retention.Amount(1, 0, 1, 1, 0));
        assertThat(at.number("SELECT count(*) FROM sealed_report WHERE gone_day IS NULL AND length(blob) > 0"))
                .as("one that nobody has fetched yet stays")
                .isEqualTo(1);
        assertThat(at.rows("SELECT id, length(blob), gone_day IS NULL FROM sealed_report WHERE id = 7"))
                .containsExactly(TestDatabase.onPostgres() ? "7|0|false" : "7|0|0");
    }

    @Test
    void a_text_that_was_typed_in_is_counted_and_decided_about_as_before_and_says_nothing_any_more()
            throws IOException {
        Visitor typing = at.signedIn(Role.SUPERVISOR);
        String proven = phone.text(2, Samples.smuggling(NOON));
        String misheard = phone.text(3, Samples.smuggling(NOON));
        misheard = misheard.substring(0, misheard.length() - 1) + (misheard.endsWith("A") ? 'B' : 'A');
        String refused = phone.text(4, Samples.smuggling(NOON));
        for (String text : List.of(proven, misheard, refused)) {
            assertThat(typing.submit("/texts", Map.of("text", text)).statusCode())
                    .isEqualTo(200);
        }
        decide(typing, 3, true);
        decide(typing, 4, false);
        List<String> stored = at.rows("SELECT text FROM text_copy");
        List<String> counted = at.rows(COUNTED_TEXTS);
        assertThat(counted).hasSize(2);
        at.clock().advance(KEPT.plusDays(1));

        assertThat(letsGo().texts()).isEqualTo(3);

        assertThat(at.rows(COUNTED_TEXTS)).isEqualTo(counted);
        Visitor later = at.signedIn(Role.SUPERVISOR);
        assertThat(later.get("/texts").body()).contains("Content let go on").doesNotContain(stored);
        for (String text : stored) {
            assertThat(inFiles(text)).isFalse();
        }
        phone.report(Samples.smuggling(NOON));
        phone.exchange(at.address());
        assertThat(at.rows(COUNTED_TEXTS)).as("its report came").containsExactly(counted.get(1));
    }

    private void decide(Visitor visitor, long number, boolean accepted) {
        String receipt = new ReceiptCode(false, "A1", 1, number).spoken();
        String kept = at.rows("SELECT text FROM text_copy WHERE receipt = '" + receipt + "'")
                .get(0);
        visitor.submit("/texts/decide", Map.of("receipt", receipt, "text", kept, "accepted", String.valueOf(accepted)));
    }

    /** More of them than all their combinations could be tried. */
    @Test
    void questions_lose_their_words_where_they_went_down_too_and_phones_that_hold_them_acknowledge()
            throws IOException {
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        ask(desk, 1, 20);
        heardEverything(phone);
        ask(desk, 21, 25);
        assertThat(inFiles("Barrobo")).isTrue();
        at.clock().advance(KEPT.plusDays(1));

        letsGo();

        assertThat(inFiles("Barrobo")).isFalse();
        assertThat(letsGo().nothing()).isTrue();
        heardEverything(phone);
        assertThat(phone.inbox().entries().stream()
                        .map(BodyCodec::decode)
                        .filter(Body.Question.class::isInstance)
                        .map(asked -> ((Body.Question) asked).asked().text()))
                .contains("Barrobo-friend 1?", "Barrobo-friend 20?", "-")
                .doesNotContain("Barrobo-friend 21?");
    }

    @Test
    void a_phone_that_was_put_back_hears_questions_without_their_words_and_acknowledges_them() {
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        ask(desk, 1, 20);
        heardEverything(phone);
        at.clock().advance(KEPT.plusDays(1));
        letsGo();

        PhoneAtWork back = phone.asItWasWhenItEnrolled();
        back.report(Samples.smuggling(NOON));
        // until its envelopes are newer than those of before
        for (int i = 0; i < 10; i++) {
            back.exchange(at.address());
        }
        heardEverything(back);

        assertThat(back.inbox().entries().stream()
                        .map(BodyCodec::decode)
                        .filter(Body.Question.class::isInstance)
                        .map(asked -> ((Body.Question) asked).asked().text()))
                .hasSize(20)
                .containsOnly("-");
    }

    private static void ask(Deciding desk, int from, int to) {
        for (int i = from; i <= to; i++) {
            assertThat(desk.send("A1-1", "questions", Map.of("question", "Barrobo-friend " + i + "?"))
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    private void heardEverything(PhoneAtWork hearing) {
        hearing.exchange(at.address());
        hearing.exchange(at.address());
        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE acknowledged_epoch IS NULL"))
                .isZero();
    }

    @Test
    void a_task_that_is_long_over_loses_its_words_and_one_that_was_due_since_keeps_them() throws IOException {
        Visitor planning = at.signedIn(Role.SUPERVISOR);
        task(planning, "Ask Sinoe-driver", "2026-11-20");
        task(planning, "Ask Sapo-guard", "2027-11-01");
        at.clock().advance(KEPT.plusDays(10));

        letsGo();

        assertThat(inFiles("Sinoe-driver")).isFalse();
        assertThat(inFiles("Sapo-guard")).isTrue();
        heardEverything(phone);
    }

    private void task(Visitor planning, String words, String due) {
        planning.submit(
                "/plan/tasks",
                Map.of("text", words, "due", due, "phone", phone.invitation().officerCode()));
        assertThat(at.number("SELECT count(*) FROM handed_down WHERE withdrawn_at IS NULL"))
                .isPositive();
    }

    @Test
    void what_people_wrote_about_it_goes_with_it_and_what_they_decided_stays() {
        String receipt = at.rows("SELECT receipt FROM observation").get(0);
        at.change("""
                INSERT INTO ruling (id, receipt, by_whom, at, outcome, reason, of_generation, of_number, answers_seen)
                VALUES (1, '%s', 'amina', 1000, 'RETRACTED', 'Kolahun-witness asked', 1, 1, 0),
                       (2, '%s', 'amina', 2000, 'REOPENED', '', 1, 1, 0)
                """.formatted(receipt, receipt));
        at.change("""
                INSERT INTO review_coding (id, receipt, by_whom, at, first, reason)
                VALUES (1, '%s', 'amina', 1000, 'I1', 'Kolahun-witness again')
                """.formatted(receipt));
        at.change("""
                INSERT INTO text_ruling (id, receipt, text, by_whom, at, accepted)
                VALUES (1, '%s', 'Kolahun-witness one', 'amina', 1000, true),
                       (2, '%s', 'Kolahun-witness two', 'amina', 1000, true)
                """.formatted(receipt, receipt));
        at.change("UPDATE entry SET set_aside = 'note ''Kolahun-witness'' is not of the form'");
        at.change("""
                INSERT INTO aside_note (id, what, words, by_whom, at)
                VALUES (1, 'ENTRY A1 1-1 / 1', 'ask Kolahun-witness', 'amina', 1000)
                """);
        at.clock().advance(KEPT.plusDays(1));

        letsGo();

        assertThat(at.rows("SELECT outcome, reason FROM ruling ORDER BY id"))
                .containsExactly("RETRACTED|-", "REOPENED|");
        assertThat(at.rows("SELECT first, reason FROM review_coding")).containsExactly("I1|-");
        assertThat(at.rows("SELECT text FROM text_ruling ORDER BY id")).containsExactly("-1", "-2");
        assertThat(at.rows("SELECT words FROM aside_note")).containsExactly("-");
        assertThat(at.rows("SELECT set_aside FROM entry")).containsExactly("let go");
    }

    @Test
    void what_people_wrote_about_what_is_still_here_stays() {
        at.change("""
                INSERT INTO ruling (id, receipt, by_whom, at, outcome, reason, of_generation, of_number, answers_seen)
                VALUES (1, 'A1-1', 'amina', 1000, 'RETRACTED', 'a reason', 1, 1, 0)
                """);
        at.change("""
                INSERT INTO aside_note (id, what, words, by_whom, at)
                VALUES (1, 'ENTRY A1 1-1 / 1', 'a note', 'amina', 1000)
                """);

        letsGo();

        assertThat(at.rows("SELECT reason FROM ruling")).containsExactly("a reason");
        assertThat(at.rows("SELECT words FROM aside_note")).containsExactly("a note");
    }

    @Test
    void of_two_servers_one_does_the_days_work() {
        at.server().close();
        try (Database database = TestDatabase.open(directory);
                var first = new Daily(database, KEPT, at.clock())) {
            // the first look, at its start, is over when the lease cannot be had again
            assertThat(first).isNotNull();
            while (at.rows("SELECT holder FROM lease").isEmpty()) {
                Thread.onSpinWait();
            }
            try (var second = new Daily(database, KEPT, at.clock())) {
                assertThat(second.takesLease()).isFalse();
                List<String> holder = at.rows("SELECT holder FROM lease");
                at.clock().advance(Duration.ofDays(1));
                // or its own first look, when that comes late, takes it
                second.takesLease();
                assertThat(at.rows("SELECT holder FROM lease")).isNotEqualTo(holder);
                assertThat(first.takesLease()).isFalse();
            }
        } finally {
            at.restart();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "-1", "", "forever", "400 days", "99999999"})
    void a_rule_that_cannot_be_is_named_with_what_can(String rule) {
        assertThatThrownBy(() -> Retention.rule(rule))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"" + rule + "\"")
                .hasMessageContaining("keep");
    }

    @Test
    void the_rule_is_keep_or_days() {
        assertThat(Retention.rule("keep")).isEmpty();
        assertThat(Retention.rule("400")).contains(KEPT);
    }

    private static final String COUNTED_TEXTS = """
            SELECT t.receipt, t.kind, t.interface, t.region_code, t.observed_at FROM counted_text t ORDER BY t.receipt
            """;

    private static final String COUNTED = """
            SELECT o.receipt, o.kind, o.region_code, o.observed_at, o.handling, o.flash, i.interface
            FROM counted_observation o LEFT JOIN observation_interface i ON i.receipt = o.receipt
            """;

    private boolean inFiles(String word) throws IOException {
        at.server().close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(word.getBytes(UTF_8), StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
            return false;
        } finally {
            at.restart();
        }
    }
}
