package org.fieldpost.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.model.Samples;
import org.fieldpost.notebook.Report;
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
        var reports = new ReportsViewModel(phone.desk());

        reports.refresh();

        assertThat(reports.reports()).isEmpty();
        assertThat(reports.problem().get()).isEmpty();
    }

    @Test
    void reports_come_newest_first_each_with_how_far_it_has_come() {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        new ExchangeViewModel(phone.desk()).sendNow();
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");
        var reports = new ReportsViewModel(phone.desk());

        reports.refresh();

        assertThat(reports.reports())
                .extracting(Report::state)
                .containsExactly(Report.State.WAITING, Report.State.COUNTED);
        assertThat(reports.reports().get(1).countedIn()).contains("LR-NI");
    }

    @Test
    void a_notebook_that_fails_is_said_in_words() {
        var reports = new ReportsViewModel(phone.desk());
        phone.spoil();

        reports.refresh();

        assertThat(reports.problem().get()).map(p -> p.key()).contains("notebook.unopenable");
    }
}
