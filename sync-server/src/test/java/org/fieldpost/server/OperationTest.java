package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.operation.Readiness;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs the server asks of it, and how it stops. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OperationTest {

    private static final String WORD = "Zwedru-informant";

    @TempDir
    Path directory;

    private SyncServer started(UnaryOperator<Settings> with) {
        Settings settings = Settings.in(directory, Samples.liberia(), MissionMode.LIVE)
                .withCompareFingerprints(false)
                .withDatabase(TestDatabase.address(directory));
        return SyncServer.start(with.apply(settings), Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void it_is_ready_when_it_can_write_and_has_room() throws Exception {
        try (SyncServer server = started(settings -> settings)) {
            assertThat(get(server.address() + "/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void below_the_mark_it_is_not_ready_and_says_what_helps() throws Exception {
        try (SyncServer server = started(settings -> settings.withDiskMark(9_999_999))) {
            HttpResponse<String> answer = get(server.address() + "/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body())
                    .contains("\"type\":\"urn:fieldpost:problem:ready.disk\"", "\"status\":503", "\"remedy\":\"")
                    .contains("Make room, or lower disk-mark.");
            assertThat(get(server.address() + "/health").statusCode())
                    .as("it lives all the same")
                    .isEqualTo(200);
        }
    }

    @Test
    void without_its_database_it_is_not_ready() {
        Database database = TestDatabase.open(directory);
        database.close();

        assertThat(new Readiness(database, 0, () -> false)
                        .problem()
                        .orElseThrow()
                        .key())
                .isEqualTo("ready.database");
    }

    @Test
    void the_numbers_say_how_much_and_never_what_where_or_who() throws Exception {
        try (SyncServer server = started(settings -> settings.withMonitor("127.0.0.1", OptionalInt.of(0)))) {
            var phone = new PhoneAtWork(Invitation.parse(
                    server.phones().invite(server.address()).code(),
                    Clock.systemUTC().instant()));
            phone.report(Samples.smuggling(NOON, WORD));
            phone.exchange(server.address());
            get(server.address() + "/look/pages.css");

            String numbers = get(server.monitorAddress().orElseThrow()).body();

            assertThat(numbers)
                    .contains("fieldpost_entries_total{outcome=\"taken\"} 1.0")
                    .contains("fieldpost_envelopes_total{outcome=\"final\"}")
                    .contains(
                            "fieldpost_set_aside 0.0",
                            "fieldpost_reports_waiting",
                            "fieldpost_phones_silent",
                            "fieldpost_phones_unconfirmed 0.0")
                    .containsPattern(
                            "fieldpost_requests_seconds_count\\{method=\"POST\",route=\"/exchange\",status=\"2xx\"}")
                    .contains("route=\"/look/{name}\"")
                    .contains("jvm_memory_used_bytes", "fieldpost_disk_free_bytes")
                    .doesNotContain("A1", WORD, "127.0.0.1");
            Samples.liberia()
                    .regions()
                    .regions()
                    .forEach(region -> assertThat(numbers).doesNotContain("\"" + region.code() + "\""));
            assertThat(get(server.address() + "/metrics").statusCode())
                    .as("not where the pages are")
                    .isEqualTo(404);
        }
    }

    @Test
    void JSON_logs_have_a_line_for_each_event_and_nothing_of_what_was_asked() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(directory, "--port=0", "--data=" + directory.resolve("data"), "--log=json")) {
            Pattern address = Pattern.compile("http://\\S+");
            Matcher found = address.matcher(server.errors());
            while (!found.find()) {
                Thread.onSpinWait();
                found = address.matcher(server.errors());
            }
            get(found.group() + "/reports/A1-1?" + WORD);
            new Visitor(found.group()).post("/sign-in", Map.of("name", WORD, "password", WORD));
            String line = server.awaitLine("/sign-in");
            server.terminate().exitCode();

            assertThat(line).contains("\"route\":\"\\/sign-in\"").contains("\"status\":\"401\"");
            for (String each : server.said()) {
                if (each.startsWith("{")) {
                    requireJson(each);
                }
                assertThat(each).startsWith("{").doesNotContain(WORD, "A1-1", "127.0.0.1");
            }
        }
    }

    private static void requireJson(String line) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
