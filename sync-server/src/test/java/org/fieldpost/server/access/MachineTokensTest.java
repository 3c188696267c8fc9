package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token opens what its person may read, for programs alone, until it ends; nothing else opens by it, and nothing without. */
class MachineTokensTest {

    private static final String FEATURES = "/api/features";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor administrator;
    private Visitor amina;
    private String password;
    private String token;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        administrator = at.signedIn(Role.ADMINISTRATOR);
        password = at.server().people().add("amina", Role.ANALYST);
        amina = at.visitor().signIn("amina", password);
        token = ProgramAtWork.token(amina, "QGIS", password);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private int asked(String given) {
        return ProgramAtWork.bearing(at, given).get(FEATURES).statusCode();
    }

    @Test
    void as_a_bearer_or_as_a_password_it_opens_what_programs_may_read() {
        assertThat(asked(token)).isEqualTo(200);
        assertThat(ProgramAtWork.withPassword(at, token).get(FEATURES).statusCode())
                .isEqualTo(200);
    }

    @Test
    void it_opens_no_page_and_no_form() {
        for (RouteTable.Line line : RouteTable.LINES) {
            if (line.right().open() || line.right().byToken()) {
                continue;
            }
            int status = ProgramAtWork.bearing(at, token)
                    .ask(line.method(), line.path())
                    .statusCode();
            assertThat(status).as(line.route()).isIn(line.inExercisesAlone() ? List.of(404) : List.of(303, 403));
        }
    }

    @Test
    void in_an_address_it_opens_nothing() {
        ProgramAtWork none = ProgramAtWork.presenting(at, "");
        for (String query : List.of("?token=" + token, "?access_token=" + token, "?Authorization=Bearer%20" + token)) {
            assertThat(none.get(FEATURES + query).statusCode()).as(query).isEqualTo(401);
        }
    }

