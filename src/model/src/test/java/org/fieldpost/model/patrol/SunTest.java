package org.fieldpost.model.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {

    private static final Point GREENWICH = new Point(51.4779, 0);
    private static final Point TROMSO = new Point(69.65, 18.96);

    /** Meeus, Astronomical Algorithms, example 25.a: 13 October 1992, 0 h; right ascension 198.38083, declination -7.78507. */
    @Test
    void it_stands_where_meeus_computes_it() {
        double days = Sun.days(Instant.parse("1992-10-13T00:00:00Z"));

        assertThat((Sun.rightAscensionDeg(days) + 360) % 360).isCloseTo(198.38083, within(0.02));
        assertThat(Sun.declinationDeg(days)).isCloseTo(-7.78507, within(0.02));
    }

    /** Published times of sunrise and sunset at Greenwich on the longest day: 03:43 and 20:21 UTC. */
    @ParameterizedTest
    @CsvSource({
        "2024-06-20T03:38:00Z, true",
        "2024-06-20T03:48:00Z, false",
        "2024-06-20T20:16:00Z, false",
        "2024-06-20T20:26:00Z, true"
    })
    void night_ends_at_sunrise_and_begins_at_sunset(Instant at, boolean night) {
        assertThat(Sun.isNight(GREENWICH, at)).isEqualTo(night);
    }

    @Test
    void beyond_the_polar_circle_midwinter_is_all_night_and_midsummer_all_day() {
        for (int hour = 0; hour < 24; hour++) {
            Duration later = Duration.ofHours(hour);
            assertThat(Sun.isNight(TROMSO, Instant.parse("2025-12-21T00:00:00Z").plus(later)))
                    .isTrue();
            assertThat(Sun.isNight(TROMSO, Instant.parse("2026-06-21T00:00:00Z").plus(later)))
                    .isFalse();
        }
    }

    @Test
    void at_noon_of_the_equinox_it_stands_over_the_equator() {
        assertThat(Sun.altitudeDeg(new Point(0, 0), Instant.parse("2026-03-20T12:07:00Z")))
                .isGreaterThan(89);
    }
}
