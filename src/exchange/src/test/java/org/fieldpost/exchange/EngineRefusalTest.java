package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.Test;

/** P6, P7: what is not meant for this end is refused whole, though the right keys signed and sealed it. */
class EngineRefusalTest {

    private final Pair pair = Pair.live(2);

    @Test
    void an_envelope_of_another_mission_is_refused() {
        ExchangeEngine.End end = pair.phoneEnd();

        assertRefused(
                upAs(new MissionId(end.mission().value() + 1), end.mode(), end.enrolment(), end.direction()),
                Refusal.OTHER_MISSION);
    }

    /** P7. */
    @Test
    void an_exercise_envelope_is_refused_by_a_live_server() {
        ExchangeEngine.End end = pair.phoneEnd();

        assertRefused(upAs(end.mission(), MissionMode.EXERCISE, end.enrolment(), end.direction()), Refusal.OTHER_MODE);
    }

    /** P7. */
    @Test
    void a_live_envelope_is_refused_by_an_exercise_server_and_phone() {
        Pair exercise = Pair.exercise(2);
        exercise.report("an exercise report");
        exercise.serverJournal().append(64, Said.body("counted"), Priority.USUAL);
        var liveUp = new ExchangeEngine.End(
                exercise.phoneEnd().mission(),
                MissionMode.LIVE,
                exercise.phoneEnd().enrolment(),
                Header.Direction.UP,
                Optional.empty());
        var liveDown = new ExchangeEngine.End(
                liveUp.mission(), MissionMode.LIVE, liveUp.enrolment(), Header.Direction.DOWN, Optional.empty());

        assertThat(exercise.server().read(exercise.phoneAs(liveUp).write(Pair.PLENTY)))
                .isEqualTo(new Reading.Refused(Refusal.OTHER_MODE));
        assertThat(exercise.phone().read(exercise.serverAs(liveDown).write(Pair.PLENTY)))
                .isEqualTo(new Reading.Refused(Refusal.OTHER_MODE));

        assertThat(exercise.serverInbox().entries()).isEmpty();
        assertThat(exercise.phoneInbox().entries()).isEmpty();
        exercise.exchange();
        assertThat(exercise.serverInbox().entries()).hasSize(1);
    }

    @Test
    void an_envelope_of_another_enrolment_is_refused() {
        ExchangeEngine.End end = pair.phoneEnd();
        var another = new EnrolmentId(end.enrolment().value() ^ 1);

        assertRefused(upAs(end.mission(), end.mode(), another, end.direction()), Refusal.NOT_FOR_US);
    }

    @Test
    void an_envelope_in_the_other_direction_is_refused() {
        ExchangeEngine.End end = pair.phoneEnd();

        assertRefused(upAs(end.mission(), end.mode(), end.enrolment(), Header.Direction.DOWN), Refusal.NOT_FOR_US);
    }

    @Test
    void an_envelope_brought_back_to_its_writer_is_refused() {
        pair.report("first");

        assertThat(pair.phone().read(pair.phone().write(Pair.PLENTY)))
                .isEqualTo(new Reading.Refused(Refusal.NOT_FOR_US));
        assertThat(pair.server().read(pair.server().write(Pair.PLENTY)))
                .isEqualTo(new Reading.Refused(Refusal.NOT_FOR_US));
        assertThat(pair.phoneInbox().entries()).isEmpty();
    }

    @Test
    void the_same_enrolment_with_other_keys_is_refused() {
        Pair stranger = Pair.live(3);
        stranger.report("from a stranger");

        Reading reading = pair.server().read(stranger.phoneAs(pair.phoneEnd()).write(Pair.PLENTY));

        assertThat(reading).isEqualTo(new Reading.Refused(Refusal.BAD_SIGNATURE));
        assertThat(pair.serverInbox().entries()).isEmpty();
    }

    @Test
    void a_page_of_the_hotel_network_is_refused() {
        String page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>" + "Log in. ".repeat(40);

        assertThat(pair.phone().read(Said.body(page))).isInstanceOf(Reading.Refused.class);
    }

    private Bytes upAs(MissionId mission, MissionMode mode, EnrolmentId enrolment, Header.Direction direction) {
        pair.report("must not arrive");
        return pair.phoneAs(new ExchangeEngine.End(mission, mode, enrolment, direction, Optional.empty()))
                .write(Pair.PLENTY);
    }

    private void assertRefused(Bytes envelope, Refusal reason) {
        assertThat(pair.server().read(envelope)).isEqualTo(new Reading.Refused(reason));
        assertThat(pair.serverInbox().entries()).isEmpty();
        assertThat(pair.serverInbox().held()).isEmpty();
    }
}
