package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.UnaryOperator;
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

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
