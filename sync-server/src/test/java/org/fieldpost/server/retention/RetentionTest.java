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
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.ProblemException;
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
        at.change(
                "INSERT INTO text_copy SELECT 'K7-1', 'a text', true, 'BORDER', NULL, NULL, received_at, received_at, 'amina'"
                        + " FROM entry");
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
                at.clock().advance(Duration.ofDays(1));
                assertThat(second.takesLease()).isTrue();
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
