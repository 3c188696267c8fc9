package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that were written before, in a spreadsheet, are brought in by an administrator. */
class ImportDeskTest {

    private static final String HEADER = "ID,Date,Lat,Lon,What,Goods,Remarks,Level\n";
    private static final Map<String, String> COLUMNS = Map.of(
            "kind", "=SMUGGLING",
            "basis", "=TOLD1",
            "observed_at", "Date",
            "latitude", "Lat",
            "longitude", "Lon",
            "activity", "What",
            "commodity", "Goods",
            "note", "Remarks",
            "handling", "Level",
            "reference", "ID");

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
    void rows_become_reports_in_their_regions_and_weeks_and_can_be_read() {
        String page = upload(HEADER
                + "a-1,2026-11-10,7.36,-8.71,Contraband goods,Gold,\"two sacks, wet\",\n"
                + "a-2,2026-11-11T22:30+02:00,7.36,-8.71,FUEL,,,H3\n");

        HttpResponse<String> taken = administrator.submit(page + "/take", COLUMNS);

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("The reports stand under the code A1");
        assertThat(at.rows("SELECT receipt, kind, region_code, handling, observed_at FROM observation ORDER BY base"))
                .containsExactly(
                        "A1-1-" + check("A1-1") + "|SMUGGLING|LR-NI|H2|1794312000000",
                        "A1-2-" + check("A1-2") + "|SMUGGLING|LR-NI|H3|1794429000000");
        assertThat(at.signedIn(Role.ANALYST).get("/reports/A1-1").body())
                .contains("two sacks, wet")
                .contains("Contraband goods")
                .contains("Gold");
    }

