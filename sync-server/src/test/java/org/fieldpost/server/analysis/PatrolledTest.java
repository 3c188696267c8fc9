package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.server.analysis.Matrix.Looked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a region was patrolled: where nothing is reported, this decides what the nothing means. */
class PatrolledTest {

    @TempDir
    Path directory;

    @Test
    void a_patrol_on_its_way_counts_for_the_region_it_left_from() {
        assertThat(looked(1, "TN06", Samples.patrol(NOON))).isEqualTo(Looked.PATROLLED);
    }

    /** A patrol is out until it comes back, also over midnight from Sunday to Monday. */
    @Test
    void a_patrol_that_left_before_the_period_and_came_back_within_it_was_there() {
        Instant sunday = Instant.parse("2026-11-15T20:00:00Z");

        assertThat(looked(1, "TN06", Samples.patrol(sunday).ended(sunday.plus(Duration.ofHours(9)))))
                .isEqualTo(Looked.PATROLLED);
    }

    @Test
    void a_patrol_that_came_back_before_the_period_was_not_there_in_it() {
        Instant sunday = Instant.parse("2026-11-15T10:00:00Z");

        assertThat(looked(1, "TN06", Samples.patrol(sunday).ended(sunday.plus(Duration.ofHours(9)))))
                .isEqualTo(Looked.NOT_PATROLLED);
    }

    /** The officer had picked the wrong place of departure. */
    @Test
    void of_a_patrol_only_the_newest_revision_counts() {
        Patrol wrong = Samples.patrol(NOON);
        var voinjama = Samples.liberia().point("BP02").orElseThrow().point();
        Patrol right = new Patrol(
                wrong.key(),
                wrong.means(),
                wrong.task(),
                wrong.state(),
                wrong.endedAt(),
                Optional.of(new Position(voinjama, 8, Position.Source.GPS)));

        assertThat(looked(1, "TN06", wrong, right)).isEqualTo(Looked.NOT_PATROLLED);
    }

    private Looked looked(int weeks, String knownPoint, Patrol... revisions) {
        var point = Samples.liberia().point(knownPoint).orElseThrow().point();
        String region = Samples.liberia().regions().match(point).orElseThrow().regionCode();
        List<Body> entries =
                List.of(revisions).stream().<Body>map(Body.PatrolRevision::new).toList();
        try (Counting counting = Counting.of(directory, Samples.liberia(), entries)) {
            return counting.row(weeks, region).looked();
        }
    }
}
