package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route, tried by everybody. A route that this table lacks fails the test. */
class AccessTest {

    @TempDir
    Path directory;

    @TempDir
    Path exercising;

    private ServerAtWork at;
    private ServerAtWork exercise;
    private Visitor signedOut;
    private Visitor administrator;
    private Visitor supervisor;
    private final Map<RouteTable.Who, Visitor> everybody = new EnumMap<>(RouteTable.Who.class);

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        exercise = ServerAtWork.in(exercising, Samples.liberia(), MissionMode.EXERCISE);
        for (RouteTable.Who who : RouteTable.Who.values()) {
            everybody.put(who, RowsSeen.visitor(who, at, exercise));
        }
        signedOut = everybody.get(RouteTable.Who.SIGNED_OUT);
        supervisor = everybody.get(RouteTable.Who.SUPERVISOR);
        administrator = everybody.get(RouteTable.Who.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        at.close();
        exercise.close();
    }

    @Test
    void every_route_names_its_right_and_stands_in_the_table() {
        assertThat(routes(exercise)).containsExactlyInAnyOrderElementsOf(named(RouteTable.LINES));
        assertThat(routes(at))
                .containsExactlyInAnyOrderElementsOf(named(RouteTable.LINES.stream()
                        .filter(line -> !line.inExercisesAlone())
                        .toList()));
    }

    private static List<String> routes(ServerAtWork server) {
        List<String> routes = new ArrayList<>();
        Web.eachRoute(server.server().http(), routes::add);
        return routes;
    }

    private static List<String> named(List<RouteTable.Line> lines) {
        return lines.stream()
                .map(line -> line.route() + " [" + line.right() + "]")
                .toList();
    }

    @Test
    void every_route_answers_everybody_as_the_table_says() {
        for (RouteTable.Line line : RouteTable.LINES) {
            everybody.forEach((who, visitor) -> assertThat(tried(visitor, line))
                    .as("%s %s", line.route(), who)
                    .isEqualTo(line.status(who)));
        }
    }

    @Test
    void whoever_sees_no_reports_is_led_to_the_first_page_that_is_theirs() {
        assertThat(home(RouteTable.Who.ADMINISTRATOR)).contains("/phones");
        assertThat(home(RouteTable.Who.CONDUCT)).contains("/sealed");
        assertThat(home(RouteTable.Who.TRAINER)).contains("/me");
    }

    private Optional<String> home(RouteTable.Who who) {
        return everybody.get(who).get("/").headers().firstValue("Location");
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in_page() {
        assertThat(signedOut.get("/").headers().firstValue("Location")).contains("/sign-in");
    }

    @Test
    void HEAD_needs_the_right_of_its_GET_and_carries_no_page() {
        for (RouteTable.Line line : RouteTable.LINES) {
            if (!line.method().equals("GET")) {
                continue;
            }
            HttpResponse<String> nobody = signedOut.ask("HEAD", line.path());
            everybody.forEach((who, visitor) -> assertThat(
                            visitor.ask("HEAD", line.path()).statusCode())
                    .as("%s %s", line.route(), who)
                    .isEqualTo(headed(line, who)));
            assertThat(nobody.body()).isEmpty();
        }
    }

    /** Where the page is, HEAD is answered without having looked. */
    private static int headed(RouteTable.Line line, RouteTable.Who who) {
        if (line.inExercisesAlone() && who != RouteTable.Who.TRAINER_IN_EXERCISE) {
            return 404;
        }
        if (line.right().byToken() && line.status(who) == 401) {
            return 401;
        }
        return line.right().open() || !Set.of(303, 403).contains(line.status(who)) ? 200 : 403;
    }

    @Test
    void no_other_method_opens_any_route() {
        for (RouteTable.Line line : RouteTable.LINES) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
                assertThat(administrator.ask(method, line.path()).statusCode())
                        .as("%s %s", method, line.path())
                        .isIn(403, 404, 405);
            }
        }
    }

    @Test
    void a_form_without_or_with_a_wrong_token_is_refused() {
        String others = supervisor.formToken();
        for (RouteTable.Line line : RouteTable.LINES) {
            if (!line.method().equals("POST") || line.right().open()) {
                continue;
            }
            for (Map<String, String> fields : List.of(
                    Map.<String, String>of(),
                    Map.of("form_token", ""),
                    Map.of("form_token", "null"),
                    Map.of("form_token", others))) {
                Visitor visitor =
                        line.inExercisesAlone() ? everybody.get(RouteTable.Who.TRAINER_IN_EXERCISE) : administrator;
                assertThat(visitor.post(line.path(), fields).statusCode())
                        .as("%s %s", line.route(), fields)
                        .isEqualTo(403);
            }
        }
        assertThat(administrator.get("/me").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(at.number("SELECT count(*) FROM enrolment")).isZero();
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

    private static int tried(Visitor visitor, RouteTable.Line line) {
        return line.method().equals("POST") && !line.path().equals("/exchange")
                ? visitor.submit(line.path()).statusCode()
                : visitor.ask(line.method(), line.path()).statusCode();
    }
}
