package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.Map;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor asks on the report's page and reads the answer there; a report taken back says so. */
class QuestionsTest {

    private static final Entry FIRST = entry(1, new Body.ObservationRevision(Samples.smuggling(NOON)));
    private static final Body.Base REPORT = Body.Base.of(1, 1, FIRST.body());

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Visitor supervisor;
    private String page;

    @BeforeEach
    void report() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
        send(FIRST);
        supervisor = at.signedIn(Role.SUPERVISOR);
        page = "/reports/" + new ReceiptCode(false, phone.invitation().officerCode(), 1, 1).spoken();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void a_question_stands_on_the_page_and_in_what_goes_down_to_the_phone() {
        assertThat(ask("Which bank of the river?")).isEqualTo(303);

        assertThat(supervisor.get(page).body()).contains("Which bank of the river?", "SUPERVISOR", "No answer yet");
        assertThat(at.rows("SELECT kind FROM downlink_entry WHERE kind = 70")).containsExactly("70");
    }

    @Test
    void the_answer_stands_under_its_question() {
        ask("Which bank of the river?");
        long question = at.number("SELECT id FROM question");

        send(entry(2, new Body.Answer(REPORT, new Answered(question, "The <far> one", false))));

        assertThat(supervisor.get(page).body())
                .contains("The &lt;far&gt; one")
                .doesNotContain("No answer yet")
                .doesNotContain("no longer has");
    }

    @Test
    void an_answer_to_a_question_that_was_lost_is_shown_with_its_report() {
        send(entry(2, new Body.Answer(REPORT, new Answered(12345, "The far one", false))));

        assertThat(supervisor.get(page).body()).contains("The far one", "no longer has");
    }

    @Test
    void a_question_without_words_or_with_too_many_is_refused_and_kept_in_the_form() {
        assertThat(ask("  ")).isEqualTo(400);
        assertThat(ask("x".repeat(301))).isEqualTo(400);

        assertThat(supervisor
                        .submit(page + "/questions", Map.of("question", "y".repeat(301)))
                        .body())
                .contains("y".repeat(301), "1 to 300");
        assertThat(at.number("SELECT count(*) FROM question")).isZero();
    }

    @Test
    void an_administrator_reads_what_was_asked_and_finds_no_form() {
        ask("Which bank of the river?");

        assertThat(at.signedIn(Role.ANALYST).get(page).body())
                .contains("Which bank of the river?")
                .doesNotContain("<textarea");
    }

    @Test
    void a_report_taken_back_stays_listed_with_its_reason_and_is_not_counted() {
        send(entry(2, new Body.Retraction(REPORT, RetractionReason.WRONG_PLACE_OR_TIME)));

        assertThat(supervisor.get(page).body()).contains("Taken back: Wrong place or time");
        assertThat(supervisor.get("/reports").body())
                .contains("<strong>0</strong> reports")
                .contains("Taken back or merged", "Wrong place or time");
    }

    private int ask(String words) {
        return supervisor.submit(page + "/questions", Map.of("question", words)).statusCode();
    }

    private void send(Entry... entries) {
        PhoneAtWork.send(at.address(), phone.envelope(entries));
    }
}
