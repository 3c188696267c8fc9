package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.TwoPhones;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.ExchangeEvent;
import org.fieldpost.notebook.ExchangeEvent.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What left and what arrived, and when: kept over a restart, in words that name the remedy. */
class ExchangeHistoryTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;

    @BeforeEach
    void submitOne() {
        phone = AppAtWork.withoutWindow(folder.resolve("phone")).enrolled();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void what_failed_and_what_arrived_is_still_told_after_a_restart() {
        loseTheLink();
        model().sendNow();
        phone.clock().pass(Duration.ofMinutes(40));
        model().writeCourierFile();
        phone.clock().pass(Duration.ofMinutes(5));
        phone.server().answerAgain();
        model().sendNow();

        phone.reopen();

        assertThat(shown())
                .extracting(ExchangeEvent::way)
                .containsExactly(Way.NETWORK, Way.COURIER_WRITTEN, Way.NETWORK);
        assertThat(shown()).extracting(ExchangeEvent::good).containsExactly(true, true, false);
        assertThat(shown().get(2).said().in(Words.in(Language.EN))).contains("courier file");
        var afterwards = model();
        afterwards.refresh();
        assertThat(afterwards.state().get().lastSuccess())
                .map(ExchangeEvent::at)
                .contains(AppAtWork.NOON.plus(Duration.ofMinutes(45)));
    }

    @Test
    void the_same_failure_again_and_again_is_one_line_that_says_how_often_and_since_when() {
        loseTheLink();
        for (int i = 0; i < 5; i++) {
            model().sendNow();
            phone.clock().pass(Duration.ofMinutes(10));
        }

        assertThat(shown()).hasSize(1);
        assertThat(shown().get(0).times()).isEqualTo(5);
        assertThat(shown().get(0).since()).isEqualTo(AppAtWork.NOON);
        assertThat(shown().get(0).at()).isEqualTo(AppAtWork.NOON.plus(Duration.ofMinutes(40)));
    }

    @Test
    void older_lines_come_when_asked_for() {
        for (int i = 0; i < 45; i++) {
            phone.notebook()
                    .note(ExchangeEvent.once(
                            phone.clock().instant(), Way.NETWORK, true, Problem.of("exchange.done", i, 0)));
        }
        var history = new HistoryViewModel(phone.desk());
        history.refresh();
        assertThat(history.state().get().events()).hasSize(40);
        assertThat(history.state().get().more()).isTrue();

        history.showOlder();

        assertThat(history.state().get().events()).hasSize(45);
        assertThat(history.state().get().more()).isFalse();
    }

    @Test
    void a_file_with_an_answer_and_envelopes_of_others_is_told_in_full_after_a_restart() {
        try (var phones = TwoPhones.withoutWindow(folder.resolve("two")).known()) {
            phones.staying().notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a1");
            phones.driving().notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a2");
            List<Bytes> both = new ArrayList<>(written(phones, phones.staying()));
            Path answer = folder.resolve("answer" + CourierFile.ENDING);
            CourierFile.write(answer, written(phones, phones.driving()));
            phones.driving().server().answer(phones.driving().phone(), answer, answer);
            both.addAll(CourierFile.read(answer).envelopes());
            CourierFile.write(answer, both);
            var exchange = new ExchangeViewModel(phones.desk(phones.driving()));

            exchange.readAnswerFile(answer);

            assertThat(exchange.state().get().carried().onTheWay()).isEqualTo(1);
            phones.driving().reopen();
            ExchangeEvent told = phones.driving().notebook().exchanges(1).get(0);
            assertThat(told.way()).isEqualTo(Way.COURIER_READ);
            assertThat(told.said().in(Words.in(Language.EN)))
                    .isEqualTo(
                            "Done: 1 delivered, 1 received. Taken along to carry on, unread: 1 envelopes of others.");
        }
    }

    @Test
    void a_revoked_phone_forgets_its_history_too() {
        model().sendNow();
        phone.server().let(Standing.REVOKED);
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a2");

        model().sendNow();

        assertThat(phone.notebook().exchanges(9)).isEmpty();
        assertThat(phone.notebook().enrolment()).isEmpty();
    }

    private List<Bytes> written(TwoPhones phones, AppAtWork of) {
        return of.notebook().engine(phones.desk(of).random()).writeAll(8000);
    }

    private void loseTheLink() {
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
    }

    private ExchangeViewModel model() {
        return new ExchangeViewModel(phone.desk());
    }

    private List<ExchangeEvent> shown() {
        var history = new HistoryViewModel(phone.desk());
        history.refresh();
        assertThat(history.state().get().problem()).isEmpty();
        return history.state().get().events();
    }
}
