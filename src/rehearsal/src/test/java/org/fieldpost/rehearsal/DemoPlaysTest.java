package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulated patrols of the demonstration play the exercise that a trainer runs on its pages. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoPlaysTest {

    @TempDir
    Path folder;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String address;

    private String get(String path) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(String page, String path, Map<String, String> fields) throws Exception {
        Matcher token =
                Pattern.compile("name=\"form_token\" value=\"([0-9a-f]+)\"").matcher(get(page));
        assertThat(token.find()).isTrue();
        Map<String, String> all = new HashMap<>(fields);
        all.put("form_token", token.group(1));
        return post(path, all);
    }

    private static String text(String page) {
        return page.replaceAll("(?s)<script.*?</script>|<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_trainer_sees_good_and_less_good_answers_come_in() throws Exception {
        try (Demo demo = demo()) {
            demo.rehearse(3, 1, 7);
            String password = demo.server().people().add("trainer", Role.TRAINER);
            address = demo.server().address();
            post("/sign-in", Map.of("name", "trainer", "password", password));
            String run = submit(
                            "/runs",
                            "/runs",
                            Map.of("exercise", "one-hour-sorrenga", "team_A1", "Red", "team_B1", "Blue"))
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            demo.playExercises();

            submit(run, run + "/clock", Map.of("do", "start"));
            for (int inject : new int[] {1, 2, 3, 4, 5, 6}) {
                submit(run, run + "/injects", Map.of("do", "give", "number", String.valueOf(inject)));
            }

            String board = text(get(run));
            while (board.contains("no answer yet") || board.contains("not in yet")) {
                Thread.sleep(Duration.ofSeconds(1).toMillis());
                board = text(get(run));
            }
            // Blue stands before Red, who does all as the key has it
            assertThat(board).containsPattern("In all \\d+ points 100 points ");
        }
    }

    private Demo demo() throws IOException {
        return new Demo(
                folder.resolve("demo"), MissionReader.shipped("sorrenga"), 0, line -> {}, Words.in(Language.EN));
    }
}
