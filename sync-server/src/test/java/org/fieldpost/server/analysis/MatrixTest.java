package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;
import static org.fieldpost.server.analysis.Counting.first;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.server.analysis.Matrix.Blank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {

    private static final Mission LIBERIA = Samples.liberia();
    private static final String NIMBA = region("RS02");
    private static final String BONG = region("TN06");
    private static final String LOFA = region("BP02");

    @TempDir
    Path directory;

    @Test
    void a_report_with_two_interfaces_counts_in_both_cells_and_once_in_distinct() {
        try (Counting counting = counting(first(Samples.resourceSite(NOON)))) {
            Matrix.Row row = counting.row(4, NIMBA);

            assertThat(row.cells().get(NexusInterface.I1)).isEqualTo(new Matrix.Cell(1, 0, Blank.NONE));
            assertThat(row.cells().get(NexusInterface.I2)).isEqualTo(new Matrix.Cell(1, 0, Blank.NONE));
            assertThat(row.distinct()).isEqualTo(1);
            assertThat(row.uncoded()).isZero();
            assertThat(counting.matrix(4).all().distinct()).isEqualTo(1);
        }
    }

    @Test
    void a_report_left_open_counts_as_distinct_and_in_no_cell() {
        try (Counting counting = counting(first(Samples.smuggling(NOON)))) {
            Matrix.Row row = counting.row(4, NIMBA);

            assertThat(row.distinct()).isEqualTo(1);
            assertThat(row.uncoded()).isEqualTo(1);
            assertThat(row.cells().values()).allMatch(cell -> cell.count() == 0);
        }
    }

    @Test
    void where_nobody_was_every_cell_says_so() {
        try (Counting counting = counting(first(Samples.resourceSite(NOON)))) {
            assertBlank(counting.row(4, LOFA), Blank.NOT_PATROLLED);
        }
    }

    @Test
    void where_a_patrol_left_and_reported_nothing_cells_say_that_nothing_was_reported() {
        try (Counting counting = counting(new Body.PatrolRevision(Samples.patrol(NOON)))) {
            assertBlank(counting.row(4, BONG), Blank.NOT_REPORTED);
            assertBlank(counting.row(4, LOFA), Blank.NOT_PATROLLED);
        }
    }

    @Test
    void where_something_else_was_reported_the_other_cells_say_that_nothing_was_reported() {
        try (Counting counting = counting(first(Samples.resourceSite(NOON)))) {
            assertThat(counting.row(4, NIMBA).cells().get(NexusInterface.I4).blank())
                    .isEqualTo(Blank.NOT_REPORTED);
        }
    }

    @Test
    void nil_takes_an_explicit_nil_report() {
        try (Counting counting = counting(new Body.Nil(Samples.nilReport(NOON)))) {
            assertBlank(counting.row(4, NIMBA), Blank.NIL);
        }
    }

    @Test
    void behind_a_filter_nothing_is_nil_and_by_night_nobody_looked_where_nobody_was_out_by_night() {
        try (Counting counting = counting(new Body.Nil(Samples.nilReport(NOON)))) {
            assertBlank(counting.row(4, NIMBA, "kind", "SMUGGLING"), Blank.NOT_REPORTED);
            assertBlank(counting.row(4, NIMBA, "light", "NIGHT"), Blank.NOT_PATROLLED);
            assertBlank(counting.row(4, NIMBA, "means", "FOOT"), Blank.NOT_PATROLLED);
            assertThat(Glance.at(counting.matrix(4, Filter.parse(Map.of("light", "NIGHT")::get)))
                            .unseen())
                    .contains(NIMBA);
        }
    }

    @Test
    void a_nil_report_of_another_period_is_none_of_this_one() {
        try (Counting counting = counting(new Body.Nil(Samples.nilReport(NOON.minus(Duration.ofDays(60)))))) {
            assertBlank(counting.row(4, NIMBA), Blank.NOT_PATROLLED);
            assertBlank(counting.row(12, NIMBA), Blank.NIL);
        }
    }

    /** Not even where somebody looked and said nil. */
    @Test
    void I3_is_never_shown() {
        try (Counting counting = counting(
                first(Samples.resourceSite(NOON)),
                first(Samples.sealed(NOON)),
                new Body.Nil(Samples.nilReport(NOON)),
                new Body.PatrolRevision(Samples.patrol(NOON)))) {
            Matrix matrix = counting.matrix(4);

            assertThat(matrix.rows())
                    .isNotEmpty()
                    .allMatch(row -> row.cells().get(NexusInterface.I3).equals(new Matrix.Cell(0, 0, Blank.NOT_SHOWN)));
            assertThat(matrix.all().cells().get(NexusInterface.I3)).isEqualTo(new Matrix.Cell(0, 0, Blank.NOT_SHOWN));
            assertThat(matrix.all().distinct()).as("without the sealed one").isEqualTo(1);
        }
    }

    @Test
    void a_report_outside_all_regions_counts_in_the_total_only() {
        Observation inNimba = Samples.resourceSite(NOON);
        Observation atSea =
                Observation.of(Kind.RESOURCE_SITE, RandomReports.farOut(inNimba.circumstances()), inNimba.answers());
        try (Counting counting = counting(first(atSea))) {
            Matrix matrix = counting.matrix(4);

            assertThat(matrix.rows()).allMatch(row -> row.distinct() == 0 && row.uncoded() == 0);
            assertThat(matrix.rows())
                    .allMatch(row -> row.cells().values().stream().allMatch(cell -> cell.count() == 0));
            assertThat(matrix.all().distinct()).isEqualTo(1);
            assertThat(matrix.all().cells().get(NexusInterface.I1).count()).isEqualTo(1);
            assertThat(counting.behind(4, Optional.empty(), Optional.of(NexusInterface.I1)))
                    .containsExactly(1L);
        }
    }

    /** Monday begins when it begins in the mission: in Auckland on Sunday at 11:00 UTC. */
    @Test
    void weeks_begin_and_end_in_mission_time() {
        Mission auckland = new Mission(
                LIBERIA.id(),
                LIBERIA.names(),
                ZoneId.of("Pacific/Auckland"),
                LIBERIA.phase(),
                true,
                LIBERIA.regions(),
                LIBERIA.points(),
                LIBERIA.attribution());
        Instant monday = Instant.parse("2026-11-15T11:00:00Z");
        Instant mondayBefore = Instant.parse("2026-11-08T11:00:00Z");
        List<Body> around = List.of(
                first(Samples.smuggling(mondayBefore.minusSeconds(1))),
                first(Samples.smuggling(mondayBefore)),
                first(Samples.smuggling(monday.minusSeconds(1))),
                first(Samples.smuggling(monday)));
        try (Counting counting = Counting.of(directory, auckland, around)) {
            assertThat(counting.behind(1, Optional.empty(), Optional.empty())).containsExactly(4L);
            assertThat(counting.behind(2, Optional.empty(), Optional.empty())).containsExactly(2L, 3L, 4L);
            assertThat(counting.matrix(1).all().distinct()).isEqualTo(1);
            assertThat(counting.matrix(2).all().distinct()).isEqualTo(3);
        }
    }

    private Counting counting(Body... reported) {
        return Counting.of(directory, LIBERIA, List.of(reported));
    }

    private static void assertBlank(Matrix.Row row, Blank blank) {
        for (NexusInterface each : NexusInterface.values()) {
            assertThat(row.cells().get(each))
                    .as("%s", each)
                    .isEqualTo(new Matrix.Cell(0, 0, each == NexusInterface.I3 ? Blank.NOT_SHOWN : blank));
        }
    }

    private static String region(String knownPoint) {
        var point = LIBERIA.point(knownPoint).orElseThrow().point();
        return LIBERIA.regions().match(point).orElseThrow().regionCode();
    }
}
