package org.fieldpost.model.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.Test;

/** Where an exercise makes a phone be. */
class SituationTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Point POST = new Point(6, -10);
    private static final Point BEND = new Point(6.03, -10);
    private static final Point MARKET = new Point(6.03, -9.97);

    private static Situation along(Point... route) {
        return new Situation(
                1,
                "One hour",
                1,
                Duration.ZERO,
                Inject.Means.SEEN,
                "",
                "",
                "A truck passes.",
                Optional.of(POST),
                List.of(route),
                START);
    }

    private static Point after(Situation situation, int minutes) {
        return situation.standing(START.plus(Duration.ofMinutes(minutes))).orElseThrow();
    }

    @Test
    void it_stands_where_it_is_put() {
        assertThat(after(along(), 90)).isEqualTo(POST);
    }

    @Test
    void it_goes_along_the_route_at_thirty_kilometres_an_hour_and_stays_at_its_end() {
        Situation driving = along(BEND, MARKET);
        assertThat(after(driving, -5)).isEqualTo(POST);
        assertThat(POST.distanceM(after(driving, 2))).isCloseTo(1_000, within(20.0));
        assertThat(BEND.distanceM(after(driving, 8)) + POST.distanceM(BEND)).isCloseTo(4_000, within(40.0));
        assertThat(after(driving, 60)).isEqualTo(MARKET);
    }

    @Test
    void a_situation_without_a_place_leaves_the_phone_where_it_is() {
        Situation nowhere = Situation.of(
                ExerciseFileTest.shipped().injects().stream()
                        .filter(inject -> inject.place().isEmpty())
                        .findFirst()
                        .orElse(new Inject(
                                1,
                                Duration.ZERO,
                                Inject.Means.SEEN,
                                "",
                                "ALL",
                                "",
                                "Rain.",
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                ExerciseFileTest.shipped().injects().get(0).key(),
                                Optional.empty(),
                                "")),
                "One hour",
                1,
                START);
        assertThat(nowhere.standing(START)).isEmpty();
    }
}
