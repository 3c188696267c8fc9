package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that envelopes are sealed to changes every month; old ones are destroyed when nobody needs them, and no report is
 * lost by it. */
class KeyChangeTest {

    private static final Duration A_MONTH = Duration.ofDays(31);
    private static final Duration LONGER_THAN_ANY_COURIER = Duration.ofDays(61);
    private static final Duration MORE_THAN_A_YEAR = Duration.ofDays(366);

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private long firstKey;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        firstKey = phone.keys().theirBox().id();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void untilTheFirstKeyIsDestroyed() {
        at.runFor(A_MONTH);
        at.runFor(MORE_THAN_A_YEAR);
    }

    @Test
    void a_phone_enrolled_before_the_change_seals_to_the_new_key_from_its_next_exchange_on() {
        at.runFor(A_MONTH);

        phone.exchange(at.address());

        assertThat(phone.keys().theirBox().id()).isNotEqualTo(firstKey);
        phone.report(Samples.smuggling(NOON));
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    @Test
    void a_phone_enrolled_after_the_change_is_invited_with_the_new_key() {
        at.runFor(A_MONTH);
        phone.exchange(at.address());

        assertThat(at.invitation().serverBox().id())
                .isEqualTo(phone.keys().theirBox().id())
                .isNotEqualTo(firstKey);
    }

    @Test
    void what_a_courier_brings_within_sixty_days_of_the_change_is_opened() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        at.runFor(A_MONTH);
        exchangeTwice();
        at.runFor(Duration.ofDays(59));

        assertThat(opened(carried)).isTrue();
    }

    /** Whether the server can read it; else it answers that the phone is to seal again. */
    private boolean opened(Bytes envelope) {
        return !((Reading.Taken) phone.engine().read(answer(envelope))).again();
    }

    private Bytes answer(Bytes envelope) {
        return ((Carrier.Answered) PhoneAtWork.send(at.address(), envelope))
                .envelopes()
                .get(0);
    }

    /** The first tells the phone the new key, the second tells the server that it knows. */
    private void exchangeTwice() {
        phone.exchange(at.address());
        phone.exchange(at.address());
    }

    @Test
    void what_a_courier_brings_later_is_not_once_every_phone_has_sealed_to_a_newer_key() {
        Bytes carried = phone.envelope();
        at.runFor(A_MONTH);
        exchangeTwice();
        at.runFor(LONGER_THAN_ANY_COURIER);

        assertThat(opened(carried)).isFalse();
    }

    @Test
    void a_revoked_phone_keeps_no_key_alive() {
        Bytes carried = phone.envelope();
        at.server().phones().revoke(at.enrolledPhone().invitation().enrolment());
        at.runFor(A_MONTH);
        exchangeTwice();
        at.runFor(LONGER_THAN_ANY_COURIER);

        assertThat(opened(carried)).isFalse();
    }

    /** Pieces of photos wait for a better link for months, while text goes. */
    @Test
    void while_something_waits_at_a_phone_the_keys_it_may_have_sealed_to_are_kept() {
        Bytes carried = phone.envelope();
        for (int i = 0; i < 9; i++) {
            phone.report(Samples.smuggling(NOON));
        }
        at.runFor(A_MONTH);
        for (int i = 0; i < 3; i++) {
            phone.engine().read(answer(phone.engine().write(1)));
        }
        assertThat(phone.keys().theirBox().id()).isNotEqualTo(firstKey);
        at.runFor(LONGER_THAN_ANY_COURIER);

        assertThat(opened(carried)).isTrue();
    }

    @Test
    void while_a_phone_has_not_been_heard_with_a_newer_key_what_it_sealed_is_opened() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        PhoneAtWork other = at.enrolledPhone();
        for (int month = 0; month < 8; month++) {
            at.runFor(A_MONTH);
            other.exchange(at.address());
        }

        PhoneAtWork.send(at.address(), carried);

        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void a_clock_a_year_ahead_destroys_no_key() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        at.runFor(A_MONTH);
        at.clock().advance(MORE_THAN_A_YEAR);
        at.runFor(Duration.ofDays(1));
        at.restart();
        at.runFor(Duration.ofDays(1));

        PhoneAtWork.send(at.address(), carried);

        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void a_clock_a_year_back_does_not_keep_the_key_from_changing() {
        at.clock().set(NOON.minus(MORE_THAN_A_YEAR));
        at.runFor(A_MONTH);

        assertThat(at.invitation().serverBox().id()).isNotEqualTo(firstKey);
    }

    @Test
    void what_it_ran_before_a_restart_counts() {
        at.runFor(Duration.ofDays(20));
        at.restart();
        at.runFor(Duration.ofDays(11));

        assertThat(at.invitation().serverBox().id()).isNotEqualTo(firstKey);
    }

    @Test
    void what_was_sealed_to_a_destroyed_key_is_not_taken_and_the_answer_says_seal_again() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        untilTheFirstKeyIsDestroyed();

        Carrier.Crossing crossing = PhoneAtWork.send(at.address(), carried);

        assertThat(at.observations()).isZero();
        Bytes answer = ((Carrier.Answered) crossing).envelopes().get(0);
        assertThat(((Reading.Taken) phone.engine().read(answer)).again()).isTrue();
        assertThat(phone.engine().waiting()).isEqualTo(1);
        assertThat(phone.keys().theirBox().id()).isNotEqualTo(firstKey);
    }

    @Test
    void a_phone_that_was_away_too_long_delivers_in_one_more_round_trip() {
        phone.report(Samples.smuggling(NOON));
        untilTheFirstKeyIsDestroyed();

        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.delivered()).isEqualTo(1);
        assertThat(outcome.roundTrips()).isEqualTo(2);
        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void after_a_restart_of_the_server_a_changed_key_is_the_same_and_a_destroyed_one_stays_destroyed() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        untilTheFirstKeyIsDestroyed();
        long announced = at.invitation().serverBox().id();

        at.restart();

        assertThat(at.invitation().serverBox().id()).isEqualTo(announced);
        PhoneAtWork.send(at.address(), carried);
        assertThat(at.observations()).isZero();
    }

    /** P3: it has acknowledged the new key, and forgotten it. */
    @Test
    void a_phone_put_back_to_before_the_change_learns_the_new_key_again() {
        PhoneAtWork copy = phone.asItWasWhenItEnrolled();
        for (Duration later : List.of(A_MONTH, LONGER_THAN_ANY_COURIER)) {
            at.runFor(later);
            phone.exchange(at.address());
            phone.exchange(at.address());
        }

        copy.report(Samples.smuggling(NOON));
        Outcome outcome = copy.exchange(at.address());

        assertThat(outcome.delivered()).isEqualTo(1);
        assertThat(at.observations()).isEqualTo(1);
    }
}
