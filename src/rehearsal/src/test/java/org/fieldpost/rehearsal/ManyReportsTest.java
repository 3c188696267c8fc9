package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.report.ReportFilter;
import org.fieldpost.app.report.ReportsViewModel;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.fieldpost.notebook.Safe;
import org.fieldpost.rehearsal.patrol.ManyReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand reports in a real notebook. The limits are wide: a machine may be busy; what it takes is measured by bench. */
class ManyReportsTest {

    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    private final Mission mission = MissionReader.shipped("sorrenga");

    @Test
    void ten_thousand_reports_open_and_are_searched_while_a_thumb_waits() {
        Path file = folder.resolve("notebook.db");
        ManyReports.write(file, mission, "sorrenga", MANY, 7);
        try (Notebook notebook = Notebook.open(file, MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC())) {
            var reports = new ReportsViewModel(desk(notebook), mission, Words.in(Language.EN), ReportFilter.ALL);

            within(Duration.ofSeconds(8), () -> {
                reports.refresh();
                return reports.shown().get().lines().size();
            });
            assertThat(reports.shown().get().lines()).hasSize(MANY);
            assertThat(reports.shown().get().lines())
                    .extracting(line -> line.standing().state())
                    .contains(Report.State.WAITING, Report.State.COUNTED, Report.State.GRADED)
                    .contains(Report.State.MERGED, Report.State.RETRACTED);
            within(Duration.ofSeconds(3), () -> {
                reports.refresh();
                return true;
            });
            for (String typed : List.of("fuel", "barrier hut", "K7-99", "nothing like it")) {
                within(Duration.ofSeconds(3), () -> {
                    reports.narrow(ReportFilter.ALL.searching(typed));
                    return true;
                });
            }
            assertThat(reports.shown().get().lines()).isEmpty();
            reports.narrow(ReportFilter.ALL.searching("barrier").toggle(Kind.SMUGGLING));
            assertThat(reports.shown().get().lines())
                    .hasSizeBetween(50, MANY / 2)
                    .allSatisfy(
                            line -> assertThat(line.gist().orElseThrow().kind()).isEqualTo(Kind.SMUGGLING));
            flashStandsFirst(notebook);
        }
    }

    private static void flashStandsFirst(Notebook notebook) {
        List<Boolean> flash = notebook.submitted().lines().stream()
                .map(line -> line.gist().orElseThrow())
                .map(ReportLine.Gist::flash)
                .toList();
        assertThat(flash.lastIndexOf(true)).isLessThan(flash.indexOf(false)).isPositive();
    }

    private static void within(Duration limit, Supplier<Object> work) {
        long before = System.nanoTime();
        assertThatCode(work::get).doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(limit);
    }

    private Desk desk(Notebook notebook) {
        Carrier unreachable = envelope -> new Carrier.LinkLost(Problem.of("link.lost", "nowhere"));
        return new Desk(
                notebook,
                MissionReader::shipped,
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(
                        new NoGps(),
                        new DesktopFiles(folder),
                        (title, ending) -> Optional.empty(),
                        new NoCamera(),
                        new NoShareSheet()),
                Background.atOnce(),
                Background.atOnce(),
                address -> unreachable);
    }
}
