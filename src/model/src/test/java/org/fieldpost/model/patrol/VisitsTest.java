package org.fieldpost.model.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
    private static final Patrol OUT = Samples.patrol(SIX);
    private static final List<KnownPoint> POINTS = Samples.liberia().points();
    private static final Point SANNIQUELLIE =
            Samples.liberia().point("BP03").orElseThrow().point();

    @Test
    void a_place_near_the_track_was_visited_from_the_first_moment_near_it_to_the_last() {
        Track track = track(fix(0, 0.05), fix(10, 0.003), fix(40, 0.001), fix(50, 0.05));

        assertThat(Visits.of(track, List.of(), POINTS)).hasSize(1).first().satisfies(visit -> {
            assertThat(visit.point()).isEqualTo("BP03");
            assertThat(visit.arrivedAt()).isBetween(SIX.plusSeconds(500), SIX.plusSeconds(600));
            assertThat(visit.leftAt()).isBetween(SIX.plusSeconds(2400), SIX.plusSeconds(2500));
        });
    }

    /** At 80 km/h and a point every five minutes nearly seven kilometres lie between two points. */
    @Test
    void a_village_driven_through_between_two_points_is_not_missed() {
        assertThat(Visits.of(track(fix(0, -0.03), fix(5, 0.03)), List.of(), POINTS))
                .extracting(Visit::point)
                .containsExactly("BP03");
    }

    @Test
    void between_two_stretches_nobody_was_anywhere() {
        Patrol paused = OUT.pausedAt(SIX.plusSeconds(60)).resumedAt(SIX.plusSeconds(240));
        Track track = Track.of(List.of(fix(0, -0.03), fix(5, 0.03)), paused);

        assertThat(Visits.of(track, List.of(), POINTS)).isEmpty();
    }

    @Test
    void where_a_report_was_made_the_patrol_was() {
        var reported = new Visit("BP05", SIX.plusSeconds(60), SIX.plusSeconds(60));
        var nearLater = new Visit("BP03", SIX.plusSeconds(9000), SIX.plusSeconds(9000));

        List<Visit> visits = Visits.of(track(fix(10, 0.001)), List.of(reported, nearLater), POINTS);

        assertThat(visits).extracting(Visit::point).containsExactly("BP05", "BP03");
        assertThat(visits.get(1).leftAt()).isEqualTo(SIX.plusSeconds(9000));
    }

    private static Track track(TrackFix... fixes) {
        return Track.of(List.of(fixes), OUT);
    }

    private static TrackFix fix(int minutes, double degreesEast) {
        return new TrackFix(
                SIX.plusSeconds(minutes * 60L),
                new Position(
                        new Point(SANNIQUELLIE.latitudeDeg(), SANNIQUELLIE.longitudeDeg() + degreesEast),
                        8,
                        Position.Source.GPS));
    }
}
