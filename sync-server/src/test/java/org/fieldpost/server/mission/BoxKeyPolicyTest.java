package org.fieldpost.server.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fieldpost.server.mission.BoxKeyPolicy.Held;
import org.junit.jupiter.api.Test;

/** A key to seal to serves a month, opens what couriers bring for sixty days more, and is gone. */
class BoxKeyPolicyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final SecureRandom random = new SecureRandom();
    private final List<Held> first = List.of(BoxKeyPolicy.first(1, START, random));

    private List<Held> next(List<Held> held, Instant now) {
        return BoxKeyPolicy.next(held, 1, now, random);
    }

    private static Instant day(long days) {
        return START.plus(Duration.ofDays(days));
    }

    @Test
    void within_its_month_nothing_changes_however_often_one_asks() {
        assertThat(next(first, START)).isEqualTo(first);
        assertThat(next(first, day(17))).isEqualTo(first);
        assertThat(next(next(first, day(30)), day(30))).isEqualTo(first);
    }

    @Test
    void after_its_month_a_new_one_comes_before_it_and_it_still_opens() {
        List<Held> two = next(first, day(30).plus(A_MOMENT));

        assertThat(two).hasSize(2);
        assertThat(two.get(1)).isEqualTo(first.get(0));
        assertThat(two.get(0).sequence()).isEqualTo(1);
        assertThat(two.get(0).madeAt()).isEqualTo(day(30).plus(A_MOMENT));
        assertThat(two.get(0).key().publicKey()).isNotEqualTo(first.get(0).key().publicKey());
    }

    @Test
    void it_is_destroyed_sixty_days_after_the_next_one_was_made_and_not_a_moment_sooner() {
        List<Held> two = next(first, day(31));

        assertThat(next(two, day(31 + 60))).contains(first.get(0));
        assertThat(next(two, day(31 + 60).plus(A_MOMENT))).doesNotContain(first.get(0));
    }

    /** A server asked every day for three years. */
    @Test
    void there_are_never_more_than_four_and_each_served_its_month() {
        List<Held> held = first;
        for (int day = 0; day < 3 * 365; day++) {
            held = next(held, day(day));
            assertThat(held).hasSizeBetween(1, 4);
            assertThat(held.get(0).madeAt()).isAfterOrEqualTo(day(day - 31));
        }
        assertThat(held.get(0).sequence()).isBetween(34L, 36L);
    }

    @Test
    void a_server_that_slept_for_a_year_still_opens_what_was_sealed_to_its_last_key() {
        List<Held> awake = next(first, day(365));

        assertThat(awake).hasSize(2).contains(first.get(0));
        assertThat(next(awake, day(365 + 60))).contains(first.get(0));
        assertThat(next(awake, day(365 + 61))).doesNotContain(first.get(0));
    }

    @Test
    void a_clock_a_year_ahead_for_a_moment_destroys_no_key_that_phones_still_seal_to() {
        List<Held> ahead = next(first, day(365));

        assertThat(next(ahead, day(1))).contains(first.get(0));
        assertThat(next(next(ahead, day(1)), day(40))).contains(first.get(0));
    }

    @Test
    void a_clock_put_back_changes_nothing() {
        List<Held> two = next(first, day(31));

        assertThat(next(two, day(2))).isEqualTo(two);
    }

    @Test
    void after_a_restore_there_is_a_new_key_at_once_newer_than_any_the_lost_server_made() {
        List<Held> restored = BoxKeyPolicy.next(first, 9, day(3), random);

        assertThat(restored).hasSize(2).contains(first.get(0));
        assertThat(restored.get(0).epoch()).isEqualTo(9);
        assertThat(BoxKeyPolicy.next(restored, 9, day(3), random)).isEqualTo(restored);
    }

    @Test
    void a_key_comes_back_from_its_file_as_it_was() {
        Held key = first.get(0);

        assertThat(Held.decode(key.encode())).isEqualTo(key);
    }
}
