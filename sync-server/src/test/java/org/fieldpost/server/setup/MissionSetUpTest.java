package org.fieldpost.server.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator changes the mission without a programmer; reports are counted where the new regions say. */
class MissionSetUpTest {

    private static final String POINTS_HEADER = "code,sort,name,lat,lon,type,illustrative,source\n";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor administrator;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        administrator = at.signedIn(Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void reports_tracks_and_nil_reports_move_to_the_regions_that_come_into_force_and_later_ones_arrive_there() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.write(new Body.PatrolRevision(Samples.patrol(NOON)));
        phone.write(new Body.Nil(Samples.nilReport(NOON)));
        phone.exchange(at.address());
        List<String> before = regions();

        upload("regions.geojson", "mine.geojson", MissionWriter.regions(List.of(everywhere())));
        assertThat(regions()).as("a draft changes nothing").isEqualTo(before);
        assertThat(administrator.get("/mission").body())
                .contains("New regions: ZZ-1")
                .contains("is no longer there");
        publish(2);
        phone.report(Samples.smuggling(NOON.plusSeconds(60)));
        phone.exchange(at.address());

        assertThat(before).doesNotContain("ZZ-1|INSIDE");
        assertThat(regions()).containsExactly("ZZ-1|INSIDE", "ZZ-1|INSIDE");
        assertThat(at.rows("SELECT DISTINCT region_code FROM nil_report")).containsExactly("ZZ-1");
        assertThat(at.rows("SELECT DISTINCT region_code FROM patrol_revision WHERE region_code IS NOT NULL"))
                .containsExactly("ZZ-1");
    }

    @Test
    void a_text_in_which_words_were_destroyed_keeps_no_version_from_being_published() {
        PhoneAtWork phone = at.enrolledPhone();
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        for (int i = 1; i <= 2; i++) {
            supervisor.submit("/texts", Map.of("text", phone.text(i, Samples.smuggling(NOON))));
        }
        at.change("UPDATE text_copy SET text = 'FP A1-1-' || receipt || ' █ ████ █' WHERE receipt LIKE 'A1-1-%'");

        upload("regions.geojson", "mine.geojson", MissionWriter.regions(List.of(everywhere())));
        publish(2);

        assertThat(at.rows("SELECT region_code FROM text_copy WHERE receipt LIKE 'A1-2-%'"))
                .containsExactly("ZZ-1");
    }

    @Test
    void what_was_published_is_in_force_after_a_restart() {
        upload("points.csv", "points.csv", POINTS_HEADER + "TN77,town,New Town,6.5,-9.5,,false,walked there\n");
        publish(2);

        at.restart();

        assertThat(at.signedIn(Role.ADMINISTRATOR)
                        .get("/mission/files/points.csv")
                        .body())
                .contains("TN77,town,New Town");
    }

    @Test
    void what_is_downloaded_keeps_every_letter_and_can_be_brought_again() {
        String points = administrator.get("/mission/files/points.csv").body();
        assertThat(points).contains("Toulépleu (Côte d'Ivoire)");
        assertThat(administrator.get("/mission").body())
                .contains("/mission/files/codes.csv", "/mission/files/words.ar.csv");
        assertThat(administrator.get("/mission/files/words.fr.csv").body()).contains("interface,I1,Le crime organisé");

        upload("points.csv", "points.csv", points.replace("Toulépleu", "Toulépleu-Ville"));
        publish(2);

        assertThat(administrator.get("/mission/files/points.csv").body()).contains("Toulépleu-Ville (Côte d'Ivoire)");
    }