    @Test
    void whoever_presents_none_or_a_wrong_one_is_told_how_in_a_problem_document() {
        for (String authorization : List.of(
                "", "Bearer", "Bearer ", "Basic !!", "Basic eA==", "Digest x", "Bearer fieldpost-" + "0".repeat(64))) {
            HttpResponse<String> answer =
                    ProgramAtWork.presenting(at, authorization).get(FEATURES);
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .anyMatch(challenge -> challenge.startsWith("Bearer "))
                    .anyMatch(challenge -> challenge.startsWith("Basic "));
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"status\":401", "own page");
        }
    }

    @Test
    void the_database_holds_its_hash_and_no_page_shows_it_again() {
        assertThat(at.rows("SELECT * FROM machine_token"))
                .singleElement()
                .asString()
                .contains(HexFormat.of().formatHex(Tokens.hash(token)))
                .doesNotContain(token.substring(10));
        assertThat(amina.get("/me").body()).contains("QGIS").doesNotContain(token);
    }

    @Test
    void it_takes_the_password_and_a_name_and_a_time_to_make_one() {
        for (Map<String, String> wrong : List.of(
                Map.of("name", "R", "days", "30", "old", "not this"),
                Map.of("name", "R", "days", "366", "old", password),
                Map.of("name", "R", "days", "0", "old", password),
                Map.of("name", " ", "days", "30", "old", password),
                Map.of("name", "QGIS", "days", "30", "old", password))) {
            HttpResponse<String> answer = amina.submit("/me/tokens", wrong);
            assertThat(answer.statusCode()).as("%s", wrong).isEqualTo(400);
            assertThat(answer.body()).contains("class=\"problem\"");
        }
        assertThat(at.number("SELECT count(*) FROM machine_token")).isEqualTo(1);
    }

    @Test
    void it_expires_by_itself() {
        at.clock().advance(Duration.ofDays(30).minusMinutes(1));
        assertThat(asked(token)).isEqualTo(200);
        at.clock().advance(Duration.ofMinutes(1));
        assertThat(asked(token)).isEqualTo(401);
    }

    @Test
    void its_person_revokes_it_and_nobody_else_can() {
        at.signedIn(Role.SUPERVISOR).submit("/me/tokens/revoke", Map.of("name", "QGIS"));
        assertThat(asked(token)).isEqualTo(200);

        amina.submit("/me/tokens/revoke", Map.of("name", "QGIS"));

        assertThat(asked(token)).isEqualTo(401);
        assertThat(deeds()).contains("amina TOKEN_MADE QGIS", "amina TOKEN_REVOKED QGIS");
    }

    private List<String> deeds() {
        return at.rows("SELECT who || ' ' || deed || ' ' || what FROM audit_log");
    }

    @Test
    void it_ends_when_its_person_is_turned_off_and_stays_ended_when_they_are_turned_on_again() {
        administrator.submit("/people/turn-off", Map.of("name", "amina"));
        assertThat(asked(token)).isEqualTo(401);
        administrator.submit("/people/turn-on", Map.of("name", "amina"));
        assertThat(asked(token)).isEqualTo(401);
    }

    @Test
    void it_ends_with_the_right_to_read_reports_and_keeps_to_what_its_person_now_sees() {
        at.server().people().change("amina", Set.of(Role.SUPERVISOR), Optional.of(Set.of(RowsSeen.NIMBA)), "");
        assertThat(asked(token)).as("reads on").isEqualTo(200);

        at.server().people().change("amina", Set.of(Role.CONDUCT), Optional.empty(), "");
        assertThat(asked(token)).isEqualTo(401);
        at.server().people().change("amina", Set.of(Role.ANALYST), Optional.empty(), "");
        assertThat(asked(token)).isEqualTo(401);
    }

    @Test
    void it_ends_when_the_password_changes_and_when_everybody_is_signed_out() {
        String other = "plum ladder seven rivers";
        amina.submit("/me/password", Map.of("old", password, "password", other));
        assertThat(asked(token)).isEqualTo(401);

        String second = ProgramAtWork.token(amina, "R", other);
        assertThat(asked(second)).isEqualTo(200);
        administrator.submit("/people/sign-all-out", Map.of("really", "yes"));
        assertThat(asked(second)).isEqualTo(401);
    }

    @Test
    void while_its_person_owes_codes_it_opens_nothing() {
        at.server().people().requireCodes(true, "");

        HttpResponse<String> answer = ProgramAtWork.bearing(at, token).get(FEATURES);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("one-time codes first");
        assertThat(amina.submit("/me/tokens", Map.of("name", "R", "days", "30", "old", password))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_server_put_back_from_a_copy_knows_no_token(@TempDir Path copy) {
        at.copyTo(copy.resolve("copy"));
        assertThat(asked(token)).as("a restart ends none").isEqualTo(200);

        at.putBack(copy.resolve("copy"));

        assertThat(asked(token)).isEqualTo(401);
    }

    @Test
    void guessing_is_slowed_down_and_a_right_one_waits_as_long() {
        for (int i = 0; i < 40; i++) {
            assertThat(asked("fieldpost-" + i)).isEqualTo(401);
        }
        HttpResponse<String> answer = ProgramAtWork.bearing(at, token).get(FEATURES);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");

        at.clock().advance(Duration.ofSeconds(3));
        assertThat(asked(token)).isEqualTo(200);
    }

    @Test
    void a_program_that_keeps_asking_with_an_old_one_slows_no_other_down() {
        amina.submit("/me/tokens", Map.of("name", "R", "days", "30", "old", password));
        String old = token;
        amina.submit("/me/tokens/revoke", Map.of("name", "QGIS"));
        for (int i = 0; i < 60; i++) {
            assertThat(asked(old)).isEqualTo(i < 5 ? 401 : 429);
        }
        assertThat(asked(ProgramAtWork.token(amina, "QGIS", password))).isEqualTo(200);
    }

    @Test
    void its_page_says_when_it_was_last_used() {
        assertThat(amina.get("/me").body()).contains("Never used");
        asked(token);
        assertThat(amina.get("/me").body()).contains("Last used 18 Nov 2026");
    }
}
