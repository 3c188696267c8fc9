package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding people, their links and passwords, the first administrator. */
class PeopleTest {

    private static final Pattern LINK = Pattern.compile("(/password/[0-9a-f]{64})");
    private static final String GOOD = "plum ladder seven rivers";

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

    private static String link(HttpResponse<String> page) {
        Matcher matcher = LINK.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> choose(String link, String password, String again) {
        return at.visitor().post(link, Map.of("password", password, "again", again));
    }

    @Test
    void an_added_person_chooses_a_password_by_a_link_that_works_once() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        String link =
                link(administrator.submit("/people", Map.of("name", "sira", "role", "SUPERVISOR", "region", "*")));
        assertThat(at.visitor().get(link).body()).contains("sira, choose your password");

        assertThat(choose(link, GOOD, GOOD).statusCode()).isEqualTo(303);
        assertThat(at.visitor().signIn("sira", GOOD).get("/").statusCode()).isEqualTo(200);
        assertThat(choose(link, GOOD + "!", GOOD + "!").statusCode()).isEqualTo(410);
        assertThat(at.visitor().get(link).body()).contains("This link works no more");
    }

    @Test
    void a_link_ends_after_a_day_and_a_new_one_ends_the_old() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        at.server().people().add("sira", Role.ANALYST);
        String old = link(administrator.submit("/people/link", Map.of("name", "sira")));
        String link = link(administrator.submit("/people/link", Map.of("name", "sira")));
        assertThat(at.visitor().get(old).statusCode()).isEqualTo(410);
        assertThat(at.visitor().get(link).statusCode()).isEqualTo(200);

        at.clock().advance(Duration.ofDays(1));
        assertThat(at.visitor().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_bad_password_is_said_to_be_so_and_the_link_goes_on_working() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        String link = link(administrator.submit("/people", Map.of("name", "sira", "role", "ANALYST")));

        assertThat(choose(link, "short", "short").body()).contains("12 to 200 characters");
        assertThat(choose(link, "password1234", "password1234").body()).contains("Many people use this password");
        assertThat(choose(link, GOOD, GOOD + "x").body()).contains("The two passwords differ");
        assertThat(choose(link, GOOD, GOOD).statusCode()).isEqualTo(303);
    }

    @Test
    void turning_a_person_off_ends_their_sessions_and_signing_in() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        String password = at.server().people().add("sira", Role.ANALYST);
        Visitor sira = at.visitor().signIn("sira", password);

        administrator.submit("/people/turn-off", Map.of("name", "sira"));

        assertThat(sira.get("/").statusCode()).isEqualTo(303);
        var fields = Map.of("name", "sira", "password", password);
        assertThat(at.visitor().post("/sign-in", fields).statusCode()).isEqualTo(401);
        administrator.submit("/people/turn-on", Map.of("name", "sira"));
        assertThat(at.visitor().post("/sign-in", fields).statusCode()).isEqualTo(303);
    }

    @Test
    void the_last_administrator_stays() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        for (String path : new String[] {"/people/turn-off", "/people/change"}) {
            HttpResponse<String> answer =
                    administrator.submit(path, Map.of("name", "ADMINISTRATOR", "role", "SUPERVISOR"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("nobody could administer this server");
        }
        assertThat(administrator.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void roles_and_regions_change_at_once_also_for_whoever_is_signed_in() {
        RowsSeen rows = RowsSeen.deliver(at);
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        String password = at.server().people().add("sira", Role.ANALYST);
        Visitor sira = at.visitor().signIn("sira", password);
        assertThat(rows.on(sira.get("/reports").body())).hasSize(9);

        administrator.submit("/people/change", Map.of("name", "sira", "role", "SUPERVISOR", "region", RowsSeen.NIMBA));
        assertThat(rows.on(sira.get("/reports").body())).isEqualTo(rows.reports(RouteTable.Who.REGIONAL));

        administrator.submit("/people/change", Map.of("name", "sira", "role", "CONDUCT"));
        assertThat(sira.get("/reports").statusCode()).isEqualTo(403);
    }

    @Test
    void signing_everybody_out_ends_every_session() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        Visitor sira = at.signedIn(Role.ANALYST);

        administrator.submit("/people/sign-all-out", Map.of("really", "yes"));

        assertThat(sira.get("/").statusCode()).isEqualTo(303);
        assertThat(administrator.get("/people").headers().firstValue("Location"))
                .contains("/sign-in");
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_not_this_one() {
        String password = at.server().people().add("sira", Role.ANALYST);
        Visitor here = at.visitor().signIn("sira", password);
        Visitor there = at.visitor().signIn("sira", password);

        assertThat(here.submit("/me/password", Map.of("old", "wrong", "password", GOOD))
                        .statusCode())
                .isEqualTo(400);
        assertThat(here.submit("/me/password", Map.of("old", password, "password", GOOD))
                        .statusCode())
                .isEqualTo(200);

        assertThat(here.get("/").statusCode()).isEqualTo(200);
        assertThat(there.get("/").statusCode()).isEqualTo(303);
        assertThat(at.visitor().signIn("sira", GOOD).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void the_first_administrator_is_made_by_a_link_once_while_there_is_nobody() {
        String old = at.server().people().links().first().orElseThrow();
        String token = at.server().people().links().first().orElseThrow();
        assertThat(at.visitor().get("/first/" + old).statusCode())
                .as("a new one ends the old")
                .isEqualTo(410);
        var bad = Map.of("name", "adama", "password", "short", "again", "short");
        assertThat(at.visitor().post("/first/" + token, bad).body()).contains("12 to 200 characters", "adama");

        Visitor first = Visitor.first(at.address() + "/first/" + token);

        assertThat(first.get("/").statusCode()).as("supervises").isEqualTo(200);
        assertThat(first.get("/people").statusCode()).as("administers").isEqualTo(200);
        assertThat(at.visitor().get("/first/" + token).statusCode()).isEqualTo(410);
        assertThat(at.server().people().links().first()).isEmpty();
    }

    @Test
    void the_first_link_ends_after_a_day() {
        String token = at.server().people().links().first().orElseThrow();
        at.clock().advance(Duration.ofDays(1));

        assertThat(at.visitor().get("/first/" + token).statusCode()).isEqualTo(410);
    }

    @Test
    void a_first_administrator_who_asks_for_codes_must_set_them_up() {
        String token = at.server().people().links().first().orElseThrow();
        at.visitor().post("/first/" + token, Map.of("name", "adama", "password", GOOD, "again", GOOD, "codes", "yes"));

        Visitor adama = at.visitor().signIn("adama", GOOD);
        assertThat(adama.get("/people").headers().firstValue("Location")).contains("/me/codes");
    }
}
