package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.fieldpost.server.features.Reading.REGIONS;
import static org.fieldpost.server.features.Reading.REPORTS;
import static org.fieldpost.server.features.Reading.ROOT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What programs may ask is described, all of it and as it is: with the abstract tests of OGC 17-069r4, Annex A, classes
 * OpenAPI 3.0 and GeoJSON, each under its name.
 */
class DescriptionTest {

    /** What browsers open before anybody is signed in; what opens by a session is for people too. */
    private static final String OPEN_PAGES = "/(sign-in|first|password|look)(/.*)?|/api";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private List<Reported> reported;
    private Reading reading;

    @BeforeEach
    void start() {
        at = ServerAtWork.as(directory, settings -> settings.withMonitor("127.0.0.1", OptionalInt.of(0)));
        reported = Reported.deliver(at, 6);
        reading = Reading.ofAnalyst(at);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Tree document() {
        return reading.description().document();
    }

    /** Method and path of each operation. */
    private Map<String, Tree> operations() {
        Map<String, Tree> operations = new TreeMap<>();
        for (String path : document().at("paths").names()) {
            Tree here = document().at("paths", path);
            here.names().stream()
                    .filter(name -> Set.of("get", "post").contains(name))
                    .forEach(method -> operations.put(method.toUpperCase(Locale.ROOT) + " " + path, here.at(method)));
        }
        return operations;
    }

    private Map<String, String> rightsOfRoutes() {
        Map<String, String> routes = new TreeMap<>();
        Web.eachRoute(at.server().http(), line -> {
            int right = line.lastIndexOf(' ');
            routes.put(line.substring(0, right), line.substring(right + 2, line.length() - 1));
        });
        return routes;
    }

    @Test
    @DisplayName("/conf/oas30/completeness, /conf/geojson/definition")
    void every_route_is_described_or_is_a_page_for_people() {
        Set<String> described = operations().keySet();
        List<String> neither = new ArrayList<>();
        rightsOfRoutes().forEach((route, right) -> {
            boolean bySession = !Set.of("ANYONE", "PHONES", "READ_BY_MACHINE").contains(right);
            boolean page = bySession || route.replaceFirst("^[A-Z]+ ", "").matches(OPEN_PAGES);
            boolean known = described.stream().anyMatch(each -> each.matches(pattern(route)));
            if (page == known) {
                neither.add(route + " [" + right + "]");
            }
        });
        assertThat(neither).isEmpty();
    }

    private static String pattern(String route) {
        return "\\Q" + route.replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E";
    }

    @Test
    @DisplayName("/conf/oas30/oas-impl")
    void everything_that_is_described_is_there_and_answers_so() throws Exception {
        Set<String> asked = new TreeSet<>();
        String collections = ROOT + "/collections";
        for (String path : List.of(
                ROOT,
                ROOT + "/conformance",
                collections,
                collections + "/reports",
                collections + "/regions",
                REPORTS,
                REPORTS + "/" + reported.get(0).receipt(),
                REGIONS,
                REGIONS + "/" + reported.get(0).region().orElseThrow(),
                "/api/exports/csv",
                "/api/exports/hxl?from=2026-11-01&to=2026-11-30&kind=BORDER",
                "/api/exports/xlsx",
                "/api/exports/geojson",
                "/api/exports/gpkg",
                "/api/openapi.json",
                "/health",
                "/ready")) {
            assertThat(reading.ask(path).statusCode()).as(path).isEqualTo(200);
            asked.add("GET " + Reading.described(path));
        }
        reading.description()
                .holds(
                        "GET",
                        "/metrics",
                        sent(HttpRequest.newBuilder(
                                        URI.create(at.server().monitorAddress().orElseThrow()))
                                .build()));
        asked.add("GET /metrics");
        PhoneAtWork phone = at.phone();
        exchanged(phone.envelope(), 200);
        exchanged(Bytes.of(new byte[] {1, 2, 3}), 422);
        asked.add("POST /exchange");

        assertThat(operations().keySet()).isEqualTo(asked);
    }

    private void exchanged(Bytes envelope, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = sent(HttpRequest.newBuilder(URI.create(at.address() + "/exchange"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(envelope.toArray()))
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
        reading.description().holds("POST", "/exchange", answer);
    }

    private static HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    @Test
    void an_export_for_programs_is_that_of_the_page_without_free_words_and_says_what_it_does_not_take() {
        String days = "?from=2026-01-01&to=2026-12-31";
        String file = reading.ask("/api/exports/csv" + days).body();
        assertThat(file.lines().skip(1).map(line -> line.replaceFirst(",.*", "")))
                .hasSameElementsAs(at.rows("SELECT receipt FROM counted_observation"))
                .isNotEmpty();
        assertThat(at.visitor()
                        .signIn("lena", at.server().people().add("lena", Role.ANALYST))
                        .get("/exports/file" + days + "&format=csv")
                        .body())
                .isEqualTo(file);
        for (String wrong : List.of("notes=yes", "from=soon", "kind=CAT", "kind=BORDER&kind=BORDER", "limit=5")) {
            HttpResponse<String> answer = reading.ask("/api/exports/csv?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains(wrong.replaceFirst("=.*", ""));
        }
        assertThat(reading.ask("/api/exports/pdf").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("/conf/oas30/oas-definition-1")
    void it_is_there_for_programs_and_for_people() {
        Tree landing = reading.get(ROOT);
        HttpResponse<String> document = reading.ask(landing.link("service-desc"));
        assertThat(document.headers().firstValue("Content-Type"))
                .contains("application/vnd.oai.openapi+json;version=3.0");

        HttpResponse<String> page = at.visitor().get("/api");
        assertThat(landing.link("service-doc")).isEqualTo(at.address() + "/api");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("/api/features/collections/reports/items");
    }

    @Test
    @DisplayName("/conf/oas30/oas-definition-2")
    void it_is_an_OpenAPI_document_in_itself() {
        assertThat(document().at("openapi").text()).isEqualTo("3.0.3");
        assertThat(document().at("info").names()).contains("title", "version");
        Set<String> names = new TreeSet<>();
        operations().forEach((operation, described) -> {
            assertThat(names.add(described.at("operationId").text()))
                    .as(operation)
                    .isTrue();
            assertThat(described.at("responses").names()).as(operation).isNotEmpty();
            Set<String> inPath = new TreeSet<>();
            if (described.has("parameters")) {
                described
                        .at("parameters")
                        .each()
                        .map(reading.description()::resolved)
                        .forEach(parameter -> {
                            if (parameter.at("in").text().equals("path")) {
                                inPath.add("{" + parameter.at("name").text() + "}");
                            }
                        });
            }
            assertThat(inPath).as(operation).allMatch(operation::contains);
            assertThat(operation.chars().filter(c -> c == '{').count())
                    .as(operation)
                    .isEqualTo(inPath.size());
        });
        resolve(document());
    }

    /** Every reference leads somewhere. */
    private void resolve(Tree here) {
        if (here.value() instanceof Map<?, ?> members) {
            reading.description().resolved(here);
            members.values().forEach(member -> resolve(new Tree(member)));
        } else if (here.value() instanceof List<?> list) {
            list.forEach(each -> resolve(new Tree(each)));
        }
    }

    @Test
    @DisplayName("/conf/oas30/exceptions-codes")
    void every_ending_of_reading_features_is_described() {
        operations().forEach((operation, described) -> {
            if (operation.startsWith("GET " + ROOT)) {
                assertThat(described.at("responses").names()).as(operation).contains("200", "400", "401", "403", "429");
                assertThat(described.at("responses").names().contains("404"))
                        .as(operation)
                        .isEqualTo(operation.endsWith("}"));
            }
        });
    }

    @Test
    @DisplayName("/conf/oas30/security")
    void who_may_ask_is_described_and_who_may_not_is_answered_as_described() {
        assertThat(document().at("security").each().flatMap(each -> each.names().stream()))
                .containsExactly("bearer", "password");
        assertThat(document().at("components", "securitySchemes").names()).containsExactly("bearer", "password");
        Reading nobody = Reading.by(ProgramAtWork.presenting(at, ""));
        Reading wrong = Reading.by(ProgramAtWork.bearing(at, "x"));
        operations().forEach((operation, described) -> {
            String path = operation.substring(4).replaceFirst("\\{[a-z]+}", "x");
            if (operation.startsWith("GET ") && !described.has("security")) {
                assertThat(nobody.ask(path).statusCode()).as(operation).isEqualTo(401);
                assertThat(wrong.ask(path).statusCode()).as(operation).isIn(401, 429);
            }
        });
        at.server().people().requireCodes(true, "");
        assertThat(reading.ask(ROOT).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("/conf/geojson/content")
    void pages_are_GeoJSON_and_every_property_stands_in_every_feature() {
        for (String items : List.of(REPORTS, REGIONS)) {
            HttpResponse<String> answer = reading.ask(items);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/geo+json");
            Tree page = Tree.read(answer.body());
            assertThat(page.at("type").text()).isEqualTo("FeatureCollection");
            List<String> properties = page.at("features", 0, "properties").names();
            page.at("features").each().forEach(feature -> {
                assertThat(feature.at("type").text()).isEqualTo("Feature");
                assertThat(feature.at("properties").names()).isEqualTo(properties);
            });
        }
        Tree first = reading.get(REPORTS + "/" + reported.get(1).receipt());
        assertThat(first.at("geometry", "coordinates", 0).number())
                .isEqualTo(reported.get(1).place().longitudeDeg(), offset(1e-5));
        assertThat(first.at("geometry", "coordinates", 1).number())
                .isEqualTo(reported.get(1).place().latitudeDeg(), offset(1e-5));
    }

    @Test
    void behind_a_proxy_every_link_leads_to_the_public_address() throws Exception {
        at.close();
        at = ServerAtWork.as(
                directory.resolve("behind"), settings -> settings.withPublicUrl("https://fieldpost.example.org"));
        Reported.deliver(at, 12);
        String password = at.server().people().add("sira", Role.ANALYST);
        String token = ProgramAtWork.token(at.visitor().signIn("sira", password), "R", password);
        String page = ProgramAtWork.bearing(at, token).get(REPORTS + "?limit=5").body();
        Tree read = Tree.read(page);
        assertThat(read.link("next")).startsWith("https://fieldpost.example.org" + REPORTS + "?limit=5&after=");
        assertThat(page).doesNotContain(at.address());
        assertThat(ProgramAtWork.bearing(at, token).get("/api/openapi.json").body())
                .contains("\"https://fieldpost.example.org\"")
                .doesNotContain("${");
    }
}
