package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where patrols were and where they were not. */
class CoverageTest {

    private static final Mission LIBERIA = Samples.liberia();

    /** In the afternoon, two days ago; it leaves from a place in Bong. */
    private static final Instant START = NOON.minus(Duration.ofDays(2)).plus(Duration.ofHours(3));

    private static final Patrol OUT = Samples.patrol(START);
    private static final String BONG = "LR-BG";

    @TempDir
    Path directory;

    @Test
    void hours_night_days_and_patrols_of_a_region() {
        Body past = new Body.PatrolRevision(OUT.ended(START.plus(Duration.ofHours(8))));
        try (Counting counting = Counting.of(directory, LIBERIA, List.of(past))) {
            Coverage.Row row = row(counting.coverage(4, List.of()), BONG);

            assertThat(row.onPatrol()).isEqualTo(Duration.ofHours(8));
            // the sun sets there at about a quarter past six
            assertThat(row.nightShare().orElseThrow()).isBetween(0.55, 0.65);
            assertThat(row.patrols()).isEqualTo(1);
            assertThat(row.daysSince()).isEqualTo(OptionalLong.of(2));
            Coverage.Row elsewhere = row(counting.coverage(4, List.of()), "LR-LO");
            assertThat(elsewhere.daysSince()).isEmpty();
            assertThat(elsewhere.nightShare()).isEmpty();
        }
    }

    @Test
    void a_planned_patrol_is_done_when_one_of_its_crew_set_out_near_its_hour() {
        String inNimba = "BP03";
        List<PlansKept.Planned> plans = List.of(
                new PlansKept.Planned(Samples.CREW, START.plus(Duration.ofHours(2)), List.of(inNimba)),
                new PlansKept.Planned(Samples.CREW, START.plus(Duration.ofDays(1)), List.of(inNimba)),
                new PlansKept.Planned("Z9-9", START, List.of(inNimba)),
                new PlansKept.Planned("Z9-9", START, List.of()));
        try (Counting counting = Counting.of(directory, LIBERIA, List.of(new Body.PatrolRevision(OUT)))) {
            assertThat(row(counting.coverage(4, plans), "LR-NI").plans()).isEqualTo(new PlansKept(3, 1));
        }
    }

    @Test
    void points_that_nobody_visited_are_named_longest_ago_first() {
        Body visited = Counting.first(Samples.borderVisit(NOON));
        Body longAgo = Counting.first(Samples.resourceSite(NOON.minus(Duration.ofDays(60))));
        try (Counting counting = Counting.of(directory, LIBERIA, List.of(visited, longAgo))) {
            List<Coverage.Point> points = counting.coverage(4, List.of()).points();

            String seen = Samples.borderVisit(NOON).circumstances().knownPoint().orElseThrow();
            String before =
                    Samples.resourceSite(NOON).circumstances().knownPoint().orElseThrow();
            assertThat(points)
                    .extracting(each -> each.point().code())
                    .doesNotContain(seen)
                    .contains(before);
            assertThat(points.get(points.size() - 1).point().code()).isEqualTo(before);
            assertThat(points.get(points.size() - 1).daysSince()).isEqualTo(OptionalLong.of(60));
            assertThat(points)
                    .extracting(each -> each.point().sort())
                    .containsOnly(KnownPoint.Sort.BORDER, KnownPoint.Sort.SITE);
        }
    }

    private static Coverage.Row row(Coverage coverage, String region) {
        return coverage.rows().stream()
                .filter(row -> row.regionCode().equals(region))
                .findFirst()
                .orElseThrow();
    }
}
