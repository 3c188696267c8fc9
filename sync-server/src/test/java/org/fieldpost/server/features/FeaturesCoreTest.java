package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;
import static org.fieldpost.server.features.Reading.REGIONS;
import static org.fieldpost.server.features.Reading.REPORTS;
import static org.fieldpost.server.features.Reading.ROOT;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Region;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The abstract tests of OGC 17-069r4, Annex A, class Core, each under its name, over real reports. */
class FeaturesCoreTest {

    private static final int MANY = 64;

    @TempDir
    static Path directory;

    private static ServerAtWork at;
    private static List<Reported> reported;
    private static Reading reading;

    @BeforeAll
    static void start() {
        at = ServerAtWork.in(directory);
        reported = Reported.deliver(at, MANY);
        reading = Reading.ofAnalyst(at);
    }

    @AfterAll
    static void stop() {
        at.close();
    }

    private static Set<String> all() {
        return Reading.receipts(reported, each -> true);
    }

    /** Asks for all pages with this filter, and wants exactly these reports once each. */
    private static void found(String filter, Predicate<Reported> which) {
        List<String> ids = reading.ids(REPORTS + "?limit=7&" + filter);
        assertThat(ids).as(filter).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(ids)).as(filter).isEqualTo(Reading.receipts(reported, which));
    }

    private static void refused(String path, String parameter, String... words) {
        HttpResponse<String> answer = reading.ask(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        Tree problem = Tree.read(answer.body());
        assertThat(problem.at("field").text()).as(path).isEqualTo("parameter " + parameter);
        assertThat(problem.at("detail").text()).as(path).startsWith("parameter " + parameter + ": ");
        for (String word : words) {
            assertThat(problem.at("detail").text()).as(path).contains(word);
        }
    }

    @Test
    @DisplayName("/conf/core/root-op, /conf/core/root-success")
    void the_landing_page_leads_to_everything() {
        Tree landing = reading.get(ROOT);
        for (String rel : List.of("service-desc", "service-doc", "conformance", "data", "self")) {
            assertThat(landing.link(rel)).as(rel).startsWith(at.address());
        }
    }

    @Test
    @DisplayName("/conf/core/api-definition-op, /conf/core/api-definition-success")
    void the_description_is_where_the_landing_page_says() {
        Tree description =
                Tree.read(reading.ask(reading.get(ROOT).link("service-desc")).body());
        assertThat(description.at("openapi").text()).startsWith("3.0.");
        assertThat(description.at("servers", 0, "url").text()).isEqualTo(at.address());
    }

    @Test
    @DisplayName("/conf/core/conformance-op, /conf/core/conformance-success, /conf/core/http")
    void the_classes_that_are_kept_are_named() {
        Tree classes = reading.get(reading.get(ROOT).link("conformance"));
        assertThat(classes.at("conformsTo").each().map(Tree::text))
                .allMatch(name -> name.startsWith("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"))
                .anyMatch(name -> name.endsWith("/core"))
                .anyMatch(name -> name.endsWith("/oas30"))
                .anyMatch(name -> name.endsWith("/geojson"));
    }

    @Test
    @DisplayName("/conf/core/fc-md-op, fc-md-success, fc-md-links, fc-md-items, fc-md-items-links, fc-md-extent, crs84")
    void the_collections_say_what_they_hold_and_where() {
        Tree collections = reading.get(reading.get(ROOT).link("data"));
        assertThat(collections.link("self")).isEqualTo(at.address() + ROOT + "/collections");
        assertThat(collections
                        .at("collections")
                        .each()
                        .map(each -> each.at("id").text()))
                .containsExactly("reports", "regions");
        collections.at("collections").each().forEach(each -> {
            assertThat(each.link("items")).isEqualTo(each.link("self") + "/items");
            assertThat(each.at("crs").each().map(Tree::text)).contains("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
            assertThat(each.at("links").each()).allMatch(link -> link.has("rel") && link.has("type"));
        });
        Tree box = collections.at("collections", 1, "extent", "spatial", "bbox", 0);
        for (Region region : Samples.liberia().regions().regions()) {
            assertThat(region.area().westDeg()).isGreaterThanOrEqualTo(box.at(0).number());
            assertThat(region.area().northDeg()).isLessThanOrEqualTo(box.at(3).number());
        }
    }

    @Test
    @DisplayName("/conf/core/sfc-md-op, /conf/core/sfc-md-success")
    void a_collection_alone_says_what_it_says_among_the_others() {
        reading.get(ROOT + "/collections")
                .at("collections")
                .each()
                .forEach(each -> assertThat(reading.get(each.link("self"))).isEqualTo(each));
    }

    @Test
    @DisplayName("/conf/core/fc-op, /conf/core/fc-response, /conf/core/fc-numberReturned")
    void all_pages_together_are_all_reports_that_count_the_newest_first() {
        for (int limit : new int[] {1, 7, 10, 66, 1000}) {
            List<Tree> pages = reading.pages(REPORTS + "?limit=" + limit);
            assertThat(pages).hasSize((MANY + 2 + limit - 1) / limit);
            assertThat(pages)
                    .allMatch(page -> page.at("numberReturned").number()
                            == page.at("features").each().count());
            List<String> ids = reading.ids(REPORTS + "?limit=" + limit);
            assertThat(ids).doesNotHaveDuplicates().hasSize(MANY + 2);
            assertThat(new TreeSet<>(ids)).isEqualTo(all());
        }
        List<String> times = reading.get(REPORTS)
                .at("features")
                .each()
                .map(each -> each.at("properties", "observed_at").text())
                .toList();
        assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    @DisplayName("/conf/core/fc-numberMatched")
    void how_many_match_is_not_said() {
        assertThat(reading.get(REPORTS).has("numberMatched")).isFalse();
    }

    @Test
    @DisplayName("/conf/core/fc-limit-definition")
    void limit_is_defined_as_the_standard_has_it() {
        Tree limit = reading.description().parameter("limit");
        assertThat(limit.at("in").text()).isEqualTo("query");
        assertThat(limit.at("required").value()).isEqualTo(false);
        assertThat(limit.at("style").text()).isEqualTo("form");
        assertThat(limit.at("explode").value()).isEqualTo(false);
        assertThat(limit.at("schema", "type").text()).isEqualTo("integer");
        assertThat(limit.at("schema", "minimum").number()).isEqualTo(1);
        assertThat(limit.at("schema", "maximum").number()).isEqualTo(1000);
        assertThat(limit.at("schema", "default").number()).isEqualTo(100);
    }

    @Test
    @DisplayName("/conf/core/fc-limit-response")
    void a_page_holds_no_more_than_its_limit_and_more_than_the_most_is_no_error() {
        assertThat(reading.get(REPORTS + "?limit=3").at("numberReturned").number())
                .isEqualTo(3);
        for (String beyond : List.of("1001", "99999999999999999999")) {
            assertThat(reading.get(REPORTS + "?limit=" + beyond)
                            .at("numberReturned")
                            .number())
                    .isEqualTo(MANY + 2);
        }
        for (String none : List.of("0", "-1", "ten", "1.5", "", "3&limit=4")) {
            refused(REPORTS + "?limit=" + none, "limit", "from 1 to");
        }
    }

    @Test
    @DisplayName("/conf/core/fc-bbox-definition")
    void bbox_is_defined_as_the_standard_has_it() {
        Tree bbox = reading.description().parameter("bbox");
        assertThat(bbox.at("in").text()).isEqualTo("query");
        assertThat(bbox.at("style").text()).isEqualTo("form");
        assertThat(bbox.at("explode").value()).isEqualTo(false);
        assertThat(bbox.at("schema", "type").text()).isEqualTo("array");
        assertThat(bbox.at("schema", "minItems").number()).isEqualTo(4);
        assertThat(bbox.at("schema", "maxItems").number()).isEqualTo(6);
        assertThat(bbox.at("schema", "items", "type").text()).isEqualTo("number");
    }

    @Test
    @DisplayName("/conf/core/fc-bbox-response")
    void a_box_holds_what_lies_in_it_and_nothing_else() {
        found("bbox=-9,6.9,-8.6,7.5", each -> in(each, -9, 6.9, -8.6, 7.5));
        found("bbox=-9,6.9,0,-8.6,7.5,100", each -> in(each, -9, 6.9, -8.6, 7.5));
        found(
                "bbox=-11.5,4.3,-7.4,8.6",
                each -> each.place().longitudeDeg() < 0 && each.place().latitudeDeg() > 0);
        found("bbox=-180,-90,180,90", each -> true);
        found("bbox=-200,-90,200,90", each -> true);
        found("bbox=170,-20,-170,-10", each -> Math.abs(each.place().longitudeDeg()) > 170);
        found("bbox=170,-20,180,-10", each -> each.place().longitudeDeg() > 170);
        found("bbox=20,40,21,41", each -> false);
        assertThat(Reading.receipts(reported, each -> in(each, -9, 6.9, -8.6, 7.5)))
                .as("the box holds some and not all")
                .hasSizeBetween(5, MANY - 5);
    }

    private static boolean in(Reported each, double west, double south, double east, double north) {
        return each.place().longitudeDeg() >= west
                && each.place().longitudeDeg() <= east
                && each.place().latitudeDeg() >= south
                && each.place().latitudeDeg() <= north;
    }

    @Test
    @DisplayName("/conf/core/fc-time-definition")
    void datetime_is_defined_as_the_standard_has_it() {
        Tree datetime = reading.description().parameter("datetime");
        assertThat(datetime.at("in").text()).isEqualTo("query");
        assertThat(datetime.at("style").text()).isEqualTo("form");
        assertThat(datetime.at("explode").value()).isEqualTo(false);
        assertThat(datetime.at("schema", "type").text()).isEqualTo("string");
    }

    @Test
    @DisplayName("/conf/core/fc-time-response")
    void a_time_holds_what_was_observed_in_it_both_ends_included() {
        Instant early = NOON.minus(Duration.ofHours(30));
        Instant late = NOON.minus(Duration.ofHours(9));
        found("datetime=" + early, each -> each.observedAt().equals(early));
        found("datetime=" + early + "/" + late, each -> within(each, early, late));
        for (String open : List.of("..", "")) {
            found("datetime=" + early + "/" + open, each -> within(each, early, Instant.MAX));
            found("datetime=" + open + "/" + late, each -> within(each, Instant.MIN, late));
        }
        Instant day = Instant.parse("2026-11-16T00:00:00Z");
        Instant dayEnds = Instant.parse("2026-11-16T23:59:59.999Z");
        for (String written : List.of("2026-11-16", "2026-11-16T")) {
            found("datetime=" + written, each -> within(each, day, dayEnds));
            found("datetime=" + written + "/..", each -> within(each, day, Instant.MAX));
            found("datetime=../" + written, each -> within(each, Instant.MIN, dayEnds));
        }
        found("datetime=2026-11-17T07:00:00%2B01:00", each -> each.observedAt().equals(early));
        found("datetime=2026-11-17T06:00", each -> each.observedAt().equals(early));
        assertThat(Reading.receipts(reported, each -> within(each, early, late)))
                .hasSize(16);
    }

    private static boolean within(Reported each, Instant from, Instant to) {
        return !each.observedAt().isBefore(from) && !each.observedAt().isAfter(to);
    }

    @Test
    @DisplayName("/conf/core/fc-links, /conf/core/fc-rel-type")
    void each_page_leads_to_itself_and_to_the_next_which_keeps_the_filters() {
        String asked = REPORTS + "?kind=SMUGGLING&limit=10&datetime=2026-11-14T00:00:00Z/..";
        Tree page = reading.get(asked);
        assertThat(page.link("self")).isEqualTo(at.address() + asked);
        assertThat(page.link("next"))
                .startsWith(at.address() + REPORTS)
                .contains("kind=SMUGGLING", "limit=10", "datetime=2026-11-14T00:00:00Z/..");
        assertThat(page.at("links").each()).allMatch(link -> link.has("rel") && link.has("type"));
        assertThat(reading.get(REPORTS + "?limit=1000").link("next")).isEmpty();
    }

    @Test
    @DisplayName("/conf/core/fc-timeStamp")
    void a_page_says_when_it_was_made() {
        OffsetDateTime said =
                OffsetDateTime.parse(reading.get(REPORTS).at("timeStamp").text());
        assertThat(said.toInstant()).isEqualTo(at.clock().instant());
    }

    @Test
    @DisplayName("/conf/core/query-param-unknown")
    void an_unknown_parameter_is_named() {
        refused(REPORTS + "?colour=red", "colour", "bbox", "kind");
        refused(REGIONS + "?kind=SMUGGLING", "kind");
        refused(REPORTS + "/" + reported.get(0).receipt() + "?x=1", "x");
        for (String path :
                List.of("", "/conformance", "/collections", "/collections/reports", "/collections/regions")) {
            refused(ROOT + path + "?x=1", "x");
        }
    }

    @Test
    @DisplayName("/conf/core/query-param-invalid")
    void a_parameter_out_of_form_is_named_with_what_helps() {
        for (String wrong :
                List.of("1,2,3", "1,2,3,4,5", "a,b,c,d", "0,10,0,-10", "0,-91,1,1", "NaN,0,1,1", "200,0,201,1")) {
            refused(REPORTS + "?bbox=" + wrong, "bbox", "degrees");
        }
        for (String wrong : List.of("yesterday", "2026-13-01", "2026-11-18/2026-11-17", "1/2/3", "", "..")) {
            refused(REPORTS + "?datetime=" + wrong, "datetime", "2026-11-15T00:00:00Z");
        }
        refused(REPORTS + "?kind=smuggling", "kind", "SMUGGLING");
        refused(REPORTS + "?interface=I3", "interface", "I1");
        refused(REPORTS + "?region=XX", "region", firstRegion());
        refused(REPORTS + "?after=x", "after", "next");
    }

    private static String firstRegion() {
        return Samples.liberia().regions().regions().get(0).code();
    }

    @Test
    void kind_interface_and_region_choose_among_the_reports() {
        found("kind=RESOURCE_SITE", each -> each.said().kind().name().equals("RESOURCE_SITE"));
        found(
                "interface=I2",
                each -> each.said().circumstances().officerCoding().isPresent());
        String region = reported.get(0).region().orElseThrow();
        found("region=" + region, each -> each.region().filter(region::equals).isPresent());
        found(
                "region=" + region + "&kind=SMUGGLING&interface=I1",
                each -> each.region().filter(region::equals).isPresent()
                        && each.said().kind().name().equals("SMUGGLING")
                        && each.said().circumstances().officerCoding().isPresent());
    }

    @Test
    @DisplayName("/conf/core/f-op, /conf/core/f-success, /conf/core/f-links")
    void a_feature_alone_says_what_it_says_on_its_page() {
        reading.get(REPORTS + "?limit=5").at("features").each().forEach(each -> {
            Tree alone = reading.get(REPORTS + "/" + each.at("id").text());
            assertThat(alone.at("properties")).isEqualTo(each.at("properties"));
            assertThat(alone.at("geometry")).isEqualTo(each.at("geometry"));
            assertThat(alone.link("self"))
                    .endsWith("/items/" + each.at("id").text().replace("*", "%2A"));
            assertThat(alone.link("collection")).isEqualTo(at.address() + ROOT + "/collections/reports");
        });
        for (String nothing : List.of("/collections/reports/items/K7-42", "/collections/regions/items/XX")) {
            assertThat(reading.ask(ROOT + nothing).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_regions_are_those_of_the_mission_and_a_box_chooses_among_them() {
        List<String> codes = Samples.liberia().regions().regions().stream()
                .map(Region::code)
                .sorted()
                .toList();
        assertThat(reading.ids(REGIONS + "?limit=4")).isEqualTo(codes);
        String nimba = reported.get(0).region().orElseThrow();
        assertThat(reading.ids(REGIONS + "?bbox=-8.8,7.2,-8.7,7.3&datetime=2026-11-16"))
                .contains(nimba);
        assertThat(reading.ids(REGIONS + "?bbox=20,40,21,41")).isEmpty();
        assertThat(reading.get(REGIONS + "/" + nimba).at("properties", "code").text())
                .isEqualTo(nimba);
    }
}
