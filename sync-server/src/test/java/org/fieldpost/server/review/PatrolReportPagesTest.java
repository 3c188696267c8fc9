package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.web.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patrol's report is read and approved by the supervisor of its region. */
class PatrolReportPagesTest {

    private static final Patrol OUT = Samples.patrol(NOON.minus(Duration.ofHours(6)));

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Visitor supervisor;

    @BeforeEach
    void handIn() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
        phone.write(new Body.PatrolRevision(OUT));
        phone.write(new Body.PatrolReported(report("Quiet.")));
        phone.exchange(at.address());
        supervisor = at.signedIn(Role.SUPERVISOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private static PatrolReport report(String assessment) {
        return new PatrolReport(
                OUT.key(),
                PatrolReport.Addressee.TEAM_SITE,
                "A1",
                PatrolReport.Approval.NOT_YET,
                NOON,
                new Effort(Duration.ofHours(4), Duration.ZERO, 31_000),
                OUT.departure(),
                Optional.empty(),
                List.of(),
                List.of(new PatrolReport.Made(1, 1)),
                Map.of(PatrolReport.Section.ASSESSMENT, assessment));
    }

    private static String code(long number) {
        return new ReceiptCode(false, "A1", 1, number).spoken();
    }

    @Test
    void it_is_listed_read_and_approved_by_name_and_hour() {
        assertThat(supervisor.get("/patrols").body()).contains(Samples.CREW, "Not yet");
        assertThat(supervisor.get("/patrols/" + code(2)).body()).contains("Quiet.", "Assessment", "Approve");

        assertThat(supervisor.submit("/patrols/" + code(2) + "/approve").statusCode())
                .isEqualTo(303);

        assertThat(supervisor.get("/patrols/" + code(2)).body())
                .contains("SUPERVISOR, 18 Nov 2026, 12:00")
                .doesNotContain(">Approve<");
        assertThat(supervisor.get("/patrols").body()).contains("SUPERVISOR, 18 Nov 2026, 12:00");
    }

    @Test
    void it_prints_the_same_bytes_until_it_is_approved() throws IOException {
        byte[] printed = supervisor.file("/patrols/" + code(2) + ".pdf");

        assertThat(supervisor.file("/patrols/" + code(2) + ".pdf")).isEqualTo(printed);
        assertThat(read(printed)).contains(Samples.CREW, "Quiet.", "Assessment", code(1), "Not yet");
        supervisor.submit("/patrols/" + code(2) + "/approve");
        assertThat(read(supervisor.file("/patrols/" + code(2) + ".pdf")))
                .contains("18 Nov 2026, 12:00 · SUPERVISOR")
                .doesNotContain("Not yet");
    }

    @Test
    void its_pdf_keeps_lines_and_what_runs_the_other_way_and_breaks_no_receipt() throws IOException {
        phone.write(new Body.PatrolReported(report("Two trucks at 07:40.\nشاحنتان عند BP03.\nQuiet since.")));
        phone.exchange(at.address());

        String read = read(supervisor.file("/patrols/" + code(3) + ".pdf"));
        assertThat(read.lines().map(String::strip))
                .contains("Two trucks at 07:40.", "Quiet since.", "Reports " + code(1));
        assertThat(Page.runs("12 شاحنة at BP03")).isEqualTo("rtl");
        assertThat(Page.runs("12 trucks, شاحنة")).isEqualTo("ltr");
        assertThat(Page.runs("12:30")).isEmpty();
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_newer_report_of_the_patrol_takes_its_place_and_must_be_approved_again() {
        supervisor.submit("/patrols/" + code(2) + "/approve");
        phone.write(new Body.PatrolReported(report("Shots at dusk.")));
        phone.exchange(at.address());

        assertThat(supervisor.get("/patrols").body()).contains(code(3)).doesNotContain(code(2), "SUPERVISOR, 18 Nov");
        assertThat(supervisor.get("/patrols/" + code(3)).body()).contains("Shots at dusk.", ">Approve<");
    }

    @Test
    void a_supervisor_of_another_region_finds_nothing_there() {
        String region = at.rows("SELECT region_code FROM patrol_revision").get(0);
        String elsewhere = region.equals("LR-LO") ? "LR-NI" : "LR-LO";
        String password = at.server().people().add("far", Set.of(Role.SUPERVISOR), Optional.of(Set.of(elsewhere)));
        Visitor far = at.visitor().signIn("far", password);

        assertThat(far.get("/patrols").body()).doesNotContain(code(2));
        assertThat(far.get("/patrols/" + code(2)).statusCode()).isEqualTo(404);
        assertThat(far.submit("/patrols/" + code(2) + "/approve").statusCode()).isEqualTo(404);
        assertThat(at.number("SELECT count(*) FROM patrol_approval")).isZero();
    }
}
