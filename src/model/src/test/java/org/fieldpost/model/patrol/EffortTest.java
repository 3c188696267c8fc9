package org.fieldpost.model.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;

class EffortTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
    private static final Patrol OUT = Samples.patrol(SIX);

    @Test
    void a_pause_is_no_effort() {
        Patrol patrol = OUT.pausedAt(hour(1)).resumedAt(hour(3)).ended(hour(4));

        assertThat(Effort.of(patrol, Track.NONE, hour(9)).onPatrol()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void while_it_is_paused_the_clock_of_effort_stands() {
        Patrol paused = OUT.pausedAt(hour(1));

        assertThat(Effort.of(paused, Track.NONE, hour(2)).onPatrol()).isEqualTo(Duration.ofHours(1));
        assertThat(Effort.of(paused, Track.NONE, hour(7)).onPatrol()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_patrol_ended_while_paused_ends_its_pause_too() {
        Patrol ended = OUT.pausedAt(hour(1)).ended(hour(2));

        assertThat(ended.paused()).isFalse();
        assertThat(Effort.of(ended, Track.NONE, hour(5)).onPatrol()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void two_phones_on_one_patrol_count_once_and_one_of_them_out_is_enough() {
        Patrol one = OUT.pausedAt(hour(1)).resumedAt(hour(3)).ended(hour(4));
        Patrol other = OUT.ended(hour(2));

        assertThat(Effort.ofAll(List.of(one, other), hour(9))).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void distance_is_measured_along_the_track_and_not_across_a_pause() {
        Patrol patrol = OUT.pausedAt(hour(1)).resumedAt(hour(3)).ended(hour(4));
        Track track = Track.of(List.of(at(0, 7.0), at(0.5, 7.01), at(2, 7.5), at(3.5, 7.6), at(3.9, 7.61)), patrol);

        assertThat(track.stretches()).hasSize(2);
        assertThat(Effort.of(patrol, track, hour(4)).distanceM()).isCloseTo(2 * 1_112, within(5.0));
    }

    /** At Gbarnga in March the sun sets at about 18:44 and rises at about 06:43, UTC and mission time being one. */
    @Test
    void the_night_share_follows_the_sun_where_the_patrol_was() {
        Effort day = Effort.of(OUT.ended(hour(12)), Track.NONE, hour(12));
        assertThat(day.nightShare()).isBetween(0.03, 0.09);

        Patrol night = Samples.patrol(hour(14)).ended(hour(22));
        assertThat(Effort.of(night, Track.NONE, hour(22)).nightShare()).isEqualTo(1);

        Patrol evening =
                Samples.patrol(hour(10)).pausedAt(hour(11)).resumedAt(hour(14)).ended(hour(15));
        assertThat(Effort.of(evening, Track.NONE, hour(15)).atNight()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_clock_set_back_makes_no_negative_effort() {
        assertThat(Effort.of(OUT, Track.NONE, hour(-3))).isEqualTo(Effort.NONE);
    }

    /** Minute by minute it would take an hour, and the screen asks each second. */
    @Test
    void a_clock_moved_by_thousands_of_years_keeps_no_screen_waiting() {
        Effort effort = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> Effort.of(OUT, Track.NONE, hour(24.0 * 365 * 5_000)));

        assertThat(effort.nightShare()).isBetween(0.4, 0.6);
    }

    private static Instant hour(double hours) {
        return SIX.plusSeconds((long) (hours * 3600));
    }

    private static TrackFix at(double hours, double latitude) {
        return new TrackFix(hour(hours), new Position(new Point(latitude, -9.4), 8, Position.Source.GPS));
    }
}
