package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What enters a rate, and what it is divided by. */
class EffortInRatesTest {

    private static final Mission LIBERIA = Samples.liberia();
    private static final Instant START = NOON.minus(Duration.ofHours(8));
    private static final Patrol OUT = Samples.patrol(START);

    @TempDir
    Path directory;

    @Test
    void a_report_enters_a_rate_only_when_the_effort_of_its_patrol_has_arrived() {
        Body onPatrol = Counting.first(RandomReports.onPatrol(Samples.resourceSite(NOON.minusSeconds(60)), OUT.key()));
        try (Counting counting = Counting.of(directory.resolve("before"), LIBERIA, List.of(onPatrol))) {
            assertThat(counting.matrix(4).all().pace().now()).isZero();
            assertThat(counting.matrix(4).all().distinct()).isEqualTo(1);
        }
        Body ended = new Body.PatrolRevision(OUT.ended(NOON));
        for (List<Body> order : List.of(List.of(onPatrol, ended), List.of(ended, onPatrol))) {
            try (Counting counting = Counting.of(directory.resolve("after" + order.indexOf(ended)), LIBERIA, order)) {
                Matrix.Row all = counting.matrix(4).all();
                assertThat(all.pace().now()).isEqualTo(1);
                assertThat(all.cells().get(NexusInterface.I1).pace().now()).isEqualTo(1);
                assertThat(all.effort().now()).isEqualTo(Duration.ofHours(8).toSeconds());
            }
        }
    }

    @Test
    void effort_lies_in_the_region_the_patrol_left_from_while_no_track_says_otherwise() {
        String left = LIBERIA.regions()
                .match(OUT.departure().orElseThrow().point())
                .orElseThrow()
                .regionCode();
        try (Counting counting = Counting.of(directory, LIBERIA, List.of(new Body.PatrolRevision(OUT.ended(NOON))))) {
            assertThat(counting.row(4, left).effort().now())
                    .isEqualTo(Duration.ofHours(8).toSeconds());
        }
    }

    @Test
    void effort_of_earlier_weeks_is_what_the_period_is_compared_with() {
        Patrol earlier = Samples.patrol(START.minus(Duration.ofDays(40)));
        try (Counting counting = Counting.of(
                directory,
                LIBERIA,
                List.of(
                        new Body.PatrolRevision(OUT.ended(NOON)),
                        new Body.PatrolRevision(
                                earlier.ended(START.minus(Duration.ofDays(40)).plusSeconds(3600)))))) {
            Matrix.Row all = counting.matrix(4).all();
            assertThat(all.effort()).isEqualTo(new Matrix.Effort(8 * 3600, 3600));
            assertThat(counting.matrix(4).weeksBefore()).isEqualTo(12);
            assertThat(counting.matrix(1).weeksBefore()).isEqualTo(8);
        }
    }

    /** One patrol at one point on one day is one visit, whatever it reported there. */
    @Test
    void reports_of_the_border_are_counted_by_visits() {
        Filter border = new Filter(
                Optional.of(Kind.BORDER), Optional.empty(), Filter.Grading.ANY, Optional.empty(), Optional.empty());
        List<Body> twiceThere = List.of(NOON, NOON.minusSeconds(60), NOON.minus(Duration.ofDays(1))).stream()
                .map(at -> Counting.first(RandomReports.onPatrol(Samples.borderVisit(at), OUT.key())))
                .toList();
        try (Counting counting = Counting.of(directory, LIBERIA, twiceThere)) {
            Matrix matrix = counting.matrix(4, border);
            assertThat(matrix.denominator()).isEqualTo(Denominator.BORDER_VISITS);
            assertThat(matrix.all().effort().now()).isEqualTo(2);
            assertThat(matrix.all().pace().now()).isEqualTo(3);
            counting.recount();
            assertThat(counting.matrix(4, border).all().effort().now()).isEqualTo(2);
        }
    }

    @Test
    void a_region_is_not_called_quiet_while_a_phone_that_goes_there_has_not_been_heard() {
        String left = LIBERIA.regions()
                .match(OUT.departure().orElseThrow().point())
                .orElseThrow()
                .regionCode();
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            phone.write(new Body.PatrolRevision(OUT.ended(NOON)));
            phone.exchange(at.address());
            at.change("UPDATE enrolment SET last_heard_at = "
                    + NOON.minus(Duration.ofDays(2)).toEpochMilli());
        }
        try (Counting counting = Counting.stopped(directory, LIBERIA)) {
            Matrix.Row row = counting.row(4, left);
            assertThat(row.notYetIn()).isTrue();
            assertThat(row.cells().get(NexusInterface.I1).blank()).isEqualTo(Matrix.Blank.NOT_YET_IN);
            assertThat(row.cells().get(NexusInterface.I3).blank()).isEqualTo(Matrix.Blank.NOT_SHOWN);
            assertThat(counting.matrix(4).rows().stream().filter(Matrix.Row::notYetIn))
                    .hasSize(1);
        }
    }

    @Test
    void a_cell_that_would_count_less_than_nothing_is_counted_again_at_the_next_start() {
        try (Counting counting = Counting.of(directory, LIBERIA, List.of(new Body.PatrolRevision(OUT.ended(NOON))))) {
            assertThat(counting.countedBy()).isNotEmpty();
            counting.spoil();
            assertThat(counting.countedBy()).isEmpty();
        }
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            assertThat(at.rows("SELECT rule FROM tally_rule")).containsExactly("1 " + LIBERIA.zone());
        }
    }

    @Test
    void what_was_let_go_counts_as_before_also_when_all_is_counted_again() {
        Body report = Counting.first(RandomReports.onPatrol(Samples.borderVisit(NOON.minusSeconds(60)), OUT.key()));
        try (Counting counting = Counting.of(
                directory,
                LIBERIA,
                List.of(report, new Body.PatrolRevision(OUT.ended(NOON)), new Body.Nil(Samples.nilReport(NOON))))) {
            Map<String, Long> kept = counting.cells();
            assertThat(kept).hasSizeGreaterThan(4);
            assertThat(counting.letGo(NOON.plus(Duration.ofDays(40)))).isPositive();
            assertThat(counting.cells()).isEqualTo(kept);
            counting.recount();
            assertThat(counting.cells()).isEqualTo(kept);
        }
    }
}
