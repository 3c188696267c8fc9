package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route, tried by everybody. A route that this table lacks fails the test. */
class AccessTest {

    private static final String NOBODYS = "/phones/0000000000000000/confirm";

    /** Route and right as the server names them, a request to it, and its status signed out, supervisor, administrator. */
    private record Line(String route, Right right, String path, int signedOut, int supervisor, int administrator) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }
    }

    private static final List<Line> TABLE = List.of(
            new Line("GET /", Right.READ_REPORTS, "/", 303, 200, 200),
            new Line("GET /health", Right.ANYONE, "/health", 200, 200, 200),
            new Line("GET /look/{name}", Right.ANYONE, "/look/pages.css", 200, 200, 200),
            new Line("GET /sign-in", Right.ANYONE, "/sign-in", 200, 200, 200),
            new Line("POST /sign-in", Right.ANYONE, "/sign-in", 401, 401, 401),
            new Line("POST /exchange", Right.PHONES, "/exchange", 422, 422, 422),
            new Line("GET /reports", Right.READ_REPORTS, "/reports", 303, 200, 200),
            new Line("GET /reports/{receipt}", Right.READ_REPORTS, "/reports/K7-42", 303, 404, 404),
            new Line("GET /courier", Right.IMPORT, "/courier", 303, 200, 200),
            new Line("POST /courier", Right.IMPORT, "/courier", 403, 400, 400),
            new Line("GET /courier/answers/{name}", Right.IMPORT, "/courier/answers/x", 303, 404, 404),
            new Line("GET /phones", Right.ENROL, "/phones", 303, 403, 200),
            new Line("POST /phones/invite", Right.ENROL, "/phones/invite", 403, 403, 200),
            new Line("POST /phones/{id}/confirm", Right.ENROL, NOBODYS, 403, 403, 404),
            new Line("POST /sign-out", Right.READ_REPORTS, "/sign-out", 403, 303, 303));

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor signedOut;
    private Visitor supervisor;
    private Visitor administrator;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        signedOut = at.visitor();
        supervisor = at.signedIn(Role.SUPERVISOR);
        administrator = at.signedIn(Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void every_route_names_its_right_and_stands_in_the_table() {
        List<String> routes = new ArrayList<>();
        Web.eachRoute(at.server().http(), routes::add);

        assertThat(routes)
                .containsExactlyInAnyOrderElementsOf(TABLE.stream()
                        .map(line -> line.route + " [" + line.right + "]")
                        .toList());
    }

    @Test
    void every_route_answers_everybody_as_the_table_says() {
        for (Line line : TABLE) {
            assertThat(tried(signedOut, line)).as("%s signed out", line.route).isEqualTo(line.signedOut);
            assertThat(tried(supervisor, line)).as("%s supervisor", line.route).isEqualTo(line.supervisor);
            assertThat(tried(administrator, line))
                    .as("%s administrator", line.route)
                    .isEqualTo(line.administrator);
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in_page() {
        assertThat(signedOut.get("/").headers().firstValue("Location")).contains("/sign-in");
    }

    @Test
    void HEAD_needs_the_right_of_its_GET_and_carries_no_page() {
        for (Line line : TABLE) {
            if (!line.method().equals("GET")) {
                continue;
            }
            HttpResponse<String> nobody = signedOut.ask("HEAD", line.path);
            assertThat(nobody.statusCode()).as("%s signed out", line.route).isEqualTo(line.right.open() ? 200 : 403);
            assertThat(supervisor.ask("HEAD", line.path).statusCode())
                    .as("%s supervisor", line.route)
                    .isEqualTo(line.supervisor == 403 ? 403 : 200);
            assertThat(administrator.ask("HEAD", line.path).statusCode())
                    .as("%s administrator", line.route)
                    .isEqualTo(200);
            assertThat(nobody.body()).isEmpty();
        }
    }

    @Test
    void no_other_method_opens_any_route() {
        for (Line line : TABLE) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
                assertThat(administrator.ask(method, line.path).statusCode())
                        .as("%s %s", method, line.path)
                        .isIn(403, 404, 405);
            }
        }
    }

    @Test
    void a_form_without_or_with_a_wrong_token_is_refused() {
        String others = supervisor.formToken();
        for (Line line : TABLE) {
            if (!line.method().equals("POST") || line.right.open()) {
                continue;
            }
            for (Map<String, String> fields : List.of(
                    Map.<String, String>of(),
                    Map.of("form_token", ""),
                    Map.of("form_token", "null"),
                    Map.of("form_token", others))) {
                assertThat(administrator.post(line.path, fields).statusCode())
                        .as("%s %s", line.route, fields)
                        .isEqualTo(403);
            }
        }
        assertThat(administrator.get("/").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(at.number("SELECT count(*) FROM enrolment")).isZero();
    }

    @Test
    void every_answer_carries_the_strict_headers() {
        for (Visitor visitor : List.of(signedOut, supervisor)) {
            for (Line line : TABLE) {
                if (!line.path.equals("/sign-out")) {
                    assertStrict(
                            line.route, visitor.ask(line.method(), line.path).headers());
                }
            }
            assertStrict("unknown", visitor.get("/no/such/page").headers());
            assertStrict("wrong method", visitor.ask("DELETE", "/").headers());
        }
    }

    @Test
    void nothing_but_fonts_and_style_is_kept_by_a_browser() {
        for (Line line : TABLE) {
            if (!line.path.equals("/sign-out")) {
                assertThat(administrator.ask(line.method(), line.path).headers().firstValue("Cache-Control"))
                        .as(line.route)
                        .contains(line.path.startsWith("/look/") ? "public, max-age=3600" : "no-store");
            }
        }
    }

    @Test
    void an_unknown_address_gives_a_page_that_says_so() {
        for (Visitor visitor : List.of(signedOut, supervisor)) {
            HttpResponse<String> answer = visitor.get("/no/such/page");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).contains("There is nothing at this address");
        }
    }

    @Test
    void no_page_references_another_host() {
        Pattern elsewhere = Pattern.compile(
                "(?:href|src|action|srcset|data)\\s*=\\s*[\"']?(?:[a-z]+:)?//|url\\(\\s*[\"']?(?:[a-z]+:)?//|@import");
        for (Line line : TABLE) {
            if (!line.path.equals("/sign-out")) {
                assertThat(administrator.ask(line.method(), line.path).body())
                        .as(line.route)
                        .doesNotContainPattern(elsewhere);
            }
        }
    }

    private static int tried(Visitor visitor, Line line) {
        return line.method().equals("POST") && !line.path.equals("/exchange")
                ? visitor.submit(line.path).statusCode()
                : visitor.ask(line.method(), line.path).statusCode();
    }

    private static void assertStrict(String what, HttpHeaders headers) {
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .as(what)
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(headers.firstValue("X-Content-Type-Options")).as(what).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).as(what).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).as(what).isPresent();
        assertThat(headers.firstValue("Server")).as(what).isEmpty();
    }
}
