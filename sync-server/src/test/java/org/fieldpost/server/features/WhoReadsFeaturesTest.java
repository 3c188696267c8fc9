package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.features.Reading.REGIONS;
import static org.fieldpost.server.features.Reading.REPORTS;
import static org.fieldpost.server.features.Reading.ROOT;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through a token nobody sees more than on their pages, and reading is written down as on those. */
class WhoReadsFeaturesTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private List<Reported> reported;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        reported = Reported.deliver(at, 30);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Reading supervising(String region) {
        String name = "supervisor of " + region;
        String password = at.server().people().add(name, Set.of(Role.SUPERVISOR), Optional.of(Set.of(region)));
        Visitor person = at.visitor().signIn(name, password);
        return Reading.by(ProgramAtWork.withPassword(at, ProgramAtWork.token(person, "R script", password)));
    }

    @Test
    void a_supervisor_of_one_region_reads_hers_alone_also_by_name_and_by_filter() {
        String hers = reported.get(0).region().orElseThrow();
        String another = reported.get(1).region().orElseThrow();
        Reading reading = supervising(hers);

        Set<String> seen = Reading.receipts(
                reported, each -> each.region().filter(hers::equals).isPresent());
        assertThat(seen).hasSizeBetween(5, 25);
        assertThat(new TreeSet<>(reading.ids(REPORTS + "?limit=4"))).isEqualTo(seen);
        assertThat(reading.ids(REPORTS + "?region=" + another)).isEmpty();
        for (Reported each : reported) {
            assertThat(reading.ask(REPORTS + "/" + each.receipt()).statusCode())
                    .as(each.receipt())
                    .isEqualTo(seen.contains(each.receipt()) ? 200 : 404);
        }
    }

    @Test
    void restricted_reports_that_were_read_stand_in_the_log_with_the_name_of_the_token() {
        Reading reading = Reading.ofAnalyst(at);
        Set<String> logged = new TreeSet<>();

        reading.pages(REPORTS + "?limit=10");

        List<String> lines = at.rows("SELECT who || '|' || page || '|' || what FROM audit_log WHERE deed = 'READ'");
        assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("amina|GET " + REPORTS + " [QGIS]|"));
        lines.forEach(line -> logged.addAll(Arrays.asList(line.split("\\|", -1)[2].split(", ", -1))));
        assertThat(logged)
                .isEqualTo(Reading.receipts(reported, Reported::restricted))
                .hasSize(6);

        Reported restricted =
                reported.stream().filter(Reported::restricted).findFirst().orElseThrow();
        Reported other =
                reported.stream().filter(each -> !each.restricted()).findFirst().orElseThrow();
        reading.get(REPORTS + "/" + restricted.receipt());
        reading.get(REPORTS + "/" + other.receipt());
        reading.get(REGIONS);
        assertThat(at.number("SELECT count(*) FROM audit_log WHERE deed = 'READ'"))
                .isEqualTo(lines.size() + 1);
    }

    @Test
    void what_was_taken_back_is_not_there_and_a_grade_stands_there_once_it_is_given() {
        PhoneAtWork phone = at.phone();
        var mistaken = Samples.smuggling(ServerAtWork.NOON);
        Reported back = Reported.of(phone, mistaken);
        Reported stays = Reported.of(phone, Samples.borderVisit(ServerAtWork.NOON));
        var entry = PhoneAtWork.entry(1, new Body.ObservationRevision(mistaken));
        phone.write(new Body.Retraction(Body.Base.of(1, 1, entry.body()), RetractionReason.MISTAKE));
        phone.exchange(at.address());
        new Deciding(at, at.signedIn(Role.SUPERVISOR)).grade(stays.receipt(), "B2");
        Reading reading = Reading.ofAnalyst(at);

        assertThat(reading.ids(REPORTS)).contains(stays.receipt()).doesNotContain(back.receipt());
        assertThat(reading.ask(REPORTS + "/" + back.receipt()).statusCode()).isEqualTo(404);
        Tree graded = reading.get(REPORTS + "/" + stays.receipt());
        assertThat(graded.at("properties", "graded").value()).isEqualTo(true);
        assertThat(graded.at("properties", "grade").text()).isEqualTo("B2");
        assertThat(graded.at("properties", "handling").text()).isEqualTo("H3");
    }

    @Test
    void no_free_word_of_a_report_comes_out() {
        Reading reading = Reading.ofAnalyst(at);
        assertThat(reading.ask(REPORTS + "?limit=1000").body()).doesNotContain(Reported.NOTE);
        for (Reported each : reported) {
            assertThat(reading.ask(REPORTS + "/" + each.receipt()).body()).doesNotContain(Reported.NOTE, "seen");
        }
    }

    @Test
    void who_is_signed_in_may_look_at_what_his_programs_get() {
        HttpResponse<String> page = at.signedIn(Role.ANALYST).get(REPORTS);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("{\"type\":\"FeatureCollection\"");
        assertThat(at.signedIn(Role.CONDUCT).get(REPORTS).statusCode()).isEqualTo(403);
    }

    @Test
    void where_all_is_an_exercise_everything_says_so(@TempDir Path exercising) {
        try (ServerAtWork exercise = ServerAtWork.in(exercising, Samples.liberia(), MissionMode.EXERCISE)) {
            Reported.deliver(exercise, 4);
            Reading reading = Reading.ofAnalyst(exercise);
            String loud = "EXERCISE EXERCISE EXERCISE";
            assertThat(reading.get(ROOT).at("title").text()).startsWith(loud);
            assertThat(reading.description().document().at("info", "title").text())
                    .startsWith(loud);
            reading.get(ROOT + "/collections").at("collections").each().forEach(each -> {
                assertThat(each.at("title").text()).startsWith(loud);
                assertThat(each.at("description").text()).startsWith(loud);
            });
            for (String items : List.of(REPORTS, REGIONS)) {
                assertThat(reading.get(items).at("features").each())
                        .isNotEmpty()
                        .allMatch(each ->
                                each.at("properties", "exercise").value().equals(true));
            }
        }
        assertThat(Reading.ofAnalyst(at).get(ROOT).at("title").text()).doesNotContain("EXERCISE");
    }
}
