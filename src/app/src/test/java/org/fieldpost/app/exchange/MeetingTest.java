package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.Desk;
import org.fieldpost.app.PictureOfCode;
import org.fieldpost.app.TwoPhones;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.ExchangeEvent;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two phones on one local network, over real HTTP: one hands over, the other carries on. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MeetingTest {

    private static final List<String> HERE = List.of("127.0.0.1");

    @TempDir
    private Path folder;

    private TwoPhones phones;
    private ExchangeViewModel hostsExchange;
    private HostViewModel host;
    private ExchangeViewModel guestsExchange;
    private GuestViewModel guest;

    @BeforeEach
    void two_phones_meet() {
        phones = TwoPhones.withoutWindow(folder).known();
        hostsExchange = new ExchangeViewModel(phones.desk(phones.driving()));
        host = new HostViewModel(phones.desk(phones.driving()), hostsExchange, () -> HERE);
        guestsExchange = new ExchangeViewModel(phones.desk(phones.staying()));
        guest = new GuestViewModel(phones.desk(phones.staying()), guestsExchange);
        phones.staying().notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
    }

    @AfterEach
    void close() {
        host.close();
        phones.close();
    }

    @Test
    void what_was_handed_over_is_brought_to_the_server_and_the_answer_comes_back_at_the_next_meeting() {
        meet();
        assertThat(keys(guest)).containsExactly("guest.handed", "guest.no_answer");
        assertThat(host.state().get().met()).containsExactly(new News(true, Problem.of("host.met", 1, 0)));
        assertThat(host.state().get().carried().onTheWay()).isEqualTo(1);
        assertThat(states()).containsExactly(Report.State.WAITING);

        hostsExchange.sendNow();
        assertThat(hostsExchange.state().get().others()).contains(new News(true, Problem.of("exchange.brought", 1)));
        assertThat(hostsExchange.state().get().carried().onTheWay()).isZero();
        assertThat(hostsExchange.state().get().carried().answers()).isEqualTo(1);

        meet();
        assertThat(keys(guest)).containsExactly("guest.handed", "exchange.done");
        assertThat(states()).containsExactly(Report.State.COUNTED);
        assertThat(ways(phones.driving()))
                .containsExactly(
                        ExchangeEvent.Way.CARRIED,
                        ExchangeEvent.Way.BROUGHT,
                        ExchangeEvent.Way.NETWORK,
                        ExchangeEvent.Way.CARRIED);
        assertThat(ways(phones.staying()))
                .containsExactly(ExchangeEvent.Way.HANDED_OVER, ExchangeEvent.Way.HANDED_OVER);
    }

    @Test
    void what_a_colleague_left_ready_on_the_same_phone_is_handed_over_too_though_his_notebook_is_locked() {
        try (AppAtWork colleague = AppAtWork.withoutWindow(folder.resolve("colleague"))
                .of("K9", 29)
                .enrolled()) {
            colleague.server().knows(colleague.phone());
            colleague.heardFromServer();
            colleague.notebook().submit(Samples.nilReport(AppAtWork.NOON));
            Desk shared = phones.desk(phones.staying());
            colleague.notebook().sealForTravel(shared.ready(), shared.random());

            meet();
            assertThat(host.state().get().carried().onTheWay()).isEqualTo(2);
            new ExchangeViewModel(phones.desk(
                            phones.driving(),
                            address -> envelope -> whose(envelope) == 29
                                    ? colleague.server().carry(colleague.phone(), envelope)
                                    : phones.atServer(envelope)))
                    .sendNow();

            assertThat(colleague.server().received()).hasAtLeastOneElementOfType(Body.Nil.class);
        }
    }

    private static long whose(Bytes envelope) {
        try {
            return Envelope.parse(envelope).header().enrolment().value();
        } catch (Envelope.RefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_carried_goes_by_itself_though_the_carrier_has_nothing_of_its_own() {
        meet();

        hostsExchange.tryByItself();

        assertThat(hostsExchange.state().get().others()).map(News::good).contains(true);
        assertThat(phones.staying().server().received()).isNotEmpty();
    }

    @Test
    void what_the_server_has_no_time_for_stays_and_goes_the_next_time() {
        meet();
        phones.staying().server().endEveryCrossingWith(new Carrier.TurnedAway(Refusal.BUSY));
        hostsExchange.sendNow();
        assertThat(hostsExchange.state().get().others())
                .contains(new News(false, Problem.of("exchange.brought_cut", 0)));
        assertThat(hostsExchange.state().get().nextAttempt()).isPresent();

        phones.staying().server().answerAgain();
        hostsExchange.sendNow();

        assertThat(hostsExchange.state().get().others()).contains(new News(true, Problem.of("exchange.brought", 1)));
    }

    @Test
    void the_carried_survive_a_restart_and_say_since_when_they_are_here() {
        meet();

        var afterwards = new ExchangeViewModel(phones.desk(phones.driving()));
        afterwards.refresh();

        assertThat(afterwards.state().get().carried().onTheWay()).isEqualTo(1);
        assertThat(afterwards.state().get().carried().since()).contains(AppAtWork.NOON);
    }

    @Test
    void a_courier_file_takes_the_carried_along_too() {
        meet();

        hostsExchange.writeCourierFile();

        assertThat(hostsExchange.state().get().news().orElseThrow().text().key())
                .isEqualTo("exchange.written_others");
    }

    @Test
    void when_the_other_has_closed_its_page_that_is_said_with_the_remedy_and_nothing_is_lost() {
        host.open();
        String code = host.state().get().code().orElseThrow();
        host.close();

        guest.handOver(code);

        assertThat(keys(guest)).containsExactly("meeting.lost");
        assertThat(states()).containsExactly(Report.State.WAITING);
        assertThat(phones.staying().notebook().exchanges(9))
                .extracting(ExchangeEvent::good, event -> event.said().key())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(false, "meeting.lost"));
    }

    @Test
    void a_phone_of_another_mission_is_refused_and_both_screens_say_why() {
        try (var stranger = AppAtWork.withoutWindow(folder.resolve("stranger"))
                .ofMission(99)
                .enrolled()) {
            stranger.server().knows(stranger.phone());
            var exchange = new ExchangeViewModel(stranger.desk());
            exchange.sendNow();
            var theirs = new GuestViewModel(stranger.desk(), exchange);
            host.open();

            theirs.handOver(host.state().get().code().orElseThrow());
            await(() -> !host.state().get().met().isEmpty());

            assertThat(keys(theirs)).contains("guest.refused");
            assertThat(said(theirs)).contains("not of this mission");
            assertThat(host.state().get().met()).extracting(News::good).containsExactly(false);
            assertThat(host.state().get().carried().onTheWay()).isZero();
        }
    }

    @Test
    void a_phone_that_others_do_not_know_yet_is_told_what_to_do() {
        try (var fresh = AppAtWork.withoutWindow(folder.resolve("fresh")).enrolled()) {
            var theirs = new GuestViewModel(fresh.desk(), new ExchangeViewModel(fresh.desk()));
            host.open();

            theirs.handOver(host.state().get().code().orElseThrow());

            assertThat(keys(theirs)).containsExactly("meeting.no_credential");
        }
    }

    @Test
    void something_else_than_a_meetings_code_is_said_to_be_none() {
        guest.handOver("fieldpost0:an-enrolment");

        assertThat(keys(guest)).containsExactly("meeting.form");
    }

    @Test
    void a_file_that_is_no_picture_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.png"), "no picture");

        guest.usePicture(new CodePicture(file, false));

        assertThat(keys(guest)).containsExactly("qr.no_picture");
        assertThat(guest.state().get().busy()).isFalse();
    }

    @Test
    void a_picture_without_a_code_is_named_and_one_that_the_officer_chose_stays_where_it_was() {
        Path sky = PictureOfCode.sky(folder.resolve("sky.png"));

        guest.usePicture(new CodePicture(sky, false));

        assertThat(keys(guest)).containsExactly("qr.none");
        assertThat(said(guest)).contains("sky.png");
        assertThat(sky).exists();
    }

    @Test
    void what_a_meeting_refused_is_told_in_the_history_after_a_restart() {
        try (var stranger = AppAtWork.withoutWindow(folder.resolve("stranger"))
                .ofMission(99)
                .enrolled()) {
            stranger.server().knows(stranger.phone());
            var exchange = new ExchangeViewModel(stranger.desk());
            exchange.sendNow();
            host.open();
            new GuestViewModel(stranger.desk(), exchange)
                    .handOver(host.state().get().code().orElseThrow());

            stranger.reopen();

            ExchangeEvent event = stranger.notebook().exchanges(1).get(0);
            assertThat(event.way()).isEqualTo(ExchangeEvent.Way.HANDED_OVER);
            assertThat(event.said().in(Words.in(Language.EN)))
                    .contains("Not taken: 1 envelopes.", "not of this mission", "no answer")
                    .doesNotContain("{", "exchange.", "meeting.");
            assertThat(event.said().in(Words.in(Language.FR))).doesNotContain("Not taken");
        }
    }

    @Test
    void without_a_local_network_the_host_says_what_to_do() {
        var alone = new HostViewModel(phones.desk(phones.driving()), hostsExchange, List::of);

        alone.open();

        assertThat(alone.state().get().problem()).contains(Problem.of("meeting.no_network"));
        assertThat(alone.state().get().code()).isEmpty();
    }

    private void meet() {
        int before = host.state().get().met().size();
        host.open();
        Path picture = PictureOfCode.qr(host.state().get().code().orElseThrow(), folder.resolve("code.png"));
        guest.usePicture(new CodePicture(picture, true));
        assertThat(picture).doesNotExist();
        await(() -> host.state().get().met().size() > before);
    }

    private static void await(BooleanSupplier done) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private static List<String> keys(GuestViewModel of) {
        return of.state().get().news().stream().map(n -> n.text().key()).toList();
    }

    private static String said(GuestViewModel of) {
        return of.state().get().news().stream()
                .map(n -> n.text().in(Words.in(Language.EN)))
                .reduce("", String::concat);
    }

    private List<Report.State> states() {
        return phones.staying().notebook().reports().stream().map(Report::state).toList();
    }

    private static List<ExchangeEvent.Way> ways(AppAtWork phone) {
        return phone.notebook().exchanges(99).stream().map(ExchangeEvent::way).toList();
    }
}
