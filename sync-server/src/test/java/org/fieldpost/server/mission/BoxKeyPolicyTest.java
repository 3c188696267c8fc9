package org.fieldpost.server.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.mission.BoxKeyPolicy.ANY_KEY;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.server.mission.BoxKeys.Held;
import org.junit.jupiter.api.Test;

/**
 * A key to seal to serves a month of the server's running, opens what couriers bring for sixty days after the last phone has
 * changed to a newer one, a year at most, and is gone.
 */
class BoxKeyPolicyTest {

    private static final Set<Long> NOBODY = Set.of();
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final SecureRandom random = new SecureRandom();
    private final BoxKeys first = BoxKeyPolicy.first(1, random);

    /** Asked every six hours until it has run for so long in all. */
    private BoxKeys until(BoxKeys keys, Duration ran, Set<Long> sealing) {
        BoxKeys now = keys;
        while (now.ran().compareTo(ran) < 0) {
            now = BoxKeyPolicy.next(now, ran.minus(now.ran()), sealing, random);
        }
        return now;
    }

    private static Duration day(long days) {
        return Duration.ofDays(days);
    }

    private static List<BoxKey> keys(BoxKeys of) {
        return of.held().stream().map(Held::key).toList();
    }

    private static BoxKey firstOf(BoxKeys keys) {
        return keys.newest().key();
    }

    private static long id(BoxKeys keys) {
        return keys.newest().key().publicKey().id();
    }

    @Test
    void within_its_month_nothing_changes_however_often_one_asks() {
        assertThat(until(first, day(17), NOBODY).sameKeysAs(first)).isTrue();
        assertThat(until(first, day(30), NOBODY).sameKeysAs(first)).isTrue();
    }

    @Test
    void after_its_month_the_spare_one_comes_before_it_and_it_still_opens() {
        BoxKeys two = until(first, day(30).plus(A_MOMENT), NOBODY);

        assertThat(keys(two)).containsExactly(first.spare(), firstOf(first));
        assertThat(two.newest().sequence()).isEqualTo(1);
        assertThat(two.spare()).isNotEqualTo(first.spare());
    }

    @Test
    void it_is_destroyed_sixty_days_after_the_last_phone_changed_and_not_a_moment_sooner() {
        BoxKeys two = until(first, day(31), NOBODY);
        Duration changed = day(40);
        BoxKeys used = until(two, changed, Set.of(id(first)));
        Set<Long> newer = Set.of(id(used));

        assertThat(keys(until(used, changed.plus(day(60)), newer))).contains(firstOf(first));
        assertThat(keys(until(used, changed.plus(day(60)).plus(A_MOMENT), newer)))
                .doesNotContain(firstOf(first));
    }

    @Test
    void it_stays_a_year_for_a_phone_that_is_not_heard_and_no_longer() {
        BoxKeys two = until(first, day(30).plus(A_MOMENT), NOBODY);
        Duration replaced = two.newest().since();

        for (long known : new long[] {id(first), ANY_KEY}) {
            assertThat(keys(until(two, replaced.plus(day(365)), Set.of(known)))).contains(firstOf(first));
            assertThat(keys(until(two, replaced.plus(day(365)).plus(A_MOMENT), Set.of(known))))
                    .doesNotContain(firstOf(first));
        }
    }

    /** Asked every six hours for three years. */
    @Test
    void there_are_never_more_than_four_while_all_phones_follow() {
        BoxKeys now = first;
        for (int day = 0; day < 3 * 365; day++) {
            now = until(now, day(day), Set.of(id(now)));
            assertThat(now.held()).hasSizeBetween(1, 4);
            assertThat(now.newest().since()).isGreaterThanOrEqualTo(day(day - 31));
        }
        assertThat(now.newest().sequence()).isBetween(34L, 36L);
    }

    @Test
    void never_more_than_fourteen_while_a_phone_is_silent() {
        BoxKeys now = first;
        for (int day = 0; day < 3 * 365; day++) {
            now = until(now, day(day), Set.of(ANY_KEY));
            assertThat(now.held()).hasSizeBetween(1, 14);
        }
    }

    @Test
    void a_leap_of_a_year_counts_six_hours_and_a_leap_back_nothing() {
        BoxKeys ahead = BoxKeyPolicy.next(first, day(365), NOBODY, random);
        assertThat(ahead.ran()).isEqualTo(Duration.ofHours(6));
        assertThat(ahead.sameKeysAs(first)).isTrue();

        BoxKeys back = BoxKeyPolicy.next(ahead, day(-365), NOBODY, random);
        assertThat(back.ran()).isEqualTo(Duration.ofHours(6));
        assertThat(until(back, day(31), NOBODY).newest().sequence())
                .as("and the next month ends when it would have")
                .isEqualTo(1);
    }

    @Test
    void after_a_restore_its_newest_key_is_told_anew_above_any_the_lost_server_told() {
        BoxKeys restored = BoxKeyPolicy.inEpoch(first, 9);

        assertThat(restored.newest().epoch()).isEqualTo(9);
        assertThat(restored.newest().sequence()).isZero();
        assertThat(keys(restored)).isEqualTo(keys(first));
        assertThat(BoxKeyPolicy.inEpoch(restored, 9)).isSameAs(restored);
    }

    @Test
    void a_copy_opens_what_is_sealed_in_the_month_after_it_was_made_however_often_it_is_put_back() {
        BoxKeys copy = until(first, day(29), NOBODY);
        BoxKeys lost = until(copy, day(29 + 30), NOBODY);
        BoxKeys restored = BoxKeyPolicy.inEpoch(copy, 9);
        BoxKeys again = BoxKeyPolicy.inEpoch(copy, 10);

        for (BoxKeys server : List.of(lost, restored, until(restored, day(29 + 30), NOBODY))) {
            assertThat(again.all()).contains(server.newest().key());
        }
    }

    @Test
    void a_key_comes_back_from_its_file_as_it_was() {
        Held key = until(first, day(40), NOBODY).newest();

        assertThat(Held.decode(key.encode())).isEqualTo(key);
    }
}
