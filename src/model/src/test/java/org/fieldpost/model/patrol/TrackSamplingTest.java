package org.fieldpost.model.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.patrol.TrackSampling.Decision;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackSamplingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final double DEGREES_PER_M = 1 / 111_195.0;

    @Test
    void the_first_good_position_is_kept_and_a_poor_one_waited_out() {
        assertThat(first(8).keep()).isTrue();
        assertThat(first(120).keep()).isFalse();
        assertThat(first(120).lookNext()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void moving_is_kept_and_trembling_is_not() {
        assertThat(after(30, 60, 8).keep()).isTrue();
        assertThat(after(30, 20, 8).keep()).isFalse();
        assertThat(after(30, 60, 45).keep())
                .as("60 m between circles of 8 m and 45 m")
                .isTrue();
        assertThat(after(30, 52, 48).keep())
                .as("52 m between circles of 8 m and 48 m")
                .isFalse();
    }

    @Test
    void standing_still_is_kept_now_and_then_and_shows_that_somebody_was_there() {
        assertThat(after(299, 0, 8).keep()).isFalse();
        assertThat(after(300, 0, 8).keep()).isTrue();
    }

    @Test
    void after_a_long_gap_a_poor_position_is_better_than_none_and_a_useless_one_is_not() {
        assertThat(after(60, 900, 200).keep()).isFalse();
        assertThat(after(301, 900, 200).keep()).isTrue();
        assertThat(after(301, 3000, 800).keep()).isFalse();
    }

    @Test
    void the_faster_it_goes_the_sooner_it_looks_within_bounds() {
        assertThat(after(10, 200, 8).lookNext()).as("72 km/h").isEqualTo(NOON.plusSeconds(10 + 5));
        assertThat(after(60, 90, 8).lookNext())
                .as("walking")
                .isBetween(NOON.plusSeconds(60 + 30), NOON.plusSeconds(60 + 40));
        assertThat(after(60, 0, 8).lookNext()).as("standing").isEqualTo(NOON.plusSeconds(60 + 60));
    }

    @Test
    void sparing_the_battery_it_looks_at_most_once_a_minute_and_keeps_fewer_points() {
        Decision decision = decide(TrackSampling.LOW_POWER, 10, 200, 8);
        assertThat(decision.keep()).isTrue();
        assertThat(decision.lookNext()).isEqualTo(NOON.plusSeconds(10 + 60));
        assertThat(decide(TrackSampling.LOW_POWER, 60, 100, 8).keep()).isFalse();
        assertThat(decide(TrackSampling.LOW_POWER, 600, 0, 8).lookNext()).isEqualTo(NOON.plusSeconds(600 + 300));
    }

    @Test
    void a_receiver_that_jumps_further_than_an_aircraft_flies_is_not_believed() {
        assertThat(after(10, 40_000, 8).keep()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, -7200})
    void a_clock_set_back_keeps_nothing_and_looks_again_soon(int seconds) {
        Decision decision = after(seconds, 200, 8);

        assertThat(decision.keep()).isFalse();
        assertThat(decision.lookNext()).isAfter(NOON.plusSeconds(seconds));
    }

    @Test
    void without_a_position_it_asks_again_and_does_not_ask_all_the_time() {
        Decision decision = TrackSampling.USUAL.decide(Optional.empty(), Optional.empty(), NOON);

        assertThat(decision).isEqualTo(new Decision(false, NOON.plusSeconds(30)));
    }

    private static Decision first(double accuracyM) {
        return TrackSampling.USUAL.decide(Optional.empty(), Optional.of(fix(0, 0, accuracyM)), NOON);
    }

    private static Decision after(int seconds, double metres, double accuracyM) {
        return decide(TrackSampling.USUAL, seconds, metres, accuracyM);
    }

    private static Decision decide(TrackSampling sampling, int seconds, double metres, double accuracyM) {
        return sampling.decide(
                Optional.of(fix(0, 0, 8)), Optional.of(fix(seconds, metres, accuracyM)), NOON.plusSeconds(seconds));
    }

    private static TrackFix fix(int seconds, double metresNorth, double accuracyM) {
        return new TrackFix(
                NOON.plusSeconds(seconds),
                new Position(new Point(7 + metresNorth * DEGREES_PER_M, -8), accuracyM, Position.Source.GPS));
    }
}