    @Test
    void a_broken_file_is_refused_with_its_line_and_the_draft_stays_as_it_was() {
        upload("points.csv", "points.csv", POINTS_HEADER + "TN77,town,New Town,6.5,-9.5,,false,walked there\n");

        HttpResponse<String> answer = upload(
                "points.csv",
                "points.csv",
                POINTS_HEADER + "TN77,town,A,6.5,-9.5,,false,x\nTN78,town,B,96.5,-9.5,,false,x\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("line 3");
        assertThat(at.rows("SELECT name FROM mission_draft WHERE content LIKE '%New Town%'"))
                .containsExactly("points.csv");
    }

    @Test
    void a_file_that_calls_its_code_otherwise_says_which_properties_it_has() {
        String outline = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                + "{\"ADM1_PCODE\":\"LR01\",\"ADM1_EN\":\"Bomi\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[-12,4],[-7,4],[-7,9],[-12,4]]]}}]}";

        assertThat(upload("regions.geojson", "adm1.geojson", outline).body())
                .contains("ADM1_EN, ADM1_PCODE")
                .contains("adm1.geojson");
        HttpResponse<String> told = administrator.submitFile(
                "/mission/files",
                Map.of("as", "regions.geojson", "code_property", "ADM1_PCODE", "name_property", "ADM1_EN"),
                "adm1.geojson",
                outline);
        assertThat(told.statusCode()).isEqualTo(303);
        assertThat(administrator.get("/mission").body()).contains("New regions: LR01");
    }

    @Test
    void a_draft_that_another_has_changed_meanwhile_is_not_published_unseen() {
        upload("points.csv", "points.csv", POINTS_HEADER + "TN77,town,New Town,6.5,-9.5,,false,walked there\n");
        String seen = seal();
        upload("points.csv", "points.csv", POINTS_HEADER + "TN78,town,Newer Town,6.5,-9.5,,false,walked there\n");

        HttpResponse<String> unseen = administrator.submit("/mission/publish", Map.of("version", seen));

        assertThat(unseen.statusCode()).isEqualTo(409);
        assertThat(at.number("SELECT max(version) FROM mission_version")).isEqualTo(1);
    }

    @Test
    void photo_limits_phase_and_retention_are_set_by_a_form() {
        Map<String, String> form = new HashMap<>(facts(Samples.liberia()));
        form.put("photos_most", "5");
        form.put("restricted_stays", "3");
        form.put("phase", "DRAWDOWN");

        assertThat(administrator.submit("/mission/facts", form).statusCode()).isEqualTo(303);
        publish(2);

        assertThat(administrator.get("/mission/files/mission.json").body())
                .contains("\"photosMost\" : 5")
                .contains("\"restrictedStays\" : \"3\"")
                .contains("\"phase\" : \"DRAWDOWN\"")
                .contains("\"timeZone\" : \"Africa/Monrovia\"");
    }

    @Test
    void a_number_out_of_bounds_is_named_in_the_language_of_the_page() {
        Map<String, String> form = new HashMap<>(facts(Samples.liberia()));
        form.put("photos_most", "50");

        HttpResponse<String> answer = administrator.submit("/mission/facts?lang=fr", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Photos par rapport, au plus").contains("« 50 »");
        assertThat(at.number("SELECT count(*) FROM mission_draft")).isZero();
    }

    @Test
    void a_package_of_another_mission_is_refused() {
        HttpResponse<String> answer = upload(
                "mission.json",
                "mission.json",
                MissionWriter.facts(Samples.liberia()).replace("\"liberia\"", "\"elsewhere\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("elsewhere").contains("liberia");
    }

    @Test
    void a_measure_taken_is_kept_with_its_days_and_a_wrong_day_is_named() {
        Map<String, String> measure = Map.of(
                "what",
                "SANCTION",
                "title",
                "Diamond embargo",
                "starts_on",
                "2026-03-01",
                "ends_on",
                "",
                "region",
                "LR-NI");
        assertThat(administrator.submit("/markers", measure).statusCode()).isEqualTo(303);
        assertThat(administrator.get("/markers").body())
                .contains("Diamond embargo")
                .contains("1 Mar 2026");

        Map<String, String> wrong = new HashMap<>(measure);
        wrong.put("ends_on", "2026-02-01");
        HttpResponse<String> answer = administrator.submit("/markers", wrong);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("It ends on 2026-02-01, before it begins on 2026-03-01");
        assertThat(at.number("SELECT count(*) FROM marker")).isEqualTo(1);

        long id = at.number("SELECT id FROM marker");
        administrator.submit("/markers/" + id + "/remove");
        assertThat(at.number("SELECT count(*) FROM marker")).isZero();
    }

    private List<String> regions() {
        return at.rows("SELECT region_code, region_method FROM observation ORDER BY receipt");
    }

    private static Region everywhere() {
        return new Region(
                "ZZ-1",
                Map.of(Language.EN, "Everywhere"),
                "",
                new Area(List.of(new double[] {-20, -10, 20, -10, 20, 20, -20, 20, -20, -10})),
                new Point(5, 0));
    }

    private static Map<String, String> facts(Mission mission) {
        Map<String, String> form = new HashMap<>();
        mission.names().forEach((language, name) -> form.put("name_" + language.tag(), name));
        form.put("zone", mission.zone().getId());
        form.put("phase", mission.phase().value());
        form.put("photos", "true");
        form.put("photos_most", "3");
        form.put("photo_long_edge_px", "1280");
        form.put("photo_most_kb", "300");
        form.put("content_stays", "7");
        form.put("restricted_stays", "submission");
        form.put("attribution", mission.attribution());
        return form;
    }

    private void publish(long version) {
        String seen = seal();
        assertThat(seen).startsWith(version + "-");
        assertThat(administrator
                        .submit("/mission/publish", Map.of("version", seen))
                        .statusCode())
                .isEqualTo(303);
    }

    /** Of the draft as the page shows it now. */
    private String seal() {
        Matcher shown = Pattern.compile("name=\"version\" value=\"([^\"]+)\"")
                .matcher(administrator.get("/mission").body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private HttpResponse<String> upload(String as, String filename, String content) {
        return administrator.submitFile("/mission/files", Map.of("as", as), filename, content);
    }
}
