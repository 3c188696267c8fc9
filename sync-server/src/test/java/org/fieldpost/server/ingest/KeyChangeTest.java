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

/** The key that envelopes are sealed to changes every month; old ones are destroyed, and no report is lost by it. */
class KeyChangeTest {

    private static final Duration A_MONTH = Duration.ofDays(31);
    private static final Duration LONGER_THAN_ANY_COURIER = Duration.ofDays(61);

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

    /** Somebody exchanges while the first key is replaced, and again when its time is over. */
    private void untilTheFirstKeyIsDestroyed() {
        PhoneAtWork other = at.enrolledPhone();
        at.clock().advance(A_MONTH);
        other.exchange(at.address());
        at.clock().advance(LONGER_THAN_ANY_COURIER);
        other.exchange(at.address());
    }

    @Test
    void a_phone_enrolled_before_the_change_seals_to_the_new_key_from_its_next_exchange_on() {
        at.clock().advance(A_MONTH);

        phone.exchange(at.address());

        assertThat(phone.keys().theirBox().id()).isNotEqualTo(firstKey);
        phone.report(Samples.smuggling(NOON));
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    @Test
    void a_phone_enrolled_after_the_change_is_invited_with_the_new_key() {
        at.clock().advance(A_MONTH);
        phone.exchange(at.address());

        assertThat(at.invitation().serverBox().id())
                .isEqualTo(phone.keys().theirBox().id())
                .isNotEqualTo(firstKey);
    }

    @Test
    void what_a_courier_brings_within_sixty_days_of_the_change_is_opened() {
        phone.report(Samples.smuggling(NOON));
        Bytes carried = phone.envelope();
        at.clock().advance(A_MONTH);
        at.enrolledPhone();
        at.clock().advance(Duration.ofDays(59));

        PhoneAtWork.send(at.address(), carried);

        assertThat(at.observations()).isEqualTo(1);
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
            at.clock().advance(later);
            phone.exchange(at.address());
            phone.exchange(at.address());
        }

        copy.report(Samples.smuggling(NOON));
        Outcome outcome = copy.exchange(at.address());

        assertThat(outcome.delivered()).isEqualTo(1);
        assertThat(at.observations()).isEqualTo(1);
    }
}
