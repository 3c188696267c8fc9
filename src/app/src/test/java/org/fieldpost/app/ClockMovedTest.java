package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.patrol.PatrolCardModel;
import org.fieldpost.app.screen.EnrolViewModel;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone's clock jumps by a year, in days: what the officer did is there, goes on, and travels. */
class ClockMovedTest {

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

    private void jump(int days) {
        phone.clock().pass(Duration.ofDays(days));
    }

    @ParameterizedTest
    @ValueSource(ints = {365, -365})
    void a_patrol_can_be_paused_resumed_and_ended_and_its_report_handed_in(int days) {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        var card = new PatrolCardModel(phone.desk(), phone.mission(), Optional::empty);
        card.refresh();
        phone.clock().pass(Duration.ofMinutes(30));

        jump(days);
        card.pause();
        jump(-days);
        card.resume();
        jump(days);
        card.end();
        card.end();

        assertThat(card.problem().get()).isEmpty();
        assertThat(phone.notebook().runningPatrol()).isEmpty();
        PatrolLog.KeptReport owed = phone.notebook().patrolLog().onTheDesk().get(0);
        assertThat(owed.report().effort().onPatrol()).isGreaterThanOrEqualTo(Duration.ofMinutes(days > 0 ? 30 : 0));
        phone.notebook().patrolLog().submit(owed.report());
        assertThat(phone.notebook().patrolLog().onTheDesk().get(0).stage()).isEqualTo(PatrolLog.Stage.HANDED_IN);
    }

    @ParameterizedTest
    @ValueSource(ints = {365, -365})
    void reports_go_by_themselves_although_the_link_failed_before(int days) {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        var exchange = new ExchangeViewModel(phone.desk());
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "example")));
        exchange.tryByItself();
        phone.server().answerAgain();

        jump(days);
        exchange.tryByItself();

        assertThat(phone.notebook().reports()).extracting(Report::state).containsExactly(Report.State.COUNTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {365, -365})
    void what_was_not_delivered_never_leaves_the_phone(int days) {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "waits"), "00000000000000a1");
        phone.desk().letGo();

        jump(days);
        phone.desk().letGo();
        jump(-2 * days);
        phone.desk().letGo();

        assertThat(phone.notebook().reports())
                .extracting(report -> report.observation().circumstances().note())
                .containsExactly("waits");
    }

    @ParameterizedTest
    @ValueSource(ints = {365, -365})
    void an_invitation_that_a_wrong_clock_calls_expired_is_taken_once_the_clock_is_right(int days) {
        phone.close();
        phone = AppAtWork.withoutWindow(folder.resolve("fresh"));
        String code = phone.invitation().code();
        Instant[] joined = new Instant[1];
        var enrol =
                new EnrolViewModel(phone.desk(), of -> joined[0] = phone.clock().instant());

        jump(days);
        enrol.useCode(code);

        if (days > 0) {
            assertThat(enrol.problem().get().map(Problem::toString))
                    .hasValueSatisfying(said -> assertThat(said).contains("Check the date"));
            assertThat(phone.notebook().enrolment()).isEmpty();
            jump(-days);
            enrol.useCode(code);
        }
        assertThat(phone.notebook().enrolment()).isPresent();
        assertThat(joined).doesNotContainNull();
    }
}
