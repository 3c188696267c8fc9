package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.Observation;
import org.fieldpost.server.PhoneAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone's clock may be wrong. What it was told of the time corrects it; where nothing did, a time that cannot be is not believed. */
class WrongClockTest {

    private static final Instant SWITCHED_ON = NOON.minus(Duration.ofHours(9));
    private static final Instant SEEN = NOON.minus(Duration.ofHours(5));
    private static final int WEEKS = 4;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {-365, -40, 40})
    void one_instant_corrects_all_that_was_written_since_the_phone_was_switched_on(long days) {
        Duration wrong = Duration.ofDays(days);
        try (Counting right = counting("right", written(Duration.ZERO));
                Counting before = counting("before", told(wrong, List.of(), written(wrong)));
                Counting after = counting("after", told(wrong, written(wrong), List.of()))) {
            assertThat(right.cells()).hasSizeGreaterThan(5);
            assertThat(before.cells()).isEqualTo(right.cells());
            assertThat(after.cells()).isEqualTo(right.cells());
            assertThat(seen(after)).isEqualTo(seen(right));
            assertThat(after.matrix(WEEKS)).isEqualTo(right.matrix(WEEKS));
            assertThat(after.coverage(WEEKS, List.of()))
                    .usingRecursiveComparison()
                    .isEqualTo(right.coverage(WEEKS, List.of()));
            after.recount();
            assertThat(after.cells()).as("counted again").isEqualTo(right.cells());
        }
    }

    @Test
    void a_clock_that_is_right_to_two_minutes_is_left_alone() {
        try (Counting counting =
                counting("nearly", told(Duration.ofSeconds(-110), List.of(), written(Duration.ZERO)))) {
            assertThat(seen(counting)).contains(SEEN);
        }
    }

    @Test
    void a_report_from_the_future_stands_behind_no_number_until_the_clock_is_known() {
        Duration ahead = Duration.ofDays(2);
        try (Counting counting = counting("ahead", written(ahead))) {
            assertThat(counting.cells()).isEmpty();
            assertThat(seen(counting)).isEmpty();
            assertThat(counting.uncertain(WEEKS))
                    .hasSize(3)
                    .allMatch(report -> !report.clock().certain());
            assertThat(counting.coverage(WEEKS, List.of()).points())
                    .as("nobody is said to have been anywhere")
                    .hasSize(counting.places());
            counting.recount();
            assertThat(counting.cells()).isEmpty();
        }
    }

    @Test
    void a_clock_that_fell_back_to_its_beginning_is_not_believed() {
        Instant beginning = Instant.parse("1980-01-06T00:00:00Z");
        try (Counting counting =
                counting("fallen", written(Duration.between(SEEN, beginning.plus(Duration.ofHours(7)))))) {
            assertThat(counting.cells()).isEmpty();
            assertThat(counting.uncertain(WEEKS)).hasSize(3);
        }
    }

    @Test
    void a_clock_set_since_the_phone_was_switched_on_is_not_believed_until_somebody_tells_the_time() {
        Duration wrong = Duration.ofDays(-3);
        List<Body> set = new ArrayList<>();
        set.add(clock(SWITCHED_ON.plus(wrong), Optional.empty()));
        set.add(Counting.first(Samples.smuggling(SEEN.plus(wrong))));
        set.add(clock(SWITCHED_ON, Optional.empty()));
        set.add(Counting.first(Samples.smuggling(SEEN)));
        try (Counting counting = counting("set", set)) {
            assertThat(seen(counting)).isEmpty();
            assertThat(counting.uncertain(WEEKS)).hasSize(2);
        }
        set.add(clock(SWITCHED_ON, Optional.of(Duration.ZERO)));
        try (Counting counting = counting("set and told", set)) {
            assertThat(seen(counting)).containsExactly(SEEN, SEEN);
            assertThat(counting.uncertain(WEEKS)).isEmpty();
        }
    }

    @Test
    void what_was_told_since_the_phone_was_switched_on_again_says_nothing_of_before() {
        Duration ahead = Duration.ofDays(2);
        List<Body> two = new ArrayList<>(written(ahead));
        two.add(new Body.Clock(new ClockReading(
                8, NOON.plus(ahead), Optional.of(new ClockReading.Told(ahead.negated(), ClockConfidence.NETWORK)))));
        two.add(Counting.first(Samples.smuggling(NOON.plus(ahead))));
        try (Counting counting = counting("again", two)) {
            assertThat(seen(counting)).containsExactly(NOON);
            assertThat(counting.uncertain(WEEKS)).hasSize(3);
        }
    }

    @Test
    void an_officer_who_states_the_time_afterwards_makes_it_count() {
        Duration ahead = Duration.ofDays(2);
        Body first = Counting.first(Samples.smuggling(SEEN.plus(ahead)));
        Body stated = PhoneAtWork.revision(PhoneAtWork.entry(2, first), stated(Samples.smuggling(SEEN)));
        List<Body> corrected = List.of(
                clock(SWITCHED_ON.plus(ahead), Optional.empty()),
                first,
                new Body.Clock(new ClockReading(8, NOON, Optional.empty())),
                stated);
        try (Counting counting = counting("stated", corrected)) {
            assertThat(seen(counting)).containsExactly(SEEN);
            assertThat(counting.uncertain(WEEKS)).isEmpty();
        }
    }

    private Counting counting(String name, List<Body> reported) {
        return Counting.of(directory.resolve(name), Samples.liberia(), reported);
    }

    private static List<Instant> seen(Counting counting) {
        return counting.behind(WEEKS, Filter.NONE, Optional.empty(), Optional.empty()).stream()
                .map(report -> report.observation().circumstances().observedAt())
                .toList();
    }

    /** The same, its time stated at noon. */
    private static Observation stated(Observation said) {
        Circumstances c = said.circumstances();
        return Observation.of(
                said.kind(),
                new Circumstances(
                        c.patrol(),
                        c.position(),
                        c.knownPoint(),
                        c.region(),
                        c.observedAt(),
                        ClockConfidence.STATED,
                        NOON,
                        c.handling(),
                        c.flash(),
                        c.note(),
                        c.officerCoding()),
                said.answers());
    }

    /** One of everything that says when it was. */
    private static List<Body> written(Duration wrong) {
        Instant at = SEEN.plus(wrong);
        var patrol = Samples.patrol(at.minus(Duration.ofHours(1)));
        List<TrackFix> walked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            walked.add(new TrackFix(
                    at.plus(Duration.ofMinutes(6L * i)),
                    new Position(new Point(7.0 + i * 0.01, -9.0), 10, Position.Source.GPS)));
        }
        return List.of(
                new Body.PatrolRevision(patrol),
                Counting.first(Samples.smuggling(at)),
                Counting.first(Samples.borderVisit(at)),
                new Body.Nil(Samples.nilReport(at)),
                new Body.TrackStretch(new TrackSegment(patrol.key(), Position.Source.GPS, walked)),
                Counting.first(Samples.resourceSite(at)),
                new Body.PatrolRevision(patrol.ended(at.plus(Duration.ofHours(3)))));
    }

    /** These, and before, between or after them what the phone was told. */
    private static List<Body> told(Duration wrong, List<Body> before, List<Body> after) {
        List<Body> all = new ArrayList<>();
        all.add(clock(SWITCHED_ON.plus(wrong), Optional.empty()));
        all.addAll(before);
        all.add(clock(SWITCHED_ON.plus(wrong), Optional.of(wrong.negated())));
        all.addAll(after);
        return all;
    }

    private static Body clock(Instant switchedOn, Optional<Duration> behind) {
        return new Body.Clock(
                new ClockReading(7, switchedOn, behind.map(by -> new ClockReading.Told(by, ClockConfidence.GPS))));
    }
}
