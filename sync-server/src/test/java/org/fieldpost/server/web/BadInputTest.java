package org.fieldpost.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever anybody sends to any route, the server answers, blames no fault of theirs on itself, says what helps, and what it
 * refuses changes nothing. Routes are asked of the server, fields of its pages: a new one is tried without a word here. Longer
 * with {@code -Dtest.args="-Dfieldpost.fuzz.seconds=600 -Dfieldpost.fuzz.seed=7"}.
 */
@Timeout(value = 3_700, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {

    private static final Duration BUDGET = Duration.ofSeconds(Long.getLong("fieldpost.fuzz.seconds", 20));
    private static final long SEED = Long.getLong("fieldpost.fuzz.seed", 6);
    private static final List<Role> ROLES = List.of(Role.values());
    private static final int LEAST = 300;
    private static final int MOST_SHOWN = 8;

    /** So much of a request without a body is read at all. */
    private static final int MOST_READ = 7_000;

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|select|textarea|button)[^>]*\\bname=\"([^\"]+)\"[^>]*>");
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([0-9a-f]+)\"");
    private static final Pattern REMEDY =
            Pattern.compile("<p class=\"remedy\">\\s*[^<\\s]|role=\"alert\"[^>]*>\\s*[^<\\s]");

    private static final String PROBLEM = "urn:fieldpost:problem:";
    /** What stands in the way lies in no field of the form. */
    private static final Set<String> OF_NO_FIELD = Set.of(
            "link.used",
            "people.last_administrator",
            "people.really",
            "sealed.nothing",
            "codes.required",
            "review.counts_no_more",
            "review.nothing_to_leave",
            "review.nothing_to_undo",
            "review.from_file",
            "texts.report_is_here",
            "texts.no_grade",
            "texts.overtaken",
            "sign_in.wait");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<String[]> routes = new ArrayList<>();
    private final Map<Role, Visitor> people = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Map<String, Set<String>> fields = new HashMap<>();
    private final Set<String> allFields = new TreeSet<>();
    private final List<byte[]> files = new ArrayList<>();
    private ServerAtWork at;

    @BeforeEach
    void start() throws IOException {
        at = ServerAtWork.in(directory);
        PhoneAtWork phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON));
        phone.exchange(at.address());
        phone.report(Samples.borderVisit(NOON));
        byte[] envelope = phone.envelope().toArray();
        files.add(envelope);
        files.add(CourierFile.encode(List.of(phone.envelope())));
        try (Stream<Path> golden =
                Files.walk(Path.of(System.getProperty("fieldpost.root"), "assets", "examples", "v1"))) {
            for (Path file : golden.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) < 200_000) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        Web.eachRoute(at.server().http(), route -> routes.add(route.split(" ", -1)));
        for (Role role : Role.values()) {
            signIn(role);
        }
        learnFields();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void signIn(Role role) {
        try {
            people.put(role, at.signedIn(role));
        } catch (AssertionError turnedAwayForTryingTooOften) {
            assertThat(people).containsKey(role);
        }
    }

    /** Each form's fields, as whoever may see it sees it. */
    private void learnFields() {
        for (String[] route : routes) {
            if (!route[0].equals("GET")) {
                continue;
            }
            for (Role role : Role.values()) {
                String page = people.get(role)
                        .get(route[1].replaceAll("\\{receipt}", "A1-1").replaceAll("\\{[^}]+}", "x"))
                        .body();
                Matcher token = TOKEN.matcher(page);
                if (token.find()) {
                    tokens.put(role, token.group(1));
                }
                Matcher form = FORM.matcher(page);
                while (form.find()) {
                    Matcher field = FIELD.matcher(form.group(2));
                    while (field.find()) {
                        fields.computeIfAbsent(form.group(1).replaceAll("\\?.*", ""), f -> new TreeSet<>())
                                .add(field.group(1));
                        allFields.add(field.group(1));
                    }
                }
            }
        }
        allFields.add("file");
    }

    @Test
    void no_input_is_too_bad_for_an_answer_with_a_remedy() throws Exception {
        long until = System.nanoTime() + BUDGET.toNanos();
        var seen = new HashSet<String>();
        var amiss = new SoftAssertions();
        int tried = 0;
        List<String> before = at.stored();
        for (; tried < LEAST || System.nanoTime() < until; tried++) {
            // first each route once by everybody, then at random
            String[] route = routes.get(tried < routes.size() ? tried : random.nextInt(routes.size()));
            byte[] request = request(route);
            RawHttp.Answer answer = RawHttp.send(at.address(), request);
            String what = "seed " + SEED + ", attempt " + tried + ": " + shown(request) + "\n--> " + answer;
            if (answer.status() == 0 && request.length > MOST_READ) {
                // who goes on sending after he was answered may lose the answer on the way
                continue;
            }
            List<String> after = at.stored();
            List<String> then = before;
            amiss.check(() -> {
                assertThat(answer.status()).as(what).isBetween(200, 499);
                if (answer.status() >= 400) {
                    seen.add(route[0] + " " + route[1]);
                    requireRemedy(answer, request, what);
                    assertThat(after).as(what).isEqualTo(then);
                }
            });
            if (amiss.errorsCollected().size() == MOST_SHOWN) {
                break;
            }
            before = after;
            if (answer.headers().getOrDefault("location", "").startsWith("/sign-in")) {
                Role role = ROLES.get(random.nextInt(ROLES.size()));
                signIn(role);
                Matcher token = TOKEN.matcher(people.get(role).get("/me").body());
                if (token.find()) {
                    tokens.put(role, token.group(1));
                }
            }
        }
        amiss.assertAll();
        assertThat(at.visitor().get("/health").statusCode()).isEqualTo(200);
        assertThat(at.enrolledPhone().engine().waiting()).isZero();
        System.out.println(
                "bad input: " + tried + " requests, refusals at " + seen.size() + " of " + routes.size() + " routes");
    }

    private record Wrong(Role role, String path, Map<String, String> fields, String label, String givenBack) {}

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** As its page writes it, with the check character. */
    private String receipt() {
        Matcher shown = Pattern.compile("<bdi>(A1-1-.)</bdi>")
                .matcher(people.get(Role.SUPERVISOR).get("/reports/A1-1").body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private List<Wrong> wrongFields() {
        String phone = at.enrolledPhone().invitation().officerCode();
        String typed = "Count the trucks at the bridge";
        var task = Map.of("text", typed, "due", "2026-11-20", "place", "BP03", "phone", phone);
        var patrol = Map.of(
                "crew",
                "ALPHA-7",
                "start",
                "2026-11-20T06:30",
                "means",
                "VEHICLE",
                "patrol_task",
                "ROUTINE",
                "phone",
                phone);
        var release = Map.of(
                "title",
                "Trucks by night",
                "month",
                "2026-11",
                "region",
                "",
                "handling",
                "H2",
                "text",
                "Seen by several");
        var marker = Map.of("what", "SANCTION", "title", "Embargo renewed", "starts_on", "2026-11-01");
        var facts = new HashMap<>(Map.of(
                "name_en",
                "Mission of the test",
                "zone",
                "Africa/Monrovia",
                "phase",
                "ESCALATION",
                "photos",
                "true",
                "photos_most",
                "3",
                "photo_long_edge_px",
                "1280",
                "photo_most_kb",
                "300",
                "content_stays",
                "30",
                "restricted_stays",
                "submission"));
        facts.put("attribution", "Drawn by hand");
        String report = "/reports/" + receipt();
        List<Wrong> all = new ArrayList<>();
        Role s = Role.SUPERVISOR;
        all.add(new Wrong(s, "/plan/tasks", with(task, "phone", ""), "Phones", typed));
        all.add(new Wrong(s, "/plan/tasks", with(task, "text", "x".repeat(400)), "What is to be done", "xxxx"));
        all.add(new Wrong(s, "/plan/tasks", with(task, "due", "soon"), "Due", typed));
        all.add(new Wrong(s, "/plan/tasks", with(task, "place", "NOWHERE"), "Place", typed));
        all.add(new Wrong(s, "/plan/patrols", with(patrol, "crew", "?"), "Crew code", "2026-11-20T06:30"));
        all.add(new Wrong(s, "/plan/patrols", with(patrol, "start", "soon"), "Start", "ALPHA-7"));
        all.add(new Wrong(s, "/plan/patrols", with(patrol, "means", "BALLOON"), "Means", "ALPHA-7"));
        all.add(new Wrong(s, "/plan/patrols", with(patrol, "patrol_task", "NONE"), "Task", "ALPHA-7"));
        all.add(new Wrong(s, "/plan/patrols", with(patrol, "places", "NOWHERE"), "Places to visit", "ALPHA-7"));
        all.add(new Wrong(
                s, report + "/questions", Map.of("question", "why ".repeat(200)), "Ask the author", "why why"));
        all.add(new Wrong(s, report + "/grade", Map.of("source", "B", "reason", "two saw it"), "Grade", "two saw it"));
        all.add(new Wrong(
                s,
                report + "/grade",
                Map.of("source", "B", "information", "2", "reason", "y".repeat(301)),
                "Why",
                "yyyy"));
        all.add(new Wrong(
                s,
                report + "/interfaces",
                Map.of("first", "I1", "second", "I1", "reason", "as seen"),
                "Interfaces",
                "as seen"));
        all.add(new Wrong(s, report + "/retract", Map.of("reason", ""), "Why", ""));
        all.add(new Wrong(
                s, report + "/merge", Map.of("other", "K7 what"), "Receipt of the report that stays", "K7 what"));
        all.add(new Wrong(s, "/texts", Map.of("text", "FP not a text"), "The text, group by group", "FP not a text"));
        all.add(new Wrong(s, "/courier", Map.of(), "Courier files", ""));
        Role c = Role.CONDUCT;
        all.add(new Wrong(c, "/releases", with(release, "title", ""), "Title", "Seen by several"));
        all.add(new Wrong(c, "/releases", with(release, "month", "May"), "Month", "Seen by several"));
        all.add(new Wrong(c, "/releases", with(release, "region", "NONE"), "Region", "Seen by several"));
        all.add(new Wrong(c, "/releases", with(release, "handling", "H9"), "Handling", "Seen by several"));
        all.add(new Wrong(c, "/releases", with(release, "text", ""), "What readers may know", "Trucks by night"));
        Role a = Role.ADMINISTRATOR;
        all.add(new Wrong(a, "/people", Map.of("name", "?", "role", "ANALYST"), "Name", "value=\"?\""));
        all.add(new Wrong(a, "/people", Map.of("name", "Newcomer"), "Roles", "Newcomer"));
        all.add(new Wrong(
                a,
                "/me/password",
                Map.of("old", "wrong", "password", "plum ladder seven"),
                "Your present password",
                ""));
        all.add(new Wrong(a, "/markers", with(marker, "what", ""), "What", "Embargo renewed"));
        all.add(new Wrong(a, "/phones/sheet", Map.of("many", "99"), "How many phones", ""));
        all.add(new Wrong(a, "/import", Map.of(), "Table of reports", ""));
        all.add(new Wrong(a, "/mission/files", Map.of(), "File", ""));
        all.add(new Wrong(a, "/recipients", Map.of("recipient", "x"), "Public part of the key", ""));
        all.add(new Wrong(a, "/mission/facts", with(facts, "name_en", ""), "Name (English)", "Drawn by hand"));
        all.add(new Wrong(a, "/mission/facts", with(facts, "name_fr", "z".repeat(130)), "Name (Français)", "zzzz"));
        all.add(new Wrong(a, "/mission/facts", with(facts, "zone", "Mars"), "Time zone", "Drawn by hand"));
        all.add(new Wrong(a, "/mission/facts", with(facts, "phase", "no phase"), "Phase", "Drawn by hand"));
        all.add(new Wrong(
                a, "/mission/facts", with(facts, "photos_most", "many"), "Photos in one report, at most", "many"));
        all.add(new Wrong(
                a, "/mission/facts", with(facts, "content_stays", "ever"), "H1, H2 and the rest", "Drawn by hand"));
        all.add(new Wrong(
                a, "/mission/facts", with(facts, "attribution", ""), "Sources and licences", "Mission of the test"));
        all.add(new Wrong(a, "/set-aside/notes", Map.of("words", "done"), "Note what was done", ""));
        return all;
    }

    @Test
    void a_field_that_is_wrong_is_named_as_its_page_names_it_and_what_was_typed_stands_there_again() throws Exception {
        for (Wrong wrong : wrongFields()) {
            String what = wrong.toString();
            Visitor by = people.get(wrong.role);
            HttpResponse<String> document = by.submitAsProgram(wrong.path, wrong.fields);
            assertThat(document.statusCode()).as(what + document.body()).isEqualTo(400);
            Map<String, String> problem = members(document.body().getBytes(UTF_8));
            assertThat(problem.get("field")).as(what).startsWith(wrong.label);
            assertThat(problem.get("detail")).as(what).startsWith(problem.get("field") + ":");
            assertThat(problem.get("remedy")).as(what).isNotBlank();
            HttpResponse<String> page = by.submit(wrong.path, wrong.fields);
            assertThat(page.statusCode()).as(what).isEqualTo(400);
            assertThat(page.body()).as(what).contains(">" + problem.get("field") + ":");
            if (!wrong.givenBack.isEmpty()) {
                String form = page.body().substring(page.body().indexOf("<main"));
                assertThat(form).as(what).contains(wrong.givenBack);
            }
        }
    }

    @Test
    void what_was_written_is_given_back_when_the_page_cannot_be() {
        HttpResponse<String> answer = people.get(Role.SUPERVISOR)
                .post("/plan/tasks", Map.of("form_token", "of a session that is over", "text", "Count the trucks"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Count the trucks")
                .contains("copy it")
                .doesNotContain("that is over");
    }

    private void requireRemedy(RawHttp.Answer answer, byte[] request, String what) throws IOException {
        String line = new String(request, ISO_8859_1);
        if (line.startsWith("HEAD ")) {
            return;
        }
        if (answer.type().startsWith("application/problem+json")) {
            Map<String, String> problem = members(answer.body().getBytes(ISO_8859_1));
            assertThat(problem.get("status")).as(what).isEqualTo(String.valueOf(answer.status()));
            for (String member : List.of("type", "title", "detail", "remedy")) {
                assertThat(problem.get(member)).as(member + " of " + what).isNotBlank();
            }
            if (answer.status() == 400 && problem.get("type").startsWith(PROBLEM)) {
                boolean ofField = !OF_NO_FIELD.contains(problem.get("type").substring(PROBLEM.length()));
                assertThat(problem.containsKey("field")).as(what).isEqualTo(ofField);
            }
        } else if (answer.type().startsWith("text/html")) {
            assertThat(REMEDY.matcher(answer.body()).find()).as(what).isTrue();
        } else {
            // the exchange's own: the number of a refusal, which the phone puts into words
            assertThat(line).as(what).contains("/exchange");
            assertThat(answer.status()).as(what).isEqualTo(422);
            assertThat(answer.body()).as(what).matches("\\d+");
        }
    }

    private static Map<String, String> members(byte[] json) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, parser.getText());
            }
        }
        return members;
    }

    private byte[] request(String[] route) {
        String method = oneIn(12) ? pick("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "GET", "POST", "BREW") : route[0];
        String path = filled(route[1]);
        String query = oneIn(3) ? "?" + query() : "";
        Role role = oneIn(8) ? null : ROLES.get(random.nextInt(ROLES.size()));
        var headers = new StringBuilder();
        headers.append("Host: ").append(oneIn(40) ? text() : "127.0.0.1").append("\r\n");
        headers.append("Connection: close\r\n");
        if (!oneIn(3)) {
            headers.append("Accept: ")
                    .append(pick("text/html", "application/json", "*/*", text()))
                    .append("\r\n");
        }
        String session = role == null ? "" : people.get(role).session();
        if (!session.isEmpty() || oneIn(4)) {
            headers.append("Cookie: ")
                    .append(oneIn(15) ? text() : session)
                    .append(oneIn(10) ? "; fieldpost-language=" + text() : "")
                    .append("\r\n");
        }
        if (oneIn(15)) {
            headers.append(pick(
                            "Accept-Language",
                            "X-Forwarded-For",
                            "Range",
                            "If-Modified-Since",
                            "Expect",
                            "Transfer-Encoding"))
                    .append(": ")
                    .append(text())
                    .append("\r\n");
        }
        byte[] body = new byte[0];
        if (method.equals("POST") || oneIn(20)) {
            String token = role == null || oneIn(10) ? text() : tokens.getOrDefault(role, "");
            String type;
            if (path.startsWith("/exchange")) {
                body = mutated(files.get(random.nextInt(files.size())));
                type = "application/octet-stream";
            } else if (oneIn(2)) {
                body = form(route[1], token).getBytes(ISO_8859_1);
                type = "application/x-www-form-urlencoded";
            } else {
                body = multipart(route[1], token);
                type = "multipart/form-data; boundary=cut";
            }
            if (oneIn(12)) {
                body = mutated(body);
            }
            headers.append("Content-Type: ")
                    .append(oneIn(12) ? pick("application/json", "text/plain", "multipart/form-data", text()) : type)
                    .append("\r\n");
            headers.append("Content-Length: ")
                    .append(oneIn(40) ? pick("-1", "0", "x", "99999999999999999999") : body.length)
                    .append("\r\n");
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes((method + " " + path + query + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private String filled(String template) {
        Matcher place = Pattern.compile("\\{[^}]+}").matcher(template);
        String path = place.replaceAll(
                m -> Matcher.quoteReplacement(oneIn(3) ? pick("A1-1", "1", "0000000000000000") : encoded(text())));
        return oneIn(30) ? path + pick("/", "//", "/..", "/%2e%2e/", ";x=y", "%00", "\\", "%") : path;
    }

    private String query() {
        String query = pick("weeks", "region", "interface", "lang", "page", "q", "from", "id") + "="
                + (oneIn(4) ? text() : encoded(text()));
        return oneIn(3) ? query + "&" + query : query;
    }

    private List<String> names(String template) {
        List<String> names = new ArrayList<>();
        fields.forEach((action, of) -> {
            if (action.matches(template.replaceAll("\\{[^}]+}", "[^/]+"))) {
                names.addAll(of);
            }
        });
        if (names.isEmpty() || oneIn(5)) {
            allFields.stream().filter(n -> oneIn(3)).forEach(names::add);
        }
        names.remove("form_token");
        names.removeIf(n -> oneIn(6));
        if (!names.isEmpty() && oneIn(6)) {
            names.add(names.get(0));
        }
        return names;
    }

    private String form(String template, String token) {
        var form = new StringBuilder("form_token=").append(encoded(token));
        for (String name : names(template)) {
            form.append('&').append(name).append('=').append(oneIn(10) ? text() : encoded(text()));
        }
        return form.toString();
    }

    private byte[] multipart(String template, String token) {
        var all = new ByteArrayOutputStream();
        part(all, "form_token", "", token.getBytes(UTF_8));
        for (String name : names(template)) {
            boolean file = name.contains("file") || name.contains("upload") || oneIn(8);
            part(
                    all,
                    name,
                    file ? "; filename=\"" + pick("a.fieldpost", "", "../../etc/x", "<b>", "x\u0000y") + "\"" : "",
                    file ? mutated(files.get(random.nextInt(files.size()))) : text().getBytes(UTF_8));
        }
        all.writeBytes("--cut--\r\n".getBytes(UTF_8));
        return all.toByteArray();
    }

    private void part(ByteArrayOutputStream all, String name, String file, byte[] content) {
        all.writeBytes(
                ("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n").getBytes(UTF_8));
        all.writeBytes(content);
        all.writeBytes("\r\n".getBytes(UTF_8));
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        if (bytes.length == 0 || oneIn(6)) {
            return bytes;
        }
        if (oneIn(2)) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String text() {
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> "-1";
            case 2 -> "99999999999999999999999";
            case 3 -> "x".repeat(random.nextInt(oneIn(10) ? 300_000 : 3_000));
            case 4 -> "'; DROP TABLE entry; --";
            case 5 -> "<script>alert(1)</script>";
            case 6 -> "\u0000";
            case 7 -> "\u0643\u0644\u0645\u0629 \uD83D\uDE9B";
            case 8 -> "%zz%";
            case 9 -> "../../../etc/passwd";
            case 10 -> pick("A1-1", "SUPERVISOR", "2026-13-45", "on", "true", "NaN", "1e309", "I3", "H4", "fr", "ar");
            case 11 -> "\uD800";
            case 12 -> "a=b&c;d\"e'f\\g/h?i#j";
            default -> Integer.toString(random.nextInt());
        };
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String shown(byte[] request) {
        String text = new String(request, ISO_8859_1);
        return text.substring(0, Math.min(1_500, text.length()))
                + (text.length() > 1_500 ? "... " + text.length() : "");
    }
}
