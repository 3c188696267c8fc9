package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flash report that came as one text and was typed in: a copy of the report it names, never the report itself. */
class TextDeskTest {

    private static final Observation SEEN = Samples.smuggling(NOON);

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Visitor supervisor;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        supervisor = at.signedIn(Role.SUPERVISOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void a_text_of_its_author_is_kept_and_proven_and_waits_for_its_report() {
        HttpResponse<String> page = type(phone.text(1, SEEN));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("is proven by its author", "Not here yet")
                .doesNotContain("Not proven");
        assertThat(at.rows("SELECT receipt, verified, kind, region_code, typed_by FROM text_copy"))
                .containsExactly("A1-1-" + check() + "|1|SMUGGLING|"
                        + SEEN.circumstances().region().orElseThrow().regionCode() + "|SUPERVISOR");
    }

    /** It neither occupies the number nor acknowledges the report. */
    @Test
    void the_report_itself_arrives_as_if_no_text_had_been() {
        type(phone.text(1, SEEN));
        phone.report(SEEN);

        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);

        assertThat(at.observations()).isEqualTo(1);
        assertThat(supervisor.get("/texts").body())
                .contains("/reports/A1-1-" + check())
                .doesNotContain("Not here yet");
    }

    @Test
    void typed_twice_or_with_other_spaces_and_in_small_letters_it_is_the_same_text() {
        String text = phone.text(1, SEEN);
        type(text);

        HttpResponse<String> again = type("  " + text.toLowerCase(Locale.ROOT).replace(" ", "   ") + "\r\n");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(at.rows("SELECT verified FROM text_copy")).containsExactly("1");
    }

