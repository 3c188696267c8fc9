package org.fieldpost.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.AuditLog;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export holds what its reader's list holds, tells who took what is restricted, and is whole or broken off. */
class ExportsTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor analyst;
    private Visitor regional;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        Delivered.to(at);
        analyst = at.signedIn(Role.ANALYST);
        regional = at.supervising(Delivered.NIMBA);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void it_holds_exactly_what_the_list_holds_of_an_analyst_and_of_a_supervisor_of_one_region() {
        for (Visitor who : List.of(analyst, regional)) {
            for (String filter : List.of("", "&region=" + Delivered.NIMBA, "&interface=I1", "&interface=I2")) {
                List<String> came = Exported.receipts(who, filter);
                assertThat(came).doesNotHaveDuplicates();
                assertThat(new TreeSet<>(came)).as(filter).isEqualTo(counted(who, filter));
            }
        }
        assertThat(Exported.receipts(analyst, ""))
                .hasSizeGreaterThan(Exported.receipts(regional, "").size());
        assertThat(Exported.receipts(regional, "")).isNotEmpty();
    }

    /** The list without what was taken back or merged, which it shows below. */
    private Set<String> counted(Visitor who, String filter) {
        Set<String> counted = Exported.listed(who, filter);
        counted.retainAll(new HashSet<>(at.rows("SELECT receipt FROM counted_observation")));
        return counted;
    }

    @Test
    void a_kind_and_days_choose() {
        assertThat(Exported.receipts(analyst, "&kind=SMUGGLING"))
                .hasSameElementsAs(at.rows("SELECT receipt FROM counted_observation WHERE kind = 'SMUGGLING'"))
                .isNotEmpty();
        assertThat(analyst.get("/exports/file?from=2020-01-01&to=2020-01-31")
                        .body()
                        .lines())
                .hasSize(1);
    }

    @Test
    void what_is_out_of_form_is_named_and_nothing_is_sent() {
        for (String wrong :
                List.of("from=yesterday", "region=XX", "interface=I3", "kind=CAT", "format=doc", "notes=no")) {
            HttpResponse<String> answer = analyst.get("/exports/file?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains(wrong.substring(wrong.indexOf('=') + 1));
        }
        assertThat(regional.get("/exports/file?region=" + Delivered.LOFA).statusCode())
                .as("a region outside her sight is none")
                .isEqualTo(400);
        assertThat(analyst.get("/exports/file?from=2026-11-02&to=2026-11-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_restricted_reports_of_an_export_stand_in_the_log_and_looking_at_the_page_does_not() {
        analyst.get("/exports");
        assertThat(exports()).isEmpty();

        List<String> came = Exported.receipts(analyst, "");
        Set<String> restricted =
                new TreeSet<>(at.rows("SELECT receipt FROM counted_observation WHERE handling = 'H3'"));
        restricted.retainAll(came);

        assertThat(exports()).extracting(AuditLog.Line::who).containsExactly("ANALYST");
        assertThat(new TreeSet<>(Arrays.asList(exports().get(0).what().split(", "))))
                .isEqualTo(restricted)
                .isNotEmpty();
    }

    private List<AuditLog.Line> exports() {
        return at.server().people().log().newest(1000).stream()
                .filter(line -> line.deed() == Deed.EXPORT)
                .toList();
    }

    @Test
    void notes_are_there_only_when_asked_for() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON, "=1+1, \"quoted\""));
        phone.exchange(at.address());

        assertThat(analyst.get(Exported.path("csv", "")).body())
                .doesNotContain("1+1")
                .doesNotContain(",note");
        assertThat(analyst.get(Exported.path("csv", "&notes=yes")).body())
                .startsWith("\uFEFFreceipt,kind,observed_at,")
                .contains(",note\r\n")
                .contains(",\"'=1+1, \"\"quoted\"\"\"\r\n");
    }

    @Test
    void each_format_is_stored_as_a_file_and_nothing_is_left_on_the_server() throws IOException {
        for (Format format : Format.values()) {
            HttpResponse<String> answer = analyst.get(Exported.path(format.word(), ""));
            assertThat(answer.statusCode()).as(format.name()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"fieldpost-reports-2025-11-24-2026-11-22.");
        }
        assertThat(left()).isEmpty();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("export-"))
                    .collect(Collectors.toList());
        }
    }

    @Test
    void what_goes_wrong_midway_breaks_the_transfer() throws IOException {
        Exported.multiply(at, 400);
        assertThat(analyst.get(Exported.path("csv", "")).statusCode()).isEqualTo(200);
        at.change("UPDATE entry SET kind = 70000 WHERE number ="
                + " (SELECT latest FROM counted_observation ORDER BY observed_at LIMIT 1)");

        for (String format : List.of("csv", "hxl", "xlsx", "geojson")) {
            assertThatThrownBy(() -> analyst.get(Exported.path(format, "")))
                    .as(format)
                    .hasRootCauseInstanceOf(IOException.class);
        }
        assertThat(analyst.get(Exported.path("gpkg", "")).statusCode())
                .as("of it nothing had left yet")
                .isEqualTo(500);
        assertThat(left()).isEmpty();
    }

    @Test
    void what_a_killed_server_left_is_gone_after_its_next_start() throws IOException {
        Files.createFile(directory.resolve("export-123.gpkg"));
        at.restart();
        assertThat(left()).isEmpty();
    }

    @Test
    void the_page_says_how_many_reports_there_will_be_and_leads_to_them() {
        int many = Exported.receipts(analyst, "").size();
        assertThat(analyst.get("/exports?from=2025-11-24&to=2026-11-22&format=xlsx")
                        .body())
                .contains("Reports in this export: " + many)
                .contains("formaction=\"/exports/file\"", "<option value=\"xlsx\" selected")
                .contains("observations, not incidents");
        assertThat(analyst.get("/reports?weeks=4&region=" + Delivered.NIMBA).body())
                .contains("href=\"/exports?from=2026-10-26&amp;to=2026-11-22&amp;region=" + Delivered.NIMBA);
    }

    @Test
    void
            a_number_that_would_take_long_is_given_as_between_which_it_lies_and_a_full_sheet_is_refused_before_it_begins() {
        String days = "/exports?from=2025-11-24&to=2026-11-18&format=";
        int many = Exported.receipts(analyst, "").size();
        at.change("INSERT INTO tally_change (week, region_code, line, amount)"
                + " SELECT tally_week, tally_region, tally_line, 9000 FROM observation"
                + " WHERE tally_week = (SELECT max(tally_week) FROM observation) LIMIT 1");
        assertThat(analyst.get(days + "csv").body())
                .containsPattern("Reports in this export: from 0 to 9,0\\d\\d")
                .contains("formaction=\"/exports/file\"");
        assertThat(Exported.receipts(analyst, ""))
                .as("what leaves is what there is")
                .hasSize(many);

        at.change("UPDATE tally_change SET amount = 2000000 WHERE amount = 9000");
        assertThat(analyst.get(days + "xlsx").body()).contains("formaction=\"/exports/file\"");
        assertThat(analyst.get(days.replace("exports", "exports/file") + "xlsx").statusCode())
                .as("looked at, they do fit")
                .isEqualTo(200);
        for (String page : List.of("/exports", "/exports/file")) {
            String refused = analyst.get(Exported.path("xlsx", "").replace("/exports/file", page))
                    .body();
            assertThat(refused)
                    .containsPattern("2,000,0\\d\\d reports do not fit on one sheet, which holds 1,048,575\\.")
                    .contains("CSV")
                    .doesNotContain("formaction=");
        }
        assertThat(analyst.get(Exported.path("csv", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void of_an_exercise_the_name_of_the_file_and_its_inside_say_so(@TempDir Path played) {
        try (var exercise = ServerAtWork.in(played, Samples.liberia(), MissionMode.EXERCISE)) {
            PhoneAtWork phone = exercise.phone();
            phone.report(Samples.smuggling(NOON.minus(Duration.ofHours(2))));
            phone.exchange(exercise.address());
            Visitor trainer = exercise.signedIn(Role.TRAINER);

            HttpResponse<String> map = trainer.get(Exported.path("geojson", ""));
            assertThat(map.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("\"EXERCISE-fieldpost-reports-");
            assertThat(map.body()).contains("\"title\":\"EXERCISE EXERCISE EXERCISE: ", "\"exercise\":true");
        }
    }
}
