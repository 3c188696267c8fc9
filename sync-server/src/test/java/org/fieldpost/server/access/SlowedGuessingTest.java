package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever guesses waits longer and longer; nobody is locked out for good. */
class SlowedGuessingTest {

    private static final String HERE = "198.51.100.7";
    private static final String THERE = "203.0.113.9";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private String password;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        password = at.server().people().add("amina", Role.SUPERVISOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private SignIn.Result tried(String name, String word, String from) {
        return at.server().people().signIn().begin(name, word, from);
    }

    private Duration wait(String name, String from) {
        return tried(name, "wrong", from) instanceof SignIn.Wait wait ? wait.time() : Duration.ZERO;
    }

    @Test
    void a_few_wrong_tries_cost_nothing_then_each_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) {
            assertThat(wait("amina", HERE)).as("try %d", i).isZero();
        }
        Duration last = Duration.ZERO;
        for (int i = 0; i < 15; i++) {
            Duration wait = wait("amina", HERE);
            assertThat(wait).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofMinutes(15));
            last = wait;
            at.clock().advance(wait);
            assertThat(tried("amina", "wrong", HERE)).isEqualTo(new SignIn.Refused());
        }
        assertThat(last).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_right_password_is_not_looked_at_too_early_and_opens_when_the_wait_is_over() {
        for (int i = 0; i < 5; i++) {
            wait("amina", HERE);
        }
        assertThat(tried("amina", password, HERE)).isEqualTo(new SignIn.Wait(Duration.ofSeconds(2)));
        assertThat(tried("amina", password, HERE))
                .as("trying early makes it no longer")
                .isEqualTo(new SignIn.Wait(Duration.ofSeconds(2)));

        at.clock().advance(Duration.ofSeconds(2));
        assertThat(tried("amina", password, HERE)).isInstanceOf(SignIn.Opened.class);
        assertThat(wait("amina", HERE)).as("forgotten").isZero();
    }

    @Test
    void the_count_outlives_a_restart() {
        for (int i = 0; i < 5; i++) {
            wait("amina", HERE);
        }
        at.restart();

        assertThat(wait("amina", HERE)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void guessing_one_name_from_many_addresses_is_slowed_too_and_its_owner_still_gets_in_from_where_he_was_before() {
        assertThat(tried("amina", password, HERE)).isInstanceOf(SignIn.Opened.class);
        for (int i = 0; i < 30; i++) {
            tried("amina", "wrong", "203.0.113." + i);
        }
        assertThat(tried("amina", password, THERE)).as("from a new address").isInstanceOf(SignIn.Wait.class);

        assertThat(tried("amina", password, HERE)).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void guessing_many_names_from_one_address_is_slowed() {
        for (int i = 0; i < 40; i++) {
            assertThat(wait("name" + i, HERE)).isZero();
        }
        assertThat(wait("another", HERE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(wait("another", THERE)).isZero();
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_wait_longer() {
        for (int i = 0; i < 5; i++) {
            wait("amina", HERE);
        }
        at.clock().advance(Duration.ofDays(-400));

        assertThat(wait("amina", HERE)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_page_says_how_long_to_wait_and_the_same_of_a_name_that_is_nobodys() {
        for (String name : new String[] {"amina", "nobody"}) {
            var fields = Map.of("name", name, "password", "wrong");
            for (int i = 0; i < 5; i++) {
                assertThat(at.visitor().post("/sign-in", fields).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> answer = at.visitor().post("/sign-in", fields);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("3");
            assertThat(answer.body()).contains("Too many tries. Wait 3 seconds");
        }
    }

    @Test
    void no_typed_name_stands_in_the_database() {
        tried("my secret password", "x", HERE);

        assertThat(at.rows("SELECT of_whom FROM sign_in_tries"))
                .hasSize(3)
                .noneMatch(row -> row.contains("secret") || row.contains(HERE));
    }
}
