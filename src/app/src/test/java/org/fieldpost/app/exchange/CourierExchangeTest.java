package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.SimulatedServer;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting reports home where there is no network. */
class CourierExchangeTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private ExchangeViewModel model;

    @BeforeEach
    void submitOne() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        model = new ExchangeViewModel(phone.desk());
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_courier_file_carries_all_that_waits_and_its_answer_brings_the_receipt() throws IOException {
        model.writeCourierFile();
        requireNews(true, "exchange.written");
        assertThat(model.state().get().waiting()).isEqualTo(1);

        model.readAnswerFile(answered());

        assertThat(states()).containsExactly(Report.State.COUNTED);
        assertThat(model.state().get().news()).contains(new News(true, Problem.of("exchange.done", 1L, 1L)));
        assertThat(model.state().get().waiting()).isZero();
    }

    @Test
    void an_answer_before_the_fingerprint_was_compared_is_no_good_news() throws IOException {
        phone.server().let(Standing.WAITING_FOR_CONFIRMATION);
        model.writeCourierFile();

        model.readAnswerFile(answered());

        requireNews(false, "exchange.unconfirmed");
    }

    @Test
    void reading_the_same_answer_twice_does_no_harm() throws IOException {
        model.writeCourierFile();
        Path answer = answered();
        model.readAnswerFile(answer);

        model.readAnswerFile(answer);

        requireNews(true, "exchange.done");
        assertThat(states()).containsExactly(Report.State.COUNTED);
    }

    @Test
    void a_folder_for_courier_files_that_cannot_be_made_is_named() throws IOException {
        Files.writeString(folder.resolve("courier"), "in the way");

        model.writeCourierFile();

        requireNews(false, "file.unwritable");
    }

    @Test
    void an_answer_for_another_phone_is_said_to_be_so_and_changes_nothing() {
        Path foreign = folder.resolve("foreign" + CourierFile.ENDING);
        try (AppAtWork other = AppAtWork.withoutWindow(folder.resolve("other")).enrolled()) {
            new SimulatedServer(99).answer(other.phone(), written(), foreign);
        }

        model.readAnswerFile(foreign);

        assertThat(model.state().get().news()).map(News::good).contains(false);
        assertThat(states()).containsExactly(Report.State.WAITING);
    }

    @Test
    void a_file_without_an_envelope_a_damaged_one_and_a_missing_one_are_told_apart() throws IOException {
        Path empty = folder.resolve("empty" + CourierFile.ENDING);
        CourierFile.write(empty, List.of());
        model.readAnswerFile(empty);
        requireNews(false, "exchange.not_ours");

        Path photo = folder.resolve("photo.jpg");
        Files.write(photo, new byte[5000]);
        model.readAnswerFile(photo);
        requireNews(false, "courier.form");

        model.readAnswerFile(folder.resolve("nowhere"));
        requireNews(false, "file.unreadable");
    }

    @Test
    void a_cut_answer_is_taken_as_far_as_it_goes_and_said_to_be_cut() throws IOException {
        model.writeCourierFile();
        Path answer = answered();
        byte[] whole = Files.readAllBytes(answer);
        Files.write(answer, Arrays.copyOf(whole, whole.length - 8));

        model.readAnswerFile(answer);

        requireNews(false, "courier.cut");
        assertThat(states()).containsExactly(Report.State.COUNTED);
    }

    private Path answered() throws IOException {
        Path answer = folder.resolve("answer" + CourierFile.ENDING);
        phone.server().answer(phone.phone(), written(), answer);
        return answer;
    }

    private Path written() {
        if (Files.notExists(folder.resolve("courier"))) {
            model.writeCourierFile();
        }
        try (Stream<Path> files = Files.list(folder.resolve("courier"))) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Report.State> states() {
        return phone.notebook().reports().stream().map(Report::state).toList();
    }

    private void requireNews(boolean good, String text) {
        assertThat(model.state().get().news()).map(n -> n.text().key()).contains(text);
        assertThat(model.state().get().news()).map(News::good).contains(good);
    }
}
