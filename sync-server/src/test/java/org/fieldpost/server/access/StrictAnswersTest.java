package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer tells browsers not to do. */
class StrictAnswersTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor signedOut;
    private Visitor administrator;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        signedOut = at.visitor();
        administrator = at.signedIn(Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void every_answer_carries_the_strict_headers() {
        for (Visitor visitor : List.of(signedOut, administrator)) {
            for (RouteTable.Line line : RouteTable.LINES) {
                if (!line.path().equals("/sign-out")) {
                    assertStrict(
                            line.route(),
                            visitor.ask(line.method(), line.path()).headers());
                }
            }
            assertStrict("unknown", visitor.get("/no/such/page").headers());
            assertStrict("wrong method", visitor.ask("DELETE", "/").headers());
        }
    }

    @Test
    void nothing_but_fonts_and_style_is_kept_by_a_browser() {
        for (RouteTable.Line line : RouteTable.LINES) {
            if (!line.path().equals("/sign-out")) {
                assertThat(administrator
                                .ask(line.method(), line.path())
                                .headers()
                                .firstValue("Cache-Control"))
                        .as(line.route())
                        .contains(line.path().startsWith("/look/") ? "public, max-age=3600" : "no-store");
            }
        }
    }

    @Test
    void no_page_references_another_host() {
        Pattern elsewhere = Pattern.compile(
                "(?:href|src|action|srcset|data)\\s*=\\s*[\"']?(?:[a-z]+:)?//|url\\(\\s*[\"']?(?:[a-z]+:)?//|@import");
        for (RouteTable.Line line : RouteTable.LINES) {
            if (!line.path().equals("/sign-out")) {
                assertThat(administrator.ask(line.method(), line.path()).body())
                        .as(line.route())
                        .doesNotContainPattern(elsewhere);
            }
        }
    }

    private static void assertStrict(String what, HttpHeaders headers) {
        assertThat(headers.firstValue("X-Content-Type-Options")).as(what).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).as(what).isPresent();
        assertThat(headers.firstValue("Server")).as(what).isEmpty();
        if (what.contains("/exchange")) {
            return; // phones show no pages, and pay for each byte
        }
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .as(what)
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(headers.firstValue("Referrer-Policy")).as(what).contains("no-referrer");
    }
}
