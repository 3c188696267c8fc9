package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two phones tell of the same: proposed, merged, kept apart or linked by a person; and found by their codes. */
class PairsTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Deciding desk;
    private String one;
    private String other;

    @BeforeEach
    void report() {
        at = ServerAtWork.in(directory);
        one = reported(at.phone(), Duration.ZERO);
        other = reported(at.phone(), Duration.ofMinutes(40));
        desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
    }

    private String reported(PhoneAtWork phone, Duration later) {
        long number = phone.report(Samples.smuggling(NOON.plus(later)));
        phone.exchange(at.address());
        return new ReceiptCode(false, phone.invitation().officerCode(), 1, number).spoken();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void a_likely_duplicate_is_proposed_on_both_pages_with_the_reasons_and_nothing_is_merged_by_itself() {
        assertThat(desk.page(one))
                .contains("May tell of the same", other, "40 minutes apart", "same known point", "differs");
        assertThat(desk.page(other)).contains("May tell of the same", one);
        assertThat(at.number("SELECT count(*) FROM counted_observation")).isEqualTo(2);

        desk.merge(one, other);
        assertThat(at.number("SELECT count(*) FROM counted_observation")).isEqualTo(1);
        assertThat(desk.page(other)).doesNotContain("May tell of the same");
    }

    @Test
    void what_a_person_said_is_not_the_same_is_never_proposed_again_even_after_a_restart() {
        say("APART");
        assertThat(desk.page(one)).doesNotContain("May tell of the same");
        assertThat(desk.page(other)).doesNotContain("May tell of the same");
        assertThat(at.number("SELECT count(*) FROM counted_observation")).isEqualTo(2);
    }

    @Test
    void a_link_says_on_both_pages_whether_the_sources_are_independent_changes_no_count_and_can_be_taken_away() {
        say("CORROBORATES");

        assertThat(desk.page(one)).contains("Linked with, not independent:", other, "the same crew on two patrols");
        assertThat(desk.page(other)).contains("Linked with, not independent:", one);
        assertThat(at.number("SELECT count(*) FROM counted_observation")).isEqualTo(2);
        say("OPEN");
        assertThat(desk.page(one)).contains("May tell of the same").doesNotContain("Linked with");
    }

    @Test
    void reports_from_before_places_were_kept_are_proposed_after_a_restart() {
        at.change("UPDATE observation SET latitude = NULL, longitude = NULL, accuracy = NULL");
        assertThat(desk.page(one)).doesNotContain("May tell of the same");

        at.restart();

        assertThat(new Deciding(at, at.signedIn(Role.SUPERVISOR)).page(one)).contains("May tell of the same");
    }

    @Test
    void nobody_is_shown_a_duplicate_of_a_region_that_is_not_theirs() {
        at.change("UPDATE observation SET region_code = 'LR-LO' WHERE receipt = '" + other + "'");
        String password = at.server().people().add("nimba", Set.of(Role.SUPERVISOR), Optional.of(Set.of("LR-NI")));
        var regional = new Deciding(at, at.visitor().signIn("nimba", password));

        assertThat(regional.page(one)).contains(one).doesNotContain(other, "May tell of the same");
        assertThat(regional.send(one, "pair", Map.of("other", other, "said", "APART"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(regional.send(one, "merge", Map.of("other", other)).statusCode())
                .isEqualTo(400);
        assertThat(regional.visitor().get("/find?receipt=" + other).body()).contains("not here yet, or not for you");
        assertThat(regional.visitor().get("/find?receipt=" + one).body()).contains("it is here and counts");
    }

    @Test
    void who_compares_with_a_restricted_report_has_read_it_and_that_is_written_down() {
        desk.interfaces(other, "I6", "");
        desk.page(one);

        assertThat(at.server().people().log().newest(100)).anySatisfy(line -> {
            assertThat(line.page()).isEqualTo("GET /reports/" + one);
            assertThat(line.what()).isEqualTo(other);
        });
    }

    @Test
    void a_code_is_answered_by_what_has_become_of_its_report() {
        assertThat(found(one)).contains("it is here and counts");
        desk.merge(one, other);
        assertThat(found(one)).contains("merged into another report");
        desk.retract(other, "a slip");
        assertThat(found(other)).contains("taken back, and does not count");
        assertThat(found("K7-1")).contains("no phone of this mission has that code");
        assertThat(found("A1-77")).contains("not here yet");
        assertThat(found("EX-A1-1")).contains("the other mode");
        assertThat(found("hello")).contains("is not a receipt code");
    }

    private String found(String code) {
        return desk.visitor().get("/find?receipt=" + code).body();
    }

    private void say(String said) {
        assertThat(desk.send(one, "pair", Map.of("other", other, "said", said)).statusCode())
                .isEqualTo(303);
    }
}
