package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Supervisors decide about reports: on their pages, on the phone and in what counts. */
class DecisionsTest {

    private static final Entry FIRST = entry(1, new Body.ObservationRevision(Samples.smuggling(NOON)));
    private static final Body.Base REPORT = Body.Base.of(1, 1, FIRST.body());

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Deciding desk;
    private String receipt;
    private String other;

    @BeforeEach
    void report() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.report(Samples.resourceSite(NOON.minus(Duration.ofDays(2))));
        phone.exchange(at.address());
        desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        receipt = receipt(1);
        other = receipt(2);
    }

    private String receipt(long number) {
        return new ReceiptCode(false, phone.invitation().officerCode(), 1, number).spoken();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void a_grade_stands_on_the_page_and_in_the_list_and_goes_down_to_the_phone() {
        desk.grade(receipt, "B2");

        assertThat(desk.page(receipt))
                .contains("Graded B2", "SUPERVISOR graded it B2")
                .doesNotContain("Not graded yet");
        assertThat(desk.visitor().get("/reports").body()).contains("Graded B2");
        assertThat(told()).containsExactly("GRADED B2");
    }

    @Test
    void a_grade_that_is_none_is_refused_with_what_one_looks_like() {
        for (String wrong : List.of("G2", "B7", "b2")) {
            var answer = desk.send(receipt, "grade", Deciding.grade(wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("as in B2");
        }
        assertThat(at.number("SELECT count(*) FROM ruling")).isZero();
    }

    @Test
    void who_decides_second_is_told_what_the_first_decided_and_must_say_it_again() {
        Visitor second = at.visitor().signIn("sira", at.server().people().add("sira", Role.SUPERVISOR));
        var late = new Deciding(at, second);
        String seen = late.token(receipt);
        desk.grade(receipt, "B2");

        var answer = late.send(receipt, "grade", seen, Deciding.grade("E5"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Something came in between", "SUPERVISOR graded it B2", "value=\"E\"");
        assertThat(told()).as("nothing of the second is kept yet").containsExactly("GRADED B2");
        late.grade(receipt, "E5");
        assertThat(told()).containsExactly("GRADED B2", "GRADED E5");
        assertThat(desk.page(receipt)).contains("SUPERVISOR graded it B2", "sira graded it E5", "Graded E5");
    }

    @Test
    void undoing_a_first_grade_puts_the_report_back_into_the_queue_and_tells_the_phone() {
        desk.grade(receipt, "B2");
        assertThat(queue()).doesNotContain(receipt);

        desk.undo(receipt);

        assertThat(queue()).contains(receipt);
        assertThat(desk.page(receipt)).contains("Not graded yet", "graded it B2", "took the decision back");
        assertThat(told()).containsExactly("GRADED B2", "REOPENED ");
        assertThat(at.number("SELECT count(*) FROM ruling"))
                .as("nothing is deleted")
                .isEqualTo(2);
    }

    @Test
    void each_decision_is_later_than_the_one_before_for_the_phone_even_when_the_clock_stands_still() {
        desk.grade(receipt, "B2");
        desk.grade(receipt, "B3");
        at.clock().advance(Duration.ofHours(-5));
        desk.grade(receipt, "C3");

        phone.exchange(at.address());
        List<Body.Ruled> ruled = rulings();
        assertThat(ruled)
                .extracting(r -> r.ruling().grade().orElseThrow().toString())
                .containsExactly("B2", "B3", "C3");
        assertThat(ruled.get(0).at()).isBefore(ruled.get(1).at());
        assertThat(ruled.get(1).at()).isBefore(ruled.get(2).at());
        assertThat(desk.page(receipt)).contains("Graded C3");
    }

    @Test
    void a_correction_after_grading_keeps_the_grade_in_sight_and_comes_back_to_the_queue() {
        desk.grade(receipt, "B2");
        phone.write(PhoneAtWork.revision(FIRST, Samples.smuggling(NOON, "The far bank.")));
        phone.exchange(at.address());

        assertThat(queue()).contains(receipt);
        assertThat(desk.page(receipt)).contains("Graded B2", "Changed since decided");
        assertThat(desk.visitor().get("/").body()).contains("0 of them graded");

        desk.grade(receipt, "B3");
        assertThat(queue()).doesNotContain(receipt);
        assertThat(desk.visitor().get("/").body()).contains("1 of them graded");
    }

    @Test
    void every_revision_stands_beside_the_one_before_it_and_what_differs_says_so() {
        phone.write(PhoneAtWork.revision(FIRST, Samples.smuggling(NOON, "The far bank.")));
        phone.exchange(at.address());

        String page = desk.page(receipt);
        assertThat(page).contains("Every revision, side by side");
        assertThat(page.replaceAll("\\s+", " "))
                .contains("<strong class=\"changed\">differs</strong> <bdi>The far bank.</bdi>")
                .containsOnlyOnce("class=\"changed\"");
    }

    @Test
    void what_is_merged_counts_once_and_can_be_parted_again() {
        desk.merge(receipt, other);

        assertThat(counted()).containsExactly(other);
        assertThat(desk.page(receipt)).contains("Merged into", other);
        assertThat(desk.page(other)).contains("Merged into this:", receipt);
        assertThat(told()).containsExactly("MERGED " + other);

        desk.undo(receipt);
        assertThat(counted()).containsExactlyInAnyOrder(receipt, other);
    }

    @Test
    void nothing_is_merged_into_itself_or_into_what_does_not_count_or_is_not_there() {
        assertThat(desk.send(receipt, "merge", Map.of("other", receipt)).statusCode())
                .isEqualTo(400);
        assertThat(desk.send(receipt, "merge", Map.of("other", "K9-77")).body()).contains("no report K9-77");
        desk.merge(other, receipt);
        assertThat(desk.send(receipt, "merge", Map.of("other", other)).body()).contains("counts no more");
        assertThat(counted()).containsExactly(receipt);
    }

    @Test
    void a_report_merged_into_one_that_is_then_taken_back_comes_to_the_queue_again() {
        desk.merge(receipt, other);
        assertThat(queue()).doesNotContain(receipt);

        desk.retract(other, "never happened");

        assertThat(queue()).contains(receipt, "The report it was merged into counts no more");
    }

    @Test
    void taking_a_report_out_needs_a_reason_and_can_be_taken_back() {
        assertThat(desk.send(receipt, "retract", Map.of("reason", " ")).statusCode())
                .isEqualTo(400);

        desk.retract(receipt, "it was a wedding");
        assertThat(counted()).containsExactly(other);
        assertThat(desk.page(receipt)).contains("Taken out of the count", "it was a wedding");
        assertThat(told()).containsExactly("RETRACTED ");

        desk.undo(receipt);
        assertThat(counted()).containsExactlyInAnyOrder(receipt, other);
    }

    @Test
    void the_reviewers_interfaces_count_the_officers_stay_beside_them_and_count_again_when_withdrawn() {
        desk.interfaces(other, "I4", "I7");

        assertThat(desk.page(other))
                .contains(
                        "Officer&#39;s interfaces".replace("&#39;", "'"),
                        "Reviewer's interfaces",
                        "the photo shows it");
        assertThat(interfaces(other)).containsExactlyInAnyOrder("I4", "I7");
        desk.undoInterfaces(other);
        assertThat(interfaces(other)).containsExactlyInAnyOrder("I1", "I2");
    }

    @Test
    void what_a_reviewer_finds_about_officials_is_restricted_from_then_on_also_after_a_correction() {
        assertThat(at.rows("SELECT handling FROM observation WHERE receipt = '" + receipt + "'"))
                .containsExactly("H2");
        desk.interfaces(receipt, "I6", "");
        assertThat(at.rows("SELECT handling FROM observation WHERE receipt = '" + receipt + "'"))
                .containsExactly("H3");

        phone.write(PhoneAtWork.revision(FIRST, Samples.smuggling(NOON, "The far bank.")));
        phone.exchange(at.address());
        assertThat(at.rows("SELECT handling FROM observation WHERE receipt = '" + receipt + "'"))
                .containsExactly("H3");

        desk.undoInterfaces(receipt);
        assertThat(at.rows("SELECT handling FROM observation WHERE receipt = '" + receipt + "'"))
                .containsExactly("H2");
    }

    @Test
    void the_missions_own_people_are_never_named_as_an_interface_here() {
        var answer = desk.send(receipt, "interfaces", Map.of("first", "I3", "reason", "a truck of ours"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("conduct focal point");
        assertThat(at.number("SELECT count(*) FROM review_coding")).isZero();
    }

    @Test
    void a_report_whose_author_was_asked_waits_apart_and_comes_back_with_the_answer() {
        desk.ask(receipt, "Which bank of the river?");
        assertThat(queue()).doesNotContain(receipt);
        assertThat(desk.visitor().get("/review?asked=true").body()).contains(receipt);

        long question = at.number("SELECT id FROM question");
        phone.write(new Body.Answer(REPORT, new Answered(question, "The far one", false)));
        phone.exchange(at.address());

        assertThat(queue()).contains(receipt, "Answered");
        desk.grade(receipt, "B2");
        assertThat(queue()).doesNotContain(receipt);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_correction_after_a_merge_or_a_retraction_comes_to_the_queue_and_may_be_left_or_decided_anew(boolean merged) {
        if (merged) {
            desk.merge(receipt, other);
        } else {
            desk.retract(receipt, "it was a wedding");
        }
        assertThat(queue()).doesNotContain(receipt);
        phone.write(PhoneAtWork.revision(FIRST, Samples.smuggling(NOON, "The far bank.")));
        phone.exchange(at.address());

        assertThat(queue()).contains(receipt, "Changed since decided");
        assertThat(desk.send(receipt, "leave", Map.of()).statusCode()).isEqualTo(303);
        assertThat(queue()).doesNotContain(receipt);
        assertThat(counted()).containsExactly(other);

        desk.undo(receipt);
        assertThat(queue()).as("undone, it waits again").contains(receipt, "Changed since decided");
    }

    @Test
    void an_answer_to_a_report_out_of_the_count_comes_to_the_queue_and_does_not_stick_there() {
        desk.ask(receipt, "Which bank of the river?");
        desk.retract(receipt, "it was a wedding");
        assertThat(queue()).doesNotContain(receipt);
        phone.write(new Body.Answer(REPORT, new Answered(at.number("SELECT id FROM question"), "No wedding", false)));
        phone.exchange(at.address());

        assertThat(queue()).contains(receipt, "Answered");
        assertThat(desk.page(receipt)).contains("Leave it as decided");
        assertThat(desk.send(receipt, "leave", Map.of()).statusCode()).isEqualTo(303);

        assertThat(queue()).doesNotContain(receipt);
        assertThat(told()).as("the phone knew already").containsExactly("RETRACTED ");
        assertThat(desk.send(other, "leave", Map.of()).body()).contains("nothing to leave");
    }

    @Test
    void flash_comes_first_and_then_the_oldest() {
        at.clock().advance(Duration.ofMinutes(10));
        phone.report(Samples.smuggling(NOON, "", true));
        phone.exchange(at.address());

        String page = queue();
        assertThat(page.indexOf("data-receipt=\"" + other + "\""))
                .as("flash, older")
                .isLessThan(page.indexOf("data-receipt=\"" + receipt(3) + "\""));
        assertThat(page.indexOf("data-receipt=\"" + receipt(3) + "\""))
                .as("flash")
                .isLessThan(page.indexOf("data-receipt=\"" + receipt + "\""));
    }

    @Test
    void a_supervisor_of_another_region_neither_sees_it_in_the_queue_nor_decides_about_it() {
        String password = at.server().people().add("lofa", Set.of(Role.SUPERVISOR), Optional.of(Set.of("LR-LO")));
        var elsewhere = new Deciding(at, at.visitor().signIn("lofa", password));
        String token = desk.token(receipt);

        assertThat(elsewhere.visitor().get("/review").body()).doesNotContain(receipt);
        for (String what : List.of("grade", "retract", "merge", "undo", "interfaces", "questions", "pair")) {
            var fields = Map.of(
                    "source", "B", "information", "2", "reason", "x", "other", other, "first", "I1", "question", "?");
            assertThat(elsewhere.send(receipt, what, token, fields).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(at.number("SELECT count(*) FROM ruling")).isZero();
        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE kind IN (69, 70)"))
                .isZero();
    }

    /** The list alone, without the report that stands open beside it. */
    private String queue() {
        String page = desk.visitor().get("/review").body();
        return page.substring(page.indexOf("class=\"queue-list\""), page.indexOf("class=\"queue-detail\""));
    }

    private List<String> counted() {
        return at.rows("SELECT receipt FROM counted_observation");
    }

    private List<String> interfaces(String of) {
        return at.rows("SELECT interface FROM counted_interface WHERE receipt = '" + of + "'");
    }

    private List<Body.Ruled> rulings() {
        return phone.inbox().entries().stream()
                .map(BodyCodec::decode)
                .filter(Body.Ruled.class::isInstance)
                .map(Body.Ruled.class::cast)
                .toList();
    }

    /** What the phone has been told, in the order it came. */
    private List<String> told() {
        phone.exchange(at.address());
        return rulings().stream()
                .map(ruled -> {
                    Ruling said = ruled.ruling();
                    return said.outcome() + " "
                            + said.grade()
                                    .map(String::valueOf)
                                    .or(() -> said.into().map(String::valueOf))
                                    .orElse("");
                })
                .toList();
    }
}