    @Test
    void a_dry_run_keeps_nothing_and_names_each_row_that_cannot_be_taken_with_the_remedy() {
        String page = upload(HEADER
                + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n"
                + "a-2,10/11/2026,7.36,-8.71,GOODS,GOLD,,\n"
                + "a-3,2026-11-10,97.36,-8.71,GOODS,GOLD,,\n"
                + "a-4,2026-11-10,7.36,-8.71,PIRACY ON MARS,GOLD,,\n"
                + "a-5,2026-11-10,7.36,-8.71,TIP,,,\n"
                + "a-6,2036-11-10,7.36,-8.71,GOODS,GOLD,,\n"
                + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n");

        String tried = administrator.submit(page, COLUMNS).body();

        assertThat(tried)
                .contains("<strong>1</strong> rows can be taken · <strong>6</strong> cannot")
                .contains("Line 3: the time \"10/11/2026\" cannot be read")
                .contains("Line 4: Latitude: \"97.36\" is no number up to 90")
                .contains("Line 5: Activity: \"PIRACY ON MARS\" is not in the vocabulary")
                .contains("Line 6: what it says must be sealed")
                .contains("Line 7: the time \"2036-11-10\" lies in the future")
                .contains("Line 8: the reference a-1 stands in this file twice");
        assertThat(at.observations()).isZero();
        assertThat(at.number("SELECT count(*) FROM enrolment")).isZero();
    }

    @Test
    void a_note_that_seems_to_name_somebody_is_listed_and_somebody_decides() {
        String page = upload(HEADER
                + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,\"two sacks, wet\",\n"
                + "a-2,2026-11-10,7.36,-8.71,GOODS,GOLD,Colonel Kpoto took the money,\n"
                + "a-3,2026-11-10,7.36,-8.71,GOODS,GOLD,call 0886 555 123,\n");
        Map<String, String> leave = new HashMap<>(COLUMNS);
        leave.put("named", "leave");
        Map<String, String> take = new HashMap<>(COLUMNS);
        take.put("named", "take");

        assertThat(administrator.submit(page, COLUMNS).body())
                .contains("Rows whose notes seem to name somebody: 2")
                .contains("Line numbers: 3, 4")
                .doesNotContain("Kpoto took");
        HttpResponse<String> undecided = administrator.submit(page + "/take", COLUMNS);
        assertThat(undecided.statusCode()).isEqualTo(400);
        assertThat(undecided.body()).contains("Choose what is to become of them");
        assertThat(at.observations()).isZero();
        administrator.submit(page + "/take", leave);
        assertThat(at.observations()).isEqualTo(1);

        String again = upload(HEADER + "a-2,2026-11-10,7.36,-8.71,GOODS,GOLD,Colonel Kpoto took the money,\n");
        administrator.submit(again + "/take", take);
        assertThat(at.observations()).isEqualTo(2);
    }

    @Test
    void refused_rows_come_back_as_a_table_with_their_reasons_that_no_spreadsheet_runs() {
        String page = upload(HEADER + "a-2,yesterday,7.36,-8.71,GOODS,GOLD,=HYPERLINK(1),\n");

        HttpResponse<String> table = administrator.submit(page + "/refused", COLUMNS);

        assertThat(table.body())
                .contains(
                        "\"ID\",\"Date\",\"Lat\",\"Lon\",\"What\",\"Goods\",\"Remarks\",\"Level\",\"line\",\"reason\"")
                .contains("\"yesterday\"")
                .contains("\"'=HYPERLINK(1)\"")
                .contains("cannot be read");
    }

    @Test
    void a_file_brought_twice_is_counted_once() {
        String rows = HEADER + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n";
        administrator.submit(upload(rows) + "/take", COLUMNS);

        String again = upload(rows + "a-2,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n");
        assertThat(administrator.submit(again, COLUMNS).body()).contains("was taken before, as A1-1");
        administrator.submit(again + "/take", COLUMNS);

        assertThat(at.observations()).isEqualTo(2);
    }

    @Test
    void a_file_without_references_is_known_again_by_what_its_rows_say() {
        var columns = new HashMap<>(COLUMNS);
        columns.remove("reference");
        String rows = HEADER + ",2026-11-10,7.36,-8.71,GOODS,GOLD,,\n";
        administrator.submit(upload(rows) + "/take", columns);

        administrator.submit(upload(rows) + "/take", columns);

        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void columns_are_guessed_by_what_others_call_them() {
        String page = upload("Incident ID,Event Date,Latitude,Long,Type,Remarks\nx,2026-11-10,7.36,-8.71,S,seen\n");

        assertThat(administrator.get(page).body())
                .contains("<option value=\"Long\" selected>")
                .contains("<option value=\"Event Date\" selected>")
                .contains("<option value=\"Remarks\" selected>");
    }

    @Test
    void imported_reports_stand_under_no_phone_and_their_code_is_given_to_none() {
        administrator.submit(upload(HEADER + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n") + "/take", COLUMNS);

        assertThat(at.invitation().officerCode()).isEqualTo("B1");
        assertThat(administrator.get("/phones").body()).doesNotContain(">A1<").contains(">B1<");
        assertThat(at.number("SELECT count(*) FROM downlink_entry")).isZero();
    }

    @Test
    void a_file_that_nobody_takes_is_gone_after_a_day_by_itself_and_is_not_opened_any_more() {
        String page = upload(HEADER + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,the planted words,\n");
        at.runFor(Duration.ofHours(23));
        Visitor again = at.signedIn(Role.ADMINISTRATOR);
        assertThat(again.get(page).statusCode()).isEqualTo(200);

        at.clock().advance(Duration.ofHours(2));
        assertThat(again.get(page).statusCode()).isEqualTo(404);
        at.runFor(Duration.ofMinutes(1));
        assertThat(at.number("SELECT count(*) FROM import_file")).isZero();
    }

    /** There is no phone to ask. */
    @Test
    void of_a_report_that_came_in_a_file_nobody_is_asked_and_the_page_says_why() {
        administrator.submit(upload(HEADER + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n") + "/take", COLUMNS);
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);

        assertThat(supervisor.get("/reports/A1-1").body())
                .contains("came in a file")
                .doesNotContain("name=\"question\"");
        HttpResponse<String> asked = supervisor.submit("/reports/A1-1/questions", Map.of("question", "How many?"));

        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body()).contains("role=\"alert\">This report came in a file");
        assertThat(at.number("SELECT count(*) FROM question")).isZero();
    }

    @Test
    void what_is_decided_about_reports_that_came_in_a_file_is_kept_and_waits_for_no_phone() {
        administrator.submit(
                upload(HEADER + "a-1,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n" + "a-2,2026-11-10,7.36,-8.71,GOODS,GOLD,,\n")
                        + "/take",
                COLUMNS);
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));

        desk.grade("A1-1", "B2");
        desk.interfaces("A1-1", "I7", "I6");
        desk.merge("A1-2", "A1-1");
        desk.undo("A1-2");
        desk.retract("A1-2", "seen elsewhere");

        assertThat(at.rows("SELECT outcome FROM ruling ORDER BY receipt, at"))
                .containsExactly("GRADED", "MERGED", "REOPENED", "RETRACTED");
        assertThat(desk.page("A1-1")).contains("Graded B2", "I7");
        assertThat(desk.page("A1-2")).contains("seen elsewhere");
        assertThat(desk.visitor().get("/review").statusCode()).isEqualTo(200);
        assertThat(at.number("SELECT count(*) FROM downlink_entry")).isZero();
    }

    @Test
    void what_is_no_table_is_refused_with_the_remedy() {
        HttpResponse<String> answer = administrator.submitFile("/import", Map.of(), "x.csv", "");
        assertThat(answer.statusCode()).isEqualTo(400);

        HttpResponse<String> uneven = administrator.submitFile("/import", Map.of(), "x.csv", "a,b\n1,2,3\n");
        assertThat(uneven.statusCode()).isEqualTo(400);
        assertThat(uneven.body()).contains("x.csv").contains("line 2");
    }

    private String upload(String content) {
        HttpResponse<String> answer = administrator.submitFile("/import", Map.of(), "incidents.csv", content);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String check(String receipt) {
        return ReceiptCode.parse(receipt).spoken().substring(receipt.length() + 1);
    }
}