    @Test
    void a_text_whose_proof_was_heard_wrongly_is_kept_as_not_proven_and_the_remedy_is_said() {
        String text = phone.text(1, SEEN);
        char last = text.charAt(text.length() - 1);

        HttpResponse<String> page = type(text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A'));

        assertThat(page.body()).contains("Not proven", "Listen again and type it again");
        assertThat(at.rows("SELECT verified FROM text_copy")).containsExactly("0");
    }

    /** Whoever finds a phone that was revoked since proves nothing with it. */
    @Test
    void a_text_of_a_revoked_phone_is_kept_as_not_proven() {
        at.server().phones().revoke(phone.invitation().enrolment());

        assertThat(type(phone.text(1, SEEN)).body()).contains("Not proven");
    }

    @Test
    void what_is_no_text_is_refused_with_what_is_wrong_and_stays_in_the_field_to_be_mended() {
        HttpResponse<String> noText = type("three trucks at the crossing");
        assertThat(noText.statusCode()).isEqualTo(400);
        assertThat(noText.body()).contains("This is not a Fieldpost text", "three trucks at the crossing</textarea>");

        HttpResponse<String> wrongGroup = type(phone.text(1, SEEN).replaceFirst(" A1-1-.", " A1-1-7"));
        assertThat(wrongGroup.statusCode()).isEqualTo(400);
        assertThat(wrongGroup.body()).contains("A1-1-7", "was misread");

        assertThat(at.number("SELECT count(*) FROM text_copy")).isZero();
    }

    @Test
    void a_text_of_nobody_known_here_or_of_an_exercise_is_refused() {
        String text = phone.text(1, SEEN);

        assertThat(type(text.replaceFirst("A1-1-.", "Z9-1-" + check("Z9"))).body())
                .contains("No officer with the code Z9 is known here");
        assertThat(type("EXERCISE " + text).statusCode()).isEqualTo(400);
        assertThat(at.number("SELECT count(*) FROM text_copy")).isZero();
    }

    /** Reports that name the mission's own people, or say what only a judgement may, have their own way. */
    @Test
    void a_text_with_an_interface_that_never_goes_as_a_text_is_refused_with_the_remedy() {
        String text = phone.text(1, SEEN);
        int proof = text.lastIndexOf(' ');
        for (String never : List.of("I3", "I5", "I6")) {
            HttpResponse<String> refused = type(text.substring(0, proof) + " " + never + text.substring(proof));

            assertThat(refused.statusCode()).as(never).isEqualTo(400);
            assertThat(refused.body()).contains("The text names " + never, "by courier file");
        }
        assertThat(at.number("SELECT count(*) FROM text_copy")).isZero();
    }

    /** Up to now they were taken. */
    @Test
    void a_text_with_i3_that_was_kept_before_counts_and_shows_nowhere() {
        type(phone.text(1, SEEN));
        at.change("UPDATE text_copy SET interface = 'I3'");

        assertThat(distinct()).isEqualTo("0");
        assertThat(supervisor.get("/").body()).doesNotContain("interface=I3");
        assertThat(supervisor.get("/reports").body()).doesNotContain("A1-1-" + check());
        assertThat(supervisor.get("/reports?interface=I3").body()).doesNotContain("A1-1-" + check());
    }

    @Test
    void a_proven_text_counts_until_its_report_is_here_and_is_never_counted_twice() {
        assertThat(distinct()).isEqualTo("0");
        type(phone.text(1, SEEN));

        assertThat(distinct()).isEqualTo("1");
        assertThat(supervisor.get("/reports").body()).contains("Texts whose reports have not come", "A1-1-" + check());
        phone.report(SEEN);
        phone.exchange(at.address());
        assertThat(distinct()).isEqualTo("1");
        assertThat(supervisor.get("/reports").body()).doesNotContain("Texts whose reports have not come");
    }

    @Test
    void an_unproven_text_counts_once_a_person_lets_it_and_no_more_when_he_takes_it_out() {
        String text = phone.text(1, SEEN);
        char last = text.charAt(text.length() - 1);
        String heard = text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A');
        type(heard);
        type(text.substring(0, text.length() - 1) + (last == 'C' ? 'D' : 'C'));
        assertThat(distinct()).isEqualTo("0");

        for (String kept : at.rows("SELECT text FROM text_copy")) {
            assertThat(decide(kept, true)).isEqualTo(303);
        }
        assertThat(distinct()).as("two copies of one report").isEqualTo("1");
        for (String kept : at.rows("SELECT text FROM text_copy")) {
            decide(kept, false);
        }
        assertThat(distinct()).isEqualTo("0");
        assertThat(decide("no such text", true)).isEqualTo(404);
    }

    /** All at the same moment, which is the hardest for pages. */
    @Test
    void every_text_stands_on_exactly_one_page_and_can_be_decided_about_there() {
        for (int number = 1; number <= 205; number++) {
            type(phone.text(number, SEEN));
        }

        List<Integer> onEach = new ArrayList<>();
        List<String> all = new ArrayList<>();
        String page = "/texts";
        for (Optional<String> next = Optional.of(page); next.isPresent(); next = next(page)) {
            page = next.get();
            List<String> receipts = RECEIPT_ROW
                    .matcher(supervisor.get(page).body())
                    .results()
                    .map(row -> row.group(1))
                    .toList();
            onEach.add(receipts.size());
            all.addAll(receipts);
        }

        assertThat(onEach).containsExactly(100, 100, 5);
        assertThat(all).doesNotHaveDuplicates().hasSize(205);
        String oldest = all.get(204);
        String text = at.rows("SELECT text FROM text_copy WHERE receipt = '" + oldest + "'")
                .get(0);
        HttpResponse<String> decided = supervisor.submit(
                "/texts/decide",
                Map.of(
                        "receipt",
                        oldest,
                        "text",
                        text,
                        "accepted",
                        "false",
                        "after",
                        page.substring(page.indexOf('=') + 1)));
        assertThat(decided.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to)
                        .endsWith("/texts?after="
                                + at.rows("SELECT max(typed_at) FROM text_copy").get(0) + "-" + all.get(199)));
        assertThat(distinct()).isEqualTo("204");
        assertThat(supervisor.get("/texts?after=nonsense").statusCode()).isEqualTo(200);
    }

    private Optional<String> next(String page) {
        Matcher next = Pattern.compile("href=\"(/texts\\?after=[^\"]+)\"")
                .matcher(supervisor.get(page).body());
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }

    private static final Pattern RECEIPT_ROW = Pattern.compile("scope=\"row\">([^<]+)<");

    @Test
    void a_text_that_counts_is_graded_again_and_the_grade_taken_back_as_a_reports_is() {
        type(phone.text(1, SEEN));

        assertThat(grade("B2", token())).isEqualTo(303);
        assertThat(supervisor.get("/texts").body()).contains("<span class=\"badge good\">B2</span>");
        assertThat(supervisor.get("/reports").body()).contains("Graded B2");
        assertThat(graded()).isEqualTo(1);
        assertThat(grade("C3", token())).isEqualTo(303);
        assertThat(supervisor.get("/reports").body()).contains("Graded C3").doesNotContain("Graded B2");
        assertThat(undo()).isEqualTo(303);
        assertThat(supervisor.get("/reports").body()).contains("Graded B2");
        at.restart();
        supervisor = at.signedIn(Role.SUPERVISOR);
        assertThat(supervisor.get("/reports").body()).contains("Graded B2");
    }

