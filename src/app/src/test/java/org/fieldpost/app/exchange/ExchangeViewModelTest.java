package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeViewModelTest {

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
    void what_waits_is_shown() {
        model.refresh();

        assertThat(model.state().get().waiting()).isEqualTo(1);
        assertThat(model.state().get().news()).isEmpty();
    }

    @Test
    void sending_delivers_everything_and_says_so() {
        model.sendNow();

        requireNews(true, "exchange.done");
        assertThat(model.state().get().waiting()).isZero();
        assertThat(model.state().get().busy()).isFalse();
        assertThat(model.state().get().at()).contains(AppAtWork.NOON);
        assertThat(states()).containsExactly(Report.State.COUNTED);
    }

    @Test
    void a_report_goes_by_itself_without_anybody_pressing_a_button() {
        model.tryByItself();

        requireNews(true, "exchange.done");
        assertThat(states()).containsExactly(Report.State.COUNTED);
    }

    @Test
    void while_the_link_fails_it_says_when_it_tries_again_and_does_not_try_before() {
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "example")));
        model.tryByItself();
        assertThat(model.state().get().nextAttempt())
                .hasValueSatisfying(next -> assertThat(next).isAfter(AppAtWork.NOON));
        phone.server().answerAgain();

        model.tryByItself();
        assertThat(states()).containsExactly(Report.State.WAITING);

        // the officer need not wait for it
        model.sendNow();
        assertThat(states()).containsExactly(Report.State.COUNTED);
        assertThat(model.state().get().nextAttempt()).isEmpty();
    }

    @Test
    void photos_do_not_go_by_themselves() {
        model.sendNow();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a2", List.of(new byte[100]));

        model.tryByItself();
        assertThat(states()).containsExactly(Report.State.COUNTED, Report.State.COUNTED);
        assertThat(model.state().get().waiting()).isEqualTo(1);

        model.sendNow();
        assertThat(model.state().get().waiting()).isZero();
    }

    @Test
    void while_it_sends_it_says_that_it_is_busy() {
        var slow = new LaterBackground();
        model = new ExchangeViewModel(phone.workingBy(slow).desk());

        model.sendNow();
        assertThat(model.state().get().busy()).isTrue();

        slow.catchUp();
        assertThat(model.state().get().busy()).isFalse();
    }

    @Test
    void a_lost_link_is_said_and_nothing_is_lost() {
        var problem = Problem.of("link.lost", "fieldpost.example.org");
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(problem));

        model.sendNow();

        requireNews(false, "link.lost");
        assertThat(states()).containsExactly(Report.State.WAITING);
        phone.server().answerAgain();
        model.sendNow();
        requireNews(true, "exchange.done");
        assertThat(states()).containsExactly(Report.State.COUNTED);
    }

    @Test
    void trying_again_and_again_on_a_lost_link_does_not_make_more_and_more_wait() {
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "example")));
        model.sendNow();
        long afterOne = model.state().get().waiting();

        for (int i = 0; i < 5; i++) {
            model.sendNow();
        }

        assertThat(model.state().get().waiting()).isEqualTo(afterOne);
    }

    @Test
    void being_turned_away_is_said_with_the_servers_reason() {
        phone.server().endEveryCrossingWith(new Carrier.TurnedAway(Refusal.REVOKED));

        model.sendNow();

        requireNews(false, "refusal.revoked");
        assertThat(states()).containsExactly(Report.State.WAITING);
    }

    @Test
    void before_the_fingerprint_was_compared_that_is_said_and_is_no_good_news() {
        phone.server().let(Standing.WAITING_FOR_CONFIRMATION);
        model.sendNow();
        requireNews(false, "exchange.unconfirmed");

        phone.server().let(Standing.BLOCKED);
        model.sendNow();
        requireNews(false, "refusal.invitation_used");
    }

    private List<Report.State> states() {
        return phone.notebook().reports().stream().map(Report::state).toList();
    }

    private void requireNews(boolean good, String text) {
        assertThat(model.state().get().news()).map(n -> n.text().key()).contains(text);
        assertThat(model.state().get().news()).map(News::good).contains(good);
    }
}
