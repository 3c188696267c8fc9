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
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell week by week, and the same numbers beside each other on the map. */
class TrendTest {

    private static final Mission LIBERIA = Samples.liberia();
    private static final int WEEKS = 12;

    @TempDir
    Path directory;

    /** A patrol of eight hours a week; a site seen once a fortnight, and of late four times a week. */
    private static List<Body> rising() {
        List<Body> entries = new ArrayList<>();
        for (int week = 0; week < 2 * WEEKS; week++) {
            Instant there = NOON.minus(Duration.ofDays(7L * week).plusHours(4));
            Patrol patrol = Samples.patrol(there.minus(Duration.ofHours(4)));
            entries.add(new Body.PatrolRevision(patrol.ended(there.plus(Duration.ofHours(4)))));
            for (int i = 0; i < (week < 4 ? 4 : week % 2); i++) {
                entries.add(Counting.first(
                        RandomReports.onPatrol(Samples.resourceSite(there.minusSeconds(60L * i)), patrol.key())));
            }
        }
        return entries;
    }

    @Test
    void each_week_says_what_the_matrix_of_that_week_says() {
        try (Counting counting = Counting.of(directory, LIBERIA, rising())) {
            Trend trend = counting.trend(WEEKS, Optional.empty(), Optional.of(NexusInterface.I1));
            assertThat(trend.points()).hasSize(WEEKS);
            for (Trend.Point point : trend.points()) {
                Matrix.Row week = counting.matrix(Period.weeksUntil(1, point.monday(), NOON, LIBERIA.zone()))
                        .all();
                assertThat(point.count())
                        .isEqualTo(week.cells().get(NexusInterface.I1).count());
                assertThat(point.rated())
                        .isEqualTo(week.cells().get(NexusInterface.I1).pace().now());
                assertThat(point.effort()).isEqualTo(week.effort().now()).isEqualTo(8 * 3600);
            }
        }
    }

    @Test
    void a_rate_that_went_up_for_good_is_said_to_have_risen_and_not_before() {
        try (Counting counting = Counting.of(directory, LIBERIA, rising())) {
            Trend trend = counting.trend(WEEKS, Optional.empty(), Optional.empty());

            assertThat(trend.baseline().orElseThrow()).as("per hundred hours").isBetween(6.0, 6.5);
            assertThat(trend.points().subList(0, 8)).noneMatch(Trend.Point::alarm);
            assertThat(trend.points().subList(8, 12)).anyMatch(Trend.Point::alarm);
        }
    }

    @Test
    void where_nobody_looked_before_nothing_is_said_to_have_risen() {
        try (Counting counting = Counting.of(directory, LIBERIA, rising().subList(0, 5))) {
            Trend trend = counting.trend(WEEKS, Optional.empty(), Optional.empty());

            assertThat(trend.baseline()).isEmpty();
            assertThat(trend.rise()).isEmpty();
            assertThat(trend.points().get(0).rate()).as("nobody looked").isEmpty();
        }
    }

    @Test
    void a_change_beyond_chance_is_seen_at_a_glance() {
        try (Counting counting = Counting.of(directory, LIBERIA, rising())) {
            // its reports lie in Nimba, its patrols in Bong: nothing is compared where nobody spent anything
            Matrix matrix = counting.matrix(4);
            assertThat(matrix.change(matrix.all(), NexusInterface.I1)).hasValueSatisfying(ratio -> {
                assertThat(ratio.says()).isTrue();
                assertThat(ratio.ratio()).isBetween(5.0, 12.0);
            });
            assertThat(Glance.at(matrix).changed()).isEmpty();
            assertThat(Glance.at(matrix).unseen()).contains("LR-LO").doesNotContain("LR-BG", "LR-NI");
        }
    }

    @Test
    void the_map_says_the_rates_of_the_matrix_and_what_was_seen_at_the_border_by_both_sides() {
        List<Body> entries = new ArrayList<>(rising());
        entries.add(Counting.first(Samples.borderVisit(NOON)));
        entries.add(Counting.first(Samples.borderVisit(NOON.minusSeconds(60))));
        try (Counting counting = Counting.of(directory, LIBERIA, entries)) {
            RegionMap map = counting.map(4);

            Matrix matrix = counting.matrix(4);
            for (RegionMap.Place place : map.places()) {
                Matrix.Row row = counting.row(4, place.regionCode());
                assertThat(place.count()).isEqualTo(row.distinct());
                assertThat(place.rate().map(rate -> rate.count()))
                        .isEqualTo(
                                row.effort().now() == 0
                                        ? Optional.empty()
                                        : Optional.of(row.pace().now()));
            }
            String neighbour = LIBERIA.regions()
                    .neighbourAt(
                            Samples.borderVisit(NOON).circumstances().position().point())
                    .orElseThrow()
                    .code();
            assertThat(map.flows()).containsExactly(new RegionMap.Flow("LR-NI", neighbour, 2));
            assertThat(matrix.all().distinct()).as("counted once for all that").isEqualTo(18);
        }
    }
}