    @Test
    void a_first_grade_that_is_taken_back_leaves_the_text_without_one() {
        type(phone.text(1, SEEN));
        grade("B2", token());

        assertThat(undo()).isEqualTo(303);

        assertThat(supervisor.get("/reports").body()).contains("Not graded yet").doesNotContain("Graded B2");
        assertThat(graded()).isZero();
    }

    @Test
    void a_grade_of_a_page_that_somebody_overtook_or_of_a_text_that_does_not_count_is_refused_with_the_remedy() {
        type(phone.text(1, SEEN));
        String old = token();
        grade("B2", old);

        assertThat(grade("F6", old)).isEqualTo(400);
        assertThat(graded("B2")).isTrue();
        assertThat(gradePage("", token()).body()).contains("A grade is a letter from A to F");
        decide(at.rows("SELECT text FROM text_copy").get(0), false);
        assertThat(gradePage("A1", token()).body()).contains("Let it count first");
    }

    /** What came is more than what was graded. */
    @Test
    void a_report_whose_text_was_graded_waits_to_be_graded_itself() {
        type(phone.text(1, SEEN));
        grade("B2", token());
        phone.report(SEEN);

        phone.exchange(at.address());

        assertThat(at.rows("SELECT need FROM awaiting_review")).containsExactly("CHANGED");
        assertThat(at.rows("SELECT graded FROM counted_observation")).containsExactly("0");
        assertThat(supervisor.get("/reports/A1-1").body()).contains("SUPERVISOR graded its text B2");
        assertThat(grade("A1", "")).isEqualTo(400);
        var desk = new Deciding(at, supervisor);
        desk.grade("A1-1", "C3");
        assertThat(at.rows("SELECT graded FROM counted_observation")).containsExactly("1");
        desk.undo("A1-1");
        assertThat(at.rows("SELECT graded FROM counted_observation")).containsExactly("0");
        assertThat(at.rows("SELECT need FROM awaiting_review")).containsExactly("NEW");
        assertThat(supervisor.get("/reports/A1-1").body()).doesNotContain("Graded B2");
    }

    private boolean graded(String grade) {
        return supervisor.get("/reports").body().contains("Graded " + grade);
    }

    private long graded() {
        return at.number("SELECT count(*) FROM counted_text WHERE graded");
    }

    private String token() {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(supervisor.get("/texts").body());
        return token.find() ? token.group(1) : "";
    }

    private int grade(String grade, String token) {
        return gradePage(grade, token).statusCode();
    }

    private HttpResponse<String> gradePage(String grade, String token) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "receipt",
                "A1-1-" + check(),
                "text",
                at.rows("SELECT text FROM text_copy").get(0),
                "token",
                token));
        if (!grade.isEmpty()) {
            fields.put("source", grade.substring(0, 1));
            fields.put("information", grade.substring(1));
        }
        return supervisor.submit("/texts/grade", fields);
    }

    private int undo() {
        return supervisor
                .submit(
                        "/texts/grade/undo",
                        Map.of(
                                "receipt",
                                "A1-1-" + check(),
                                "text",
                                at.rows("SELECT text FROM text_copy").get(0),
                                "token",
                                token()))
                .statusCode();
    }

    private int decide(String text, boolean accepted) {
        return supervisor
                .submit(
                        "/texts/decide",
                        Map.of("receipt", "A1-1-" + check(), "text", text, "accepted", String.valueOf(accepted)))
                .statusCode();
    }

    private String distinct() {
        Matcher shown = Pattern.compile("id=\"distinct\">(\\d+)<")
                .matcher(supervisor.get("/").body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private HttpResponse<String> type(String text) {
        return supervisor.submit("/texts", Map.of("text", text));
    }

    private static String check() {
        return check("A1");
    }

    private static String check(String author) {
        String spoken = new ReceiptCode(false, author, 1, 1).spoken();
        return spoken.substring(spoken.length() - 1);
    }
}
