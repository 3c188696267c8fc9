package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.Desk;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Sharing;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.app.print.Sheet;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.PatrolReport.Section;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PatrolLog.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatrolReportModelTest {

    private static final Patrol PATROL = Samples.patrol(AppAtWork.NOON);
    private static final Instant END = AppAtWork.NOON.plus(Duration.ofHours(2));

    @TempDir
    private Path folder;

    private AppAtWork phone;

    @BeforeEach
    void endAPatrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        phone.notebook().record(PATROL);
        phone.clock().pass(Duration.ofHours(1));
        Instant later = phone.clock().instant();
        phone.notebook().submit(Samples.smuggling(later), "00000000000000b1");
        phone.notebook().submit(Samples.borderVisit(later), "00000000000000b2");
        phone.notebook().submit(Samples.nilReport(later));
        phone.clock().pass(Duration.ofHours(1));
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        card.end();
        card.end();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void the_form_is_filled_with_what_is_known() {
        PatrolReportModel.State shown = shown(form());

        assertThat(shown.open()).isTrue();
        assertThat(shown.patrol().means()).isEqualTo(PATROL.means());
        assertThat(shown.observations()).hasSize(2);
        assertThat(shown.nilReports()).hasSize(1);
        assertThat(shown.report().places())
                .extracting(place -> place.visit().point())
                .contains("BP03", "BP05");
        assertThat(shown.report().effort().onPatrol()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void every_change_is_kept_though_the_app_is_closed_the_next_moment() {
        PatrolReportModel form = form();
        form.tell(Section.ASSESSMENT, "Qui");
        form.tell(Section.ASSESSMENT, "Quiet market.");
        form.address(PatrolReport.Addressee.SECTOR);
        form.approve(PatrolReport.Approval.TEAM_LEADER);
        form.dropPlace("BP05");

        phone.reopen();

        PatrolReport kept = shown(form()).report();
        assertThat(kept.text(Section.ASSESSMENT)).isEqualTo("Quiet market.");
        assertThat(kept.to()).isEqualTo(PatrolReport.Addressee.SECTOR);
        assertThat(kept.approvedBy()).isEqualTo(PatrolReport.Approval.TEAM_LEADER);
        assertThat(kept.places()).extracting(place -> place.visit().point()).containsExactly("BP03");
    }

    @Test
    void a_look_at_the_notebook_never_undoes_what_is_being_typed() {
        var slow = new LaterBackground();
        PatrolReportModel form = form();
        phone.workingBy(slow);
        var typing = new PatrolReportModel(phone.desk(), phone.mission(), PATROL.key());
        typing.refresh();
        slow.catchUp();
        typing.refresh();
        typing.tell(Section.GENDER, "Women at the well");
        slow.catchUp();

        assertThat(shown(typing).report().text(Section.GENDER)).isEqualTo("Women at the well");
        form.refresh();
        assertThat(form.problem().get()).isEmpty();
    }

    @Test
    void the_clock_counts_two_hours_from_the_end_and_then_says_by_how_much_it_is_late() {
        PatrolReportModel form = form();
        Words en = Words.in(Language.EN);
        phone.clock().pass(Duration.ofMinutes(37));
        assertThat(Times.handIn(form.handIn(), form.now(), en)).isEqualTo("Hand in within 1:23 h");

        phone.clock().pass(Duration.ofMinutes(90));
        assertThat(form.handIn().late(form.now())).isTrue();
        assertThat(Times.handIn(form.handIn(), form.now(), en)).isEqualTo("Late by 0:07 h");
    }

    @Test
    void handed_in_when_asked_twice_it_travels_and_says_how_far_it_has_come() {
        PatrolReportModel form = form();
        form.tell(Section.ASSESSMENT, "Quiet market.");
        PatrolReport whole = shown(form).report();

        form.submit();
        assertThat(form.handInAsked().get()).isTrue();
        assertThat(shown(form).open()).isTrue();
        form.submit();
        assertThat(shown(form).stage()).isEqualTo(Stage.HANDED_IN);

        new ExchangeViewModel(phone.desk()).sendNow();
        form.refresh();
        assertThat(shown(form).stage()).isEqualTo(Stage.DELIVERED);
        assertThat(phone.server().received()).contains(new Body.PatrolReported(whole));
        assertThat(shown(form).report()).isEqualTo(whole);
    }

    @Test
    void a_report_that_is_late_is_handed_in_all_the_same() {
        phone.clock().pass(Duration.ofHours(30));
        PatrolReportModel form = form();

        form.submit();
        form.submit();

        assertThat(shown(form).stage()).isEqualTo(Stage.HANDED_IN);
    }

    @Test
    void what_was_handed_in_cannot_be_changed_any_more() {
        PatrolReportModel form = form();
        form.submit();
        form.submit();
        PatrolReport sent = shown(form).report();

        form.tell(Section.ASSESSMENT, "Changed my mind");
        form.address(PatrolReport.Addressee.HEADQUARTERS);
        form.dropPlace("BP03");
        form.addPlace("BP02", "12:30");
        form.submit();

        assertThat(shown(form).report()).isEqualTo(sent);
        assertThat(phone.notebook()
                        .patrolLog()
                        .report(PATROL.key())
                        .orElseThrow()
                        .report())
                .isEqualTo(sent);
    }

    @Test
    void a_change_takes_back_that_it_was_asked_to_be_handed_in() {
        PatrolReportModel form = form();
        form.submit();

        form.tell(Section.ASSESSMENT, "Wait");

        assertThat(form.handInAsked().get()).isFalse();
    }

    @Test
    void a_place_the_track_did_not_see_is_added_with_its_time_and_the_places_stay_in_order() {
        PatrolReportModel form = form();

        form.addPlace("BP02", "12:20");

        assertThat(shown(form).report().places().get(0).visit().point()).isEqualTo("BP02");
        assertThat(shown(form).report().places().get(0).visit().arrivedAt())
                .isEqualTo(AppAtWork.NOON.plus(Duration.ofMinutes(20)));
        assertThat(form.problem().get()).isEmpty();
    }

    @Test
    void a_time_outside_the_patrol_is_said_with_the_patrols_times_and_nothing_changes() {
        PatrolReportModel form = form();
        PatrolReport before = shown(form).report();

        form.addPlace("BP02", "09:00");

        assertThat(form.problem().get()).contains(Problem.of("patrol_report.outside", "09:00", "12:00", "14:00"));
        assertThat(shown(form).report()).isEqualTo(before);
        form.addPlace("BP02", "about two");
        assertThat(form.problem().get()).map(Problem::key).contains("patrol_report.outside");
    }

    @Test
    void after_midnight_is_still_the_same_patrol() {
        phone.clock().pass(Duration.ofMinutes(9 * 60 + 30));
        Patrol night = Samples.patrol(phone.clock().instant());
        phone.notebook().record(night);
        phone.clock().pass(Duration.ofHours(3));
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        card.end();
        card.end();
        var form = new PatrolReportModel(phone.desk(), phone.mission(), night.key());
        form.refresh();

        form.addPlace("BP02", "00:40");

        assertThat(shown(form).report().places())
                .extracting(place -> place.visit().arrivedAt())
                .containsExactly(Instant.parse("2026-03-03T00:40:00Z"));
    }

    @Test
    void more_text_than_travels_is_a_broken_promise_of_the_screen() {
        PatrolReportModel form = form();
        form.tell(Section.ASSESSMENT, "x".repeat(PatrolReport.TEXT_CHARS));

        assertThatThrownBy(() -> form.tell(Section.ASSESSMENT, "x".repeat(PatrolReport.TEXT_CHARS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(shown(form).report().text(Section.ASSESSMENT)).hasSize(PatrolReport.TEXT_CHARS);
    }

    @Test
    void the_sheet_says_what_the_form_says_and_of_a_restricted_report_only_its_receipt() {
        PatrolReportModel form = form();
        form.tell(Section.GENDER, "Women sell fuel in small bottles.");
        List<Sheet> sheets = new ArrayList<>();

        form.print(
                (report, sheet) -> {
                    sheets.add(sheet);
                    return folder.resolve("report.pdf");
                },
                Words.in(Language.EN));

        Sheet sheet = sheets.get(0);
        String text = sheet.sections().toString();
        assertThat(sheet.title()).isEqualTo("Patrol report K7-2");
        assertThat(sheet.exercise()).isFalse();
        assertThat(sheet.rightToLeft()).isFalse();
        assertThat(text)
                .contains("Women sell fuel", "K7-2 · Vehicle", "2:00 h", "Sanniquellie", "Buutuo", "restricted")
                .doesNotContain(Samples.vocabulary().label(CodeList.BORDER_STATUS.code("OFF_TAX"), Language.EN));
        assertThat(sheet.sections())
                .extracting(Sheet.Section::title)
                .containsSubsequence(
                        "Places visited",
                        "Observations",
                        "Looked, saw nothing",
                        "Action taken",
                        "Natural resources",
                        "Gender observations",
                        "Assessment",
                        "Future activities",
                        "Communications");
        assertThat(form.printed().get()).contains(folder.resolve("report.pdf"));
    }

    @Test
    void an_arabic_sheet_reads_from_the_right() {
        List<Sheet> sheets = new ArrayList<>();

        form().print(
                        (report, sheet) -> {
                            sheets.add(sheet);
                            return folder;
                        },
                        Words.in(Language.AR));

        assertThat(sheets.get(0).rightToLeft()).isTrue();
    }

    @Test
    void a_printed_report_is_offered_where_the_phone_can_share() {
        List<String> shared = new ArrayList<>();
        Desk desk = phone.desk();
        var sharing = new Sharing() {
            @Override
            public boolean present() {
                return true;
            }

            @Override
            public void share(Path file, String mediaType) {
                shared.add(file.getFileName() + " " + mediaType);
            }
        };
        var device = new Device(
                desk.device().gps(),
                desk.device().files(),
                desk.device().picker(),
                desk.device().pictures(),
                sharing);
        var form = new PatrolReportModel(
                new Desk(
                        desk.notebook(),
                        desk.missions(),
                        desk.vocabulary(),
                        desk.clock(),
                        desk.random(),
                        device,
                        desk.background(),
                        desk.link(),
                        desk.network()),
                phone.mission(),
                PATROL.key());
        form.refresh();

        form.print(
                new PrintIntoFolder(
                        () -> folder.resolve("out"), sheet -> sheet.title().getBytes(StandardCharsets.UTF_8)),
                Words.in(Language.EN));

        assertThat(shared).containsExactly("patrol-K7-2-20260302-1200.pdf application/pdf");
        assertThat(folder.resolve("out").resolve("patrol-K7-2-20260302-1200.pdf"))
                .hasContent("Patrol report K7-2");
    }

    @Test
    void a_place_that_cannot_be_written_is_said_and_printing_can_be_tried_again() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        PatrolReportModel form = form();

        form.print(new PrintIntoFolder(() -> file, sheet -> new byte[1]), Words.in(Language.EN));
        assertThat(form.problem().get()).map(Problem::key).contains("file.unwritable");

        form.print(new PrintIntoFolder(() -> folder, sheet -> new byte[1]), Words.in(Language.EN));
        assertThat(form.printed().get()).isPresent();
        assertThat(form.problem().get()).isEmpty();
    }

    @Test
    void of_a_patrol_that_owes_nothing_there_is_no_form() {
        var form = new PatrolReportModel(
                phone.desk(), phone.mission(), Samples.patrol(END).key());
        form.refresh();

        assertThat(form.state().get()).isEmpty();
        form.submit();
        form.tell(Section.ASSESSMENT, "Nothing");
        assertThat(form.problem().get()).isEmpty();
    }

    private PatrolReportModel form() {
        var form = new PatrolReportModel(phone.desk(), phone.mission(), PATROL.key());
        form.refresh();
        return form;
    }

    private static PatrolReportModel.State shown(PatrolReportModel form) {
        return form.state().get().orElseThrow();
    }
}
