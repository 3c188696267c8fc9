package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    @TempDir
    Path directory;

    private ServerAtWork at;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void a_wrong_password_takes_no_session() {
        at.server().people().add("amina", Role.SUPERVISOR);

        HttpResponse<String> answer =
                at.visitor().post("/sign-in", Map.of("name", "amina", "password", "abcd-efgh-jkmn"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("Name and password do not fit");
        assertThat(at.number("SELECT count(*) FROM session")).isZero();
    }

    @Test
    void an_unknown_name_is_answered_as_a_wrong_password_is() {
        at.server().people().add("amina", Role.SUPERVISOR);

        HttpResponse<String> known = at.visitor().post("/sign-in", Map.of("name", "amina", "password", "x"));
        HttpResponse<String> unknown = at.visitor().post("/sign-in", Map.of("name", "nobody", "password", "x"));

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void a_password_of_one_is_not_the_password_of_another() {
        at.server().people().add("amina", Role.SUPERVISOR);
        String other = at.server().people().add("boubacar", Role.ADMINISTRATOR);

        assertThat(at.visitor()
                        .post("/sign-in", Map.of("name", "amina", "password", other))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void no_script_and_no_other_site_gets_at_the_session_cookie() {
        String password = at.server().people().add("amina", Role.SUPERVISOR);

        String cookie = at.visitor()
                .post("/sign-in", Map.of("name", "amina", "password", password))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    }

    @Test
    void signing_out_ends_the_session_and_no_other() {
        Visitor here = at.signedIn(Role.SUPERVISOR);
        Visitor there = at.signedIn(Role.ADMINISTRATOR);

        here.submit("/sign-out");

        assertThat(here.get("/").statusCode()).isEqualTo(303);
        assertThat(there.get("/phones").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_ends_after_twelve_hours() {
        Visitor visitor = at.signedIn(Role.SUPERVISOR);

        at.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        at.clock().advance(Duration.ofSeconds(1));
        assertThat(visitor.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_lives_through_a_restart_of_the_server() {
        Visitor visitor = at.signedIn(Role.SUPERVISOR);

        at.restart();

        assertThat(visitor.at(at.address()).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void the_database_holds_neither_password_nor_session_token() {
        String password = at.server().people().add("amina", Role.SUPERVISOR);
        String token = at.visitor().signIn("amina", password).session().split("=", 2)[1];

        assertThat(at.rows("SELECT password_hash FROM person")).hasSize(1).noneMatch(row -> row.contains(password));
        assertThat(at.rows("SELECT token_hash, form_token FROM session"))
                .hasSize(1)
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void the_first_administrator_is_made_once() {
        assertThat(at.server().people().first("administrator", Set.of(Role.ADMINISTRATOR)))
                .isPresent();
        assertThat(at.server().people().first("another", Set.of(Role.ADMINISTRATOR)))
                .isEmpty();
    }
}
