package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.app.device.track.InMemoryTrackKeys;
import org.fieldpost.app.device.track.TrackFiles;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.lock.PhoneChoices;
import org.fieldpost.app.lock.PhoneChoices.Choice;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.patrol.PatrolCardModel;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.app.print.Sheet;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.SmallDisk;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app does on a phone without a byte of room; each write of the notebook itself: {@code EveryWriteOnAFullDiskTest}. */
class FullPhoneTest {

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private AppAtWork phone;

    @BeforeEach
    void enrol() throws IOException {
        disk = SmallDisk.mount(folder.resolve("phone"), 4 * 1024);
        phone = AppAtWork.withoutWindow(disk.place()).enrolled();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "waits"), "00000000000000a1");
    }

    @AfterEach
    void close() {
        phone.close();
        disk.close();
    }

    private static void told(Optional<Problem> problem) {
        assertThat(problem.map(Problem::toString))
                .hasValueSatisfying(said -> assertThat(said).containsPattern("Free some space|has room"));
    }

    private static void told(Throwable failed) {
        assertThat(failed).isInstanceOf(ProblemException.class);
        told(Optional.of(((ProblemException) failed).problem()));
    }

    @Test
    void the_form_says_so_keeps_what_is_on_the_screen_and_saves_it_with_the_next_change() throws IOException {
        var form = new ObservationViewModel(
                phone.desk(),
                phone.mission(),
                Draft.open(
                        "00000000000000a2",
                        Kind.SMUGGLING,
                        AppAtWork.NOON,
                        phone.desk().position()),
                receipt -> {});
        form.note("forty cans");
        disk.fill();

        form.note("forty cans, two boats");

        told(form.problem().get());
        assertThat(form.draft().get().note()).isEqualTo("forty cans, two boats");
        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("forty cans");
        disk.makeRoom();
        form.note("forty cans, two boats, night");
        assertThat(form.problem().get()).isEmpty();
        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("forty cans, two boats, night");
    }

    @Test
    void an_exchange_says_so_loses_nothing_and_goes_on_with_room() throws IOException {
        var exchange = new ExchangeViewModel(phone.desk());
        disk.fill();

        exchange.sendNow();

        assertThat(exchange.state().get().busy()).isFalse();
        told(exchange.state().get().news().map(news -> news.text()));
        assertThat(phone.notebook().reports()).extracting(Report::state).containsExactly(Report.State.WAITING);
        disk.makeRoom();
        exchange.sendNow();
        assertThat(phone.notebook().reports()).extracting(Report::state).containsExactly(Report.State.COUNTED);
        assertThat(phone.notebook().journal().waiting()).isZero();
    }

    @Test
    void a_courier_file_that_does_not_fit_is_said_and_none_is_left_by_half() throws IOException {
        var exchange = new ExchangeViewModel(phone.desk());
        disk.fill();

        exchange.writeCourierFile();

        told(exchange.state().get().news().map(news -> news.text()));
        disk.makeRoom();
        assertThat(names(disk.place()
                        .relativize(phone.desk().device().files().sharedDirectory())
                        .toString()))
                .noneMatch(name -> name.contains("K7_"));
        exchange.writeCourierFile();
        assertThat(exchange.state().get().news().orElseThrow().good()).isTrue();
    }

    @Test
    void a_shared_folder_that_may_not_be_written_any_more_is_said_and_the_reports_still_wait() throws IOException {
        var exchange = new ExchangeViewModel(phone.desk());
        Path shared = phone.desk().device().files().sharedDirectory();
        Files.createDirectories(shared.getParent());
        Files.writeString(shared, "in the way");

        exchange.writeCourierFile();
        told(exchange.state().get().news().map(news -> news.text()));
        told(catchThrowable(() -> new PrintIntoFolder(() -> shared, PdfWriter::write).print(report(), sheet(1))));
        exchange.readAnswerFile(shared.resolve("answer.fieldpost"));
        assertThat(exchange.state().get().news().orElseThrow().text().key()).isEqualTo("file.unreadable");

        assertThat(phone.notebook().journal().waiting()).isEqualTo(1);
        Files.delete(shared);
        exchange.writeCourierFile();
        assertThat(exchange.state().get().news().orElseThrow().good()).isTrue();
    }

    @Test
    void a_patrol_that_cannot_be_ended_now_runs_on_and_ends_with_room() throws IOException {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        disk.fill();
        card.end();
        card.end();

        told(card.problem().get());
        assertThat(phone.notebook().runningPatrol()).isPresent();
        disk.makeRoom();
        card.end();
        assertThat(phone.notebook().runningPatrol()).isEmpty();
        assertThat(phone.notebook().patrolLog().onTheDesk()).hasSize(1);
    }

    @Test
    void how_the_phone_looks_stays_as_it_was() throws IOException {
        var choices = new PhoneChoices(disk.place());
        choices.keep(Choice.LANGUAGE, "fr");
        disk.fill();

        told(catchThrowable(() -> choices.keep(Choice.AUTO_LOCK, "ONE")));

        assertThat(choices.all()).containsOnlyKeys(Choice.LANGUAGE);
        disk.makeRoom();
        choices.keep(Choice.AUTO_LOCK, "ONE");
        assertThat(choices.all()).containsOnlyKeys(Choice.LANGUAGE, Choice.AUTO_LOCK);
    }

    @Test
    void a_printed_report_stays_whole_and_no_half_one_takes_its_place_or_room() throws IOException {
        var printer = new PrintIntoFolder(disk::place, PdfWriter::write);
        PatrolReport printed = report();
        Path paper = printer.print(printed, sheet(1));
        byte[] before = Files.readAllBytes(paper);
        disk.fillBut(4);

        told(catchThrowable(() -> printer.print(printed, sheet(4_000))));

        assertThat(paper).hasBinaryContent(before);
        assertThat(disk.place()).isDirectoryNotContaining("glob:**.part");
        disk.makeRoom();
        assertThat(printer.print(printed, sheet(4_000))).isEqualTo(paper);
        assertThat(paper.toFile().length()).isGreaterThan(before.length);
    }

    private static PatrolReport report() {
        return new PatrolReport(
                Samples.patrol(AppAtWork.NOON).key(),
                PatrolReport.Addressee.TEAM_SITE,
                "K7",
                PatrolReport.Approval.NOT_YET,
                AppAtWork.NOON.plusSeconds(3600),
                Effort.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Sheet sheet(int lines) {
        List<String> said = IntStream.range(0, lines)
                .mapToObj(line -> "Line " + line + " of the patrol report.")
                .toList();
        return new Sheet("Patrol", "ALPHA-1", List.of(new Sheet.Section("Places", said)), false, false, "page");
    }

    @Test
    void a_track_that_cannot_be_asked_for_is_said_and_asked_for_with_room() throws IOException {
        var tracks = new TrackFiles(disk.place(), new InMemoryTrackKeys(), new SeededRandom(2), phone.clock());
        var wish = new OwnTracks.Wish(Duration.ofSeconds(5), "Working in the background.");
        disk.fill();

        told(catchThrowable(() -> tracks.want(wish)));

        disk.makeRoom();
        tracks.want(wish);
        assertThat(disk.place().resolve("track/wanted")).exists();
    }

    @Test
    void a_notebook_that_cannot_be_opened_now_opens_with_room() throws IOException {
        phone.close();
        disk.fill();

        told(catchThrowable(phone::reopen));

        disk.makeRoom();
        phone.reopen();
        assertThat(phone.notebook().reports()).hasSize(1);
        assertThat(phone.notebook().mode()).isEqualTo(MissionMode.LIVE);
    }

    @Test
    void what_the_app_does_by_itself_is_not_tried_again_at_once() throws IOException {
        int[] tried = {0};
        phone.workingBy(new Background() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
                tried[0]++;
                Background.atOnce().run(work, done, failed);
            }
        });
        var upkeep = new Upkeep(phone.desk());
        disk.fill();

        for (int seconds = 0; seconds < 300; seconds += 5) {
            upkeep.tick();
            phone.clock().pass(Duration.ofSeconds(5));
        }

        assertThat(tried[0]).isBetween(2, 6);
        disk.makeRoom();
        phone.clock().pass(Duration.ofDays(-365));
        upkeep.tick();
        assertThat(phone.desk().ready().senders())
                .as("sealed, also after the clock was set back")
                .hasSize(1);
    }

    private List<String> names(String within) throws IOException {
        Path place = disk.place().resolve(within);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
