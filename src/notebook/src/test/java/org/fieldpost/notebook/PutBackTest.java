package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1, P3: a phone restored from an earlier copy of its file, which writes other reports under the numbers used since. */
class PutBackTest {

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
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
    void nothing_is_lost_and_nothing_is_twice() {
        putBackAfterTwoMore();
        submit("another second");
        phone.now().submit(Samples.nilReport(NOON));
        phone.now().record(Samples.patrol(NOON));

        server.settleWith(phone.now());

        assertThat(notesAtServer()).containsExactlyInAnyOrder("first", "second", "third", "another second");
        assertThat(server.received())
                .contains(new Body.Nil(Samples.nilReport(NOON)))
                .filteredOn(Body.PatrolRevision.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_second_generation_is_opened_and_the_new_receipt_is_shown() {
        putBackAfterTwoMore();
        ReceiptCode given = submit("another second");
        assertThat(given.spoken()).startsWith("K7-2-");

        server.settleWith(phone.now());

        assertThat(phone.now().journal().generation()).isEqualTo(2);
        List<Report> reports = phone.reopen().reports();
        assertThat(reports)
                .extracting(report -> report.receipt().spoken().substring(0, 6))
                .containsExactly(
                        "K7b-1-", "K7-1-" + reports.get(1).receipt().spoken().charAt(5));
        assertThat(reports).extracting(Report::state).containsOnly(Report.State.DELIVERED);
    }

    @Test
    void what_the_server_holds_already_is_not_written_again() {
        submit("first");
        submit("second");
        byte[] copy = phone.copy();
        server.settleWith(phone.now());
        submit("third");
        server.settleWith(phone.now());
        phone.putBack(copy);
        submit("another third");

        server.settleWith(phone.now());

        assertThat(server.held().get(1)).hasSize(3);
        assertThat(server.held().get(2)).hasSize(1);
        assertThat(notesAtServer()).containsExactlyInAnyOrder("first", "second", "third", "another third");
        assertThat(phone.now().reports())
                .extracting(report -> report.receipt().generation())
                .containsExactly(2, 1, 1);
    }

    @Test
    void a_revision_follows_its_report_to_the_new_number() {
        putBackAfterTwoMore();
        ReceiptCode given = submit("another second");
        phone.now().revise(given, Samples.smuggling(NOON, "revised once"));
        phone.now().revise(given, Samples.smuggling(NOON, "revised twice"));

        server.settleWith(phone.now());

        var base = Body.Base.of(
                2, 1, BodyCodec.encode(new Body.ObservationRevision(Samples.smuggling(NOON, "another second"))));
        assertThat(server.held().get(2).values().stream().map(BodyCodec::decode))
                .containsExactly(
                        report(Optional.empty(), "another second"),
                        report(Optional.of(base), "revised once"),
                        report(Optional.of(base), "revised twice"));
        assertThat(phone.now().reports())
                .extracting(report -> report.observation().circumstances().note(), Report::state)
                .contains(tuple("revised twice", Report.State.DELIVERED));
    }

    @Test
    void a_revision_of_a_report_delivered_before_the_copy_is_delivered_and_shown_so() {
        ReceiptCode receipt = submit("first");
        server.settleWith(phone.now());
        byte[] copy = phone.copy();
        submit("second");
        server.settleWith(phone.now());
        phone.putBack(copy);
        phone.now().revise(receipt, Samples.smuggling(NOON, "first, revised"));

        server.settleWith(phone.now());

        assertThat(notesAtServer()).containsExactlyInAnyOrder("first", "second", "first, revised");
        assertThat(phone.now().reports()).extracting(Report::state).containsExactly(Report.State.DELIVERED);
    }

    @Test
    void a_report_that_moved_can_be_revised_and_reviewed_under_its_new_receipt() {
        putBackAfterTwoMore();
        submit("another second");
        server.settleWith(phone.now());
        ReceiptCode moved = phone.now().reports().get(0).receipt();

        phone.now().revise(moved, Samples.smuggling(NOON, "revised later"));
        server.judge(moved, Body.ReviewState.State.COUNTED, Optional.empty());
        server.settleWith(phone.now());

        Report shown = phone.now().reports().get(0);
        assertThat(shown.observation().circumstances().note()).isEqualTo("revised later");
        assertThat(shown.state()).isEqualTo(Report.State.COUNTED);
    }

    @Test
    void what_the_server_said_since_comes_again() {
        ReceiptCode receipt = submit("first");
        server.settleWith(phone.now());
        byte[] copy = phone.copy();
        server.judge(receipt, Body.ReviewState.State.COUNTED, Optional.empty());
        server.settleWith(phone.now());
        phone.putBack(copy);
        assertThat(phone.now().reports()).extracting(Report::state).containsExactly(Report.State.DELIVERED);

        server.settleWith(phone.now());

        assertThat(phone.now().reports()).extracting(Report::state).containsExactly(Report.State.COUNTED);
    }

    @Test
    void a_phone_put_back_to_before_its_first_report_joins_again() {
        byte[] copy = phone.copy();
        submit("first");
        submit("second");
        server.settleWith(phone.now());
        phone.putBack(copy);
        submit("another first");

        server.settleWith(phone.now());

        assertThat(notesAtServer()).containsExactlyInAnyOrder("first", "second", "another first");
        assertThat(phone.now().reports())
                .extracting(report -> report.receipt().generation())
                .containsExactly(2);
    }

    @Test
    void a_phone_put_back_to_the_same_copy_again_opens_a_third_generation() {
        byte[] copy = putBackAfterTwoMore();
        submit("another second");
        server.settleWith(phone.now());
        phone.putBack(copy);
        submit("yet another second");

        server.settleWith(phone.now());

        assertThat(notesAtServer())
                .containsExactlyInAnyOrder("first", "second", "third", "another second", "yet another second");
        assertThat(phone.now().reports().get(0).receipt().spoken()).startsWith("K7c-1-");
    }

    @Test
    void a_phone_that_was_never_put_back_stays_in_its_first_generation() {
        for (int day = 0; day < 5; day++) {
            submit("day " + day);
            phone.now().engine(new SecureRandom()).write(1);
            server.settleWith(phone.reopen());
        }

        assertThat(phone.now().journal().generation()).isEqualTo(1);
        assertThat(server.held().keySet()).containsExactly(1);
    }

    /** The copy was made with one report delivered; since then the server got two more. */
    private byte[] putBackAfterTwoMore() {
        submit("first");
        server.settleWith(phone.now());
        byte[] copy = phone.copy();
        submit("second");
        submit("third");
        server.settleWith(phone.now());
        phone.putBack(copy);
        return copy;
    }

    private ReceiptCode submit(String note) {
        return phone.now().submit(Samples.smuggling(NOON, note), draft(1, "").id());
    }

    private List<String> notesAtServer() {
        return server.received().stream()
                .filter(Body.ObservationRevision.class::isInstance)
                .map(body -> ((Body.ObservationRevision) body)
                        .observation()
                        .circumstances()
                        .note())
                .toList();
    }

    private static Body report(Optional<Body.Base> revises, String note) {
        return new Body.ObservationRevision(revises, Samples.smuggling(NOON, note), List.of());
    }
}
