package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracingTest {

    /** One world unit is 1,024 px; the screen's corner is at 0.5, 0.5. */
    private static final Viewport VIEW = new Viewport(0.5 + 100 / 1024.0, 0.5 + 50 / 1024.0, 2, 200, 100);

    private final Tracing tracing = new Tracing();

    private static Land.Line line(double... px) {
        double[] world = new double[px.length];
        for (int i = 0; i < px.length; i++) {
            world[i] = 0.5 + px[i] / 1024;
        }
        return Land.Line.of(world);
    }

    private List<String> points() {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < tracing.count(); i++) {
            points.add(Math.round(tracing.xs()[i]) + "," + Math.round(tracing.ys()[i]));
        }
        return points;
    }

    private List<String> stretches(Land.Line line) {
        List<String> found = new ArrayList<>();
        tracing.project(line, VIEW).stretches(VIEW, (first, last) -> found.add(first + "-" + last));
        return found;
    }

    @Test
    void points_too_near_for_the_eye_are_left_out_and_the_last_stays() {
        tracing.project(line(0, 0, 0.5, 0, 1, 0, 5, 0, 5.9, 0, 20, 0, 20.3, 0), VIEW);

        assertThat(points()).containsExactly("0,0", "5,0", "20,0", "20,0");
    }

    @Test
    void a_long_shore_keeps_its_shape_within_a_step() {
        double[] shore = new double[20_000];
        for (int i = 0; i < shore.length / 2; i++) {
            shore[2 * i] = i / 50.0;
            shore[2 * i + 1] = 50 + 20 * Math.sin(i / 400.0);
        }
        tracing.project(line(shore), VIEW);

        assertThat(tracing.count()).isBetween(200, 400);
        for (int i = 0; i + 1 < tracing.count(); i++) {
            double gap = Math.hypot(tracing.xs()[i + 1] - tracing.xs()[i], tracing.ys()[i + 1] - tracing.ys()[i]);
            assertThat(gap).isLessThan(Tracing.LEAST_STEP_PX + 0.1);
        }
    }

    @Test
    void an_area_larger_than_the_screen_is_cut_just_beyond_it() {
        tracing.area(line(-5_000, -5_000, 5_000, -5_000, 5_000, 5_000, -5_000, 5_000, -5_000, -5_000), VIEW);

        assertThat(points().stream().distinct()).containsExactlyInAnyOrder("-24,-24", "224,-24", "224,124", "-24,124");
    }

    @Test
    void an_area_on_the_screen_is_not_touched() {
        tracing.area(line(10, 10, 90, 10, 90, 90, 10, 10), VIEW);

        assertThat(points()).containsExactly("10,10", "90,10", "90,90", "10,10");
    }

    @Test
    void an_area_beside_the_screen_has_no_corner_left() {
        tracing.area(line(300, 10, 400, 10, 400, 90, 300, 10), VIEW);

        assertThat(tracing.count()).isZero();
    }

    @Test
    void a_line_that_leaves_and_comes_back_is_drawn_in_two_stretches() {
        assertThat(stretches(line(10, 10, 150, 10, 400, 10, 400, 90, 150, 90, 10, 90)))
                .containsExactly("0-2", "3-5");
    }

    @Test
    void a_line_across_the_whole_screen_is_seen_though_no_point_of_it_is() {
        assertThat(stretches(line(-500, 50, 700, 50))).containsExactly("0-1");
        assertThat(stretches(line(-500, -90, 700, -90))).isEmpty();
    }
}
