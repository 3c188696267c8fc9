package org.fieldpost.server.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Safety rule 7: a name typed by mistake is destroyed everywhere, and nothing that comes again brings it back. */
class RedactionTest {

    private static final String NAME = "Zebedayo Kpakolo";
    private static final String NOTE = "the store of " + NAME + " by the river";

    @TempDir
    private Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Entry first;

    @BeforeEach
    void a_report_names_somebody() {
        at = ServerAtWork.in(directory.resolve("server"));
        phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON, NOTE));
        first = entry(1, new Body.ObservationRevision(Samples.smuggling(NOON, NOTE)));
        phone.exchange(at.address());
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private String receipt(long number) {
        return new ReceiptCode(false, phone.invitation().officerCode(), 1, number).spoken();
    }

    private String receipt() {
        return receipt(1);
    }

    private Reports.Named named(long number) {
        return at.server().reports().named(Sight.EVERYTHING, receipt(number)).orElseThrow();
    }

    private Reports.Named report() {
        return named(1);
    }

    private Redactions redactions() {
        return at.server().redactions();
    }

    /** Names of files that hold the name, in capitals or not. */
    private List<String> filesWithTheName() throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(directory.resolve("server"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (text.toLowerCase(Locale.ROOT).contains("kpakolo")) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    private String pages() {
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        return supervisor.get("/reports/" + receipt()).body()
                + supervisor.get("/texts").body();
    }

    private void ask(String words) {
        at.signedIn(Role.SUPERVISOR).submit("/reports/" + receipt() + "/questions", Map.of("question", words));
    }

    private PatrolReport patrolReport() {
        var patrol = Samples.smuggling(NOON).circumstances().patrol().orElseThrow();
        return new PatrolReport(
                patrol,
                PatrolReport.Addressee.SECTOR,
                phone.invitation().officerCode(),
                PatrolReport.Approval.NOT_YET,
                NOON.plusSeconds(3600),
                new Effort(Duration.ofHours(1), Duration.ZERO, 10),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(PatrolReport.Section.ASSESSMENT, NAME + " must be asked"));
    }

    @Test
    void it_is_destroyed_in_every_revision_answer_question_text_and_patrol_report_and_in_every_file()
            throws IOException {
        phone.write(PhoneAtWork.revision(first, Samples.smuggling(NOON, "Again: " + NOTE)));
        ask("Which " + NAME + "?");
        long question = at.number("SELECT id FROM question");
        phone.write(
                new Body.Answer(Body.Base.of(1, 1, first.body()), new Answered(question, NAME + ", the elder", false)));
        phone.write(new Body.PatrolReported(patrolReport()));
        PhoneAtWork.send(
                at.address(),
                phone.envelope(entry(1, new Body.ObservationRevision(Samples.smuggling(NOON, "Aside: " + NOTE)))));
        phone.exchange(at.address());
        at.signedIn(Role.SUPERVISOR).submit("/texts", Map.of("text", phone.text(1, Samples.smuggling(NOON, NOTE))));
        assertThat(pages()).contains(NAME);

        List<Redactions.Place> places = redactions().find(report(), NAME);
        assertThat(places.stream().map(Redactions.Place::text))
                .contains(NOTE, "Again: " + NOTE, "Which " + NAME + "?", NAME + ", the elder", NAME + " must be asked");
        redactions().destroy(report(), NAME);

        assertThat(redactions().find(report(), NAME)).isEmpty();
        assertThat(pages()).doesNotContainIgnoringCase("Kpakolo").contains("the store", "by the river", "█");
        if (!TestDatabase.onPostgres()) {
            assertThat(filesWithTheName()).as("while the server runs").isEmpty();
        }
        at.restart();
        if (!TestDatabase.onPostgres()) {
            assertThat(filesWithTheName()).as("after a restart").isEmpty();
        }
    }

    @Test
    void the_phones_entries_stay_acknowledged_and_a_couriers_copy_changes_nothing() throws IOException {
        Bytes courier = phone.envelope(first);
        redactions().destroy(report(), NAME);
        List<String> before =
                at.rows("SELECT receipt, latest, kind, region_code, observed_at, handling FROM observation");

        PhoneAtWork.send(at.address(), courier);
        phone.exchange(at.address());

        assertThat(phone.engine().waiting()).isZero();
        assertThat(phone.journal().generation()).as("put back by nothing").isEqualTo(1);
        assertThat(at.rows("SELECT receipt, latest, kind, region_code, observed_at, handling FROM observation"))
                .isEqualTo(before);
        assertThat(at.number("SELECT count(*) FROM entry_fork")).isZero();
        assertThat(pages()).doesNotContain("Kpakolo");
        assertThat(filesWithTheName()).isEmpty();
    }

    @Test
    void a_later_revision_still_finds_its_report_and_a_question_still_names_it() {
        redactions().destroy(report(), NAME);

        phone.write(PhoneAtWork.revision(first, Samples.smuggling(NOON, "no name any more")));
        phone.exchange(at.address());
        ask("Which bank?");
        phone.exchange(at.address());

        assertThat(pages()).contains("no name any more");
        assertThat(at.observations()).isEqualTo(1);
        assertThat(report().base()).isEqualTo(Body.Base.of(1, 1, first.body()));
        assertThat(phone.inbox().entries().stream()
                        .map(BodyCodec::decode)
                        .filter(Body.Question.class::isInstance)
                        .map(asked -> ((Body.Question) asked).report()))
                .containsExactly(Body.Base.of(1, 1, first.body()));
    }

    /** The copy knew nothing of the report; the phone sends it again as it was. */
    @Test
    void after_a_restore_it_is_destroyed_again_when_the_phone_sends_the_report_again() throws IOException {
        phone = at.enrolledPhone();
        at.copyTo(directory.resolve("copy"));
        phone.report(Samples.smuggling(NOON, NOTE));
        phone.exchange(at.address());
        redactions().destroy(report(), NAME);

        at.putBack(directory.resolve("copy"));
        assertThat(at.server().reports().named(Sight.EVERYTHING, receipt())).isEmpty();
        phone.exchange(at.address());
        phone.exchange(at.address());

        assertThat(report().base()).isEqualTo(Body.Base.of(1, 1, first.body()));
        assertThat(pages()).contains("by the river").doesNotContain("Kpakolo");
        assertThat(phone.engine().waiting()).isZero();
        at.restart();
        assertThat(at.rows("SELECT CAST(body AS TEXT) FROM entry WHERE enrolment_id = '"
                        + phone.invitation().enrolment() + "'"))
                .noneMatch(body -> body.contains("Kpakolo"));
    }

    /** The copy holds the report with the name, and a question with it too. */
    @Test
    void after_a_restore_of_a_copy_that_holds_the_name_it_is_destroyed_at_the_start() throws IOException {
        ask("Which " + NAME + "?");
        at.copyTo(directory.resolve("copy"));
        redactions().destroy(report(), NAME);

        at.putBack(directory.resolve("copy"));

        assertThat(pages()).contains("by the river").doesNotContain("Kpakolo");
        if (!TestDatabase.onPostgres()) {
            assertThat(filesWithTheName()).isEmpty();
        }
    }

    @Test
    void the_log_outside_holds_places_and_never_the_words() throws IOException {
        redactions().destroy(report(), NAME);

        String log = Files.readString(directory.resolve("server/outside-log"));
        assertThat(log)
                .contains("redacted " + phone.invitation().enrolment() + " 1 1 ")
                .doesNotContain("Kpakolo");
    }

    @Test
    void a_question_on_its_way_goes_down_without_the_name_and_is_acknowledged_whichever_the_phone_holds() {
        ask("Which " + NAME + "?");
        Bytes unanswered = phone.envelope();
        PhoneAtWork.send(at.address(), unanswered);
        redactions().destroy(report(), NAME);

        phone.exchange(at.address());
        phone.exchange(at.address());

        assertThat(phone.inbox().entries().stream()
                        .map(BodyCodec::decode)
                        .filter(Body.Question.class::isInstance)
                        .map(asked -> ((Body.Question) asked).asked().text()))
                .containsExactly("Which " + "█".repeat(NAME.length()) + "?");
        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE acknowledged_epoch IS NULL"))
                .isZero();
    }

    @Test
    void a_question_that_the_phone_holds_already_stays_acknowledged() {
        ask("Which " + NAME + "?");
        var answered = (Carrier.Answered) PhoneAtWork.send(at.address(), phone.envelope());
        answered.envelopes().forEach(phone.engine()::read);
        redactions().destroy(report(), NAME);

        phone.exchange(at.address());
        ask("Which bank?");
        phone.exchange(at.address());
        phone.exchange(at.address());

        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE acknowledged_epoch IS NULL"))
                .isZero();
    }

    @Test
    void a_photo_is_destroyed_as_a_whole_also_in_pieces_that_come_again() throws IOException {
        byte[] picture = ("a face: Kpakolo " + "x".repeat(40_000)).getBytes(StandardCharsets.US_ASCII);
        PhotoRef photo = PhotoRef.of(picture);
        List<Body.PhotoChunk> pieces = PhotoRef.cut(picture);
        long number = phone.write(
                new Body.ObservationRevision(Optional.empty(), Samples.smuggling(NOON, "see photo"), List.of(photo)));
        pieces.forEach(phone::write);
        phone.exchange(at.address());
        Reports.Named withPhoto = named(number);
        assertThat(redactions().photos(withPhoto)).containsExactly(new Redactions.Photo(photo, false));
        redactions().destroy(report(), NAME);

        redactions().destroy(withPhoto, photo);
        PhoneAtWork other = at.enrolledPhone();
        pieces.forEach(other::write);
        other.exchange(at.address());

        assertThat(other.engine().waiting()).isZero();
        assertThat(at.number("SELECT count(*) FROM photo_chunk")).isZero();
        assertThat(redactions().destroyed(photo)).isTrue();
        Assumptions.assumeFalse(TestDatabase.onPostgres());
        at.restart();
        assertThat(filesWithTheName()).isEmpty();
    }

    @Test
    void words_too_short_to_mean_anything_are_refused_and_nothing_is_lost() {
        assertThatThrownBy(() -> redactions().destroy(report(), "e")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> redactions().destroy(report(), "")).isInstanceOf(ProblemException.class);

        assertThat(redactions().destroy(report(), "nobody of this name")).isZero();
        assertThat(pages()).contains(NOTE);
    }
}
