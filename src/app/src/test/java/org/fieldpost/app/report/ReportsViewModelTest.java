package org.fieldpost.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsViewModelTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_new_notebook_has_no_reports() {
        ReportsViewModel reports = open(Language.EN);

        assertThat(reports.shown().get().lines()).isEmpty();
        assertThat(reports.problem().get()).isEmpty();
    }

    @Test
    void reports_come_newest_first_each_with_how_far_it_has_come() {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        new ExchangeViewModel(phone.desk()).sendNow();
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");

        List<ReportLine> lines = open(Language.EN).shown().get().lines();

        assertThat(lines)
                .extracting(line -> line.standing().state())
                .containsExactly(Report.State.WAITING, Report.State.COUNTED);
        assertThat(lines.get(1).standing().countedIn()).contains("LR-NI");
    }

    @Test
    void flash_reports_stand_above_newer_ones() {
        ReceiptCode flash = phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000a1");
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");

        assertThat(receipts(open(Language.EN))).first().isEqualTo(flash);
    }

    @Test
    void a_search_finds_receipts_words_of_the_form_places_and_notes_in_any_case_and_without_accents() {
        ReceiptCode noted =
                phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "Péage à l'aube"), "00000000000000a1");
        ReceiptCode border = phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");
        ReportsViewModel reports = open(Language.EN);

        assertThat(searching(reports, "PEAGE aube")).containsExactly(noted);
        assertThat(searching(reports, border.spoken().toLowerCase(Locale.ROOT))).containsExactly(border);
        assertThat(searching(reports, border.spoken().replace("-", ""))).containsExactly(border);
        assertThat(searching(reports, "smuggl")).containsExactly(noted);
        assertThat(searching(reports, "nimba")).containsExactly(border, noted);
        assertThat(searching(reports, "peage zeppelin")).isEmpty();
        assertThat(searching(reports, "  ")).containsExactly(border, noted);
        assertThat(reports.shown().get().all()).isEqualTo(2);
    }

    @Test
    void a_search_speaks_the_officers_language() {
        ReceiptCode border = phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");

        assertThat(searching(open(Language.AR), "حدود")).contains(border);
        assertThat(searching(open(Language.FR), "contrebande")).hasSize(1).doesNotContain(border);
    }

    @Test
    void filters_of_one_group_widen_and_those_of_two_narrow() {
        ReceiptCode delivered = phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        new ExchangeViewModel(phone.desk()).sendNow();
        ReceiptCode flash = phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000a2");
        ReceiptCode retracted = phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a3");
        phone.notebook().submitted().retract(retracted, RetractionReason.MISTAKE);
        ReportsViewModel reports = open(Language.EN);

        assertThat(narrowed(reports, ReportFilter.ALL.flashOnly(true))).containsExactly(flash);
        assertThat(narrowed(reports, ReportFilter.ALL.toggle(ReportFilter.Stage.RETRACTED)))
                .containsExactly(retracted);
        assertThat(narrowed(reports, ReportFilter.ALL.toggle(ReportFilter.Stage.WAITING)))
                .containsExactly(flash, retracted);
        assertThat(narrowed(reports, ReportFilter.ALL.toggle(ReportFilter.Stage.ARRIVED)))
                .containsExactly(delivered);
        ReportFilter twoKinds = ReportFilter.ALL.toggle(Kind.SMUGGLING).toggle(Kind.BORDER);
        assertThat(narrowed(reports, twoKinds)).containsExactly(retracted, delivered);
        assertThat(narrowed(reports, twoKinds.toggle(ReportFilter.Stage.ARRIVED)))
                .containsExactly(delivered);
        assertThat(narrowed(reports, ReportFilter.ALL.askedOnly(true))).isEmpty();
        assertThat(twoKinds.toggle(Kind.SMUGGLING).toggle(Kind.BORDER)).isEqualTo(ReportFilter.ALL);
    }

    @Test
    void an_answer_to_an_earlier_search_that_comes_late_is_dropped() {
        ReceiptCode border = phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");
        var later = new LaterBackground();
        phone.workingBy(later);
        ReportsViewModel reports = open(Language.EN);
        later.catchUp();

        reports.narrow(ReportFilter.ALL.searching("nothing like it"));
        reports.narrow(ReportFilter.ALL.searching("border"));
        later.catchUp();

        assertThat(receipts(reports)).containsExactly(border);
    }

    @Test
    void a_notebook_that_fails_is_said_in_words() {
        phone.spoil();

        assertThat(open(Language.EN).problem().get()).map(p -> p.key()).contains("notebook.unopenable");
    }

    private ReportsViewModel open(Language language) {
        var reports = new ReportsViewModel(phone.desk(), phone.mission(), Words.in(language), ReportFilter.ALL);
        reports.refresh();
        return reports;
    }

    private static List<ReceiptCode> searching(ReportsViewModel reports, String typed) {
        return narrowed(reports, ReportFilter.ALL.searching(typed));
    }

    private static List<ReceiptCode> narrowed(ReportsViewModel reports, ReportFilter filter) {
        reports.narrow(filter);
        return receipts(reports);
    }

    private static List<ReceiptCode> receipts(ReportsViewModel reports) {
        return reports.shown().get().lines().stream().map(ReportLine::receipt).toList();
    }
}
