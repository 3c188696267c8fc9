package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Against the calendar: 28 December 2026 is a Monday, the first day of week 53. */
class PeriodTest {

    private static final ZoneId MONROVIA = ZoneId.of("Africa/Monrovia");

    @Test
    void the_running_week_begins_on_monday_also_over_new_year() {
        Period period = Period.lastWeeks(1, Instant.parse("2027-01-01T09:00:00Z"), MONROVIA);

        assertThat(period.fromDay()).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(2027, 1, 3));
        assertThat(period.from()).isEqualTo(Instant.parse("2026-12-28T00:00:00Z"));
        assertThat(period.until()).isEqualTo(Instant.parse("2027-01-04T00:00:00Z"));
    }

    @Test
    void on_monday_at_midnight_the_week_has_begun_and_a_second_before_it_had_not() {
        Instant midnight = Instant.parse("2026-12-28T00:00:00Z");

        assertThat(Period.lastWeeks(1, midnight, MONROVIA).fromDay()).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(Period.lastWeeks(1, midnight.minusSeconds(1), MONROVIA).fromDay())
                .isEqualTo(LocalDate.of(2026, 12, 21));
    }

    @Test
    void four_weeks_are_the_running_one_and_three_before() {
        Period period = Period.lastWeeks(4, Instant.parse("2026-12-30T09:00:00Z"), MONROVIA);

        assertThat(period.fromDay()).isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void a_week_in_which_clocks_go_back_is_an_hour_longer() {
        Period period = Period.lastWeeks(1, Instant.parse("2026-10-21T09:00:00Z"), ZoneId.of("Europe/Paris"));

        assertThat(Duration.between(period.from(), period.until())).isEqualTo(Duration.ofHours(7 * 24 + 1));
    }
}
