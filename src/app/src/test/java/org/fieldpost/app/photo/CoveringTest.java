package org.fieldpost.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoveringTest {

    @Test
    void a_touch_covers_what_is_under_it_with_one_flat_colour_and_nothing_else() {
        Picture scene = Scenes.road(400, 300);
        var covering = new Covering(scene);

        covering.begin(100, 100, Brush.MIDDLE);

        int r = covering.radiusPx(Brush.MIDDLE);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                boolean under = Math.hypot(x - 100.0, y - 100.0) <= r;
                assertThat(covering.rgb(x, y)).isEqualTo(under ? Covering.COVER_RGB : scene.rgb(x, y));
            }
        }
    }

    @Test
    void a_fast_finger_leaves_nothing_out_between_two_places() {
        var covering = new Covering(Scenes.road(400, 300));
        covering.begin(20, 20, Brush.SMALL);
        covering.drag(380, 280);

        for (int step = 0; step <= 100; step++) {
            assertThat(covering.rgb(20 + 360 * step / 100, 20 + 260 * step / 100))
                    .isEqualTo(Covering.COVER_RGB);
        }
    }

    @Test
    void undoing_takes_back_the_last_stroke_only_and_in_the_end_the_picture_is_as_it_was() {
        Picture scene = Scenes.road(200, 150);
        var covering = new Covering(scene);
        covering.begin(50, 50, Brush.MIDDLE);
        covering.drag(80, 60);
        Picture first = covering.picture();
        covering.begin(70, 55, Brush.LARGE);

        covering.undo();
        assertThat(covering.picture().pixels()).isEqualTo(first.pixels());

        covering.undo();
        covering.undo();
        assertThat(covering.picture().pixels()).isEqualTo(scene.pixels());
        assertThat(covering.covered()).isFalse();
    }

    @Property(tries = 100)
    void a_finger_that_slips_off_the_picture_covers_its_edge(
            @ForAll @IntRange(min = -900, max = 900) int x, @ForAll @IntRange(min = -900, max = 900) int y) {
        var covering = new Covering(Scenes.road(60, 40));

        Covering.Changed changed = covering.begin(x, y, Brush.LARGE);
        covering.drag(y, x);

        assertThat(covering.rgb(Math.max(0, Math.min(59, x)), Math.max(0, Math.min(39, y))))
                .isEqualTo(Covering.COVER_RGB);
        assertThat(changed.x()).isNotNegative();
        assertThat(changed.x() + changed.width()).isLessThanOrEqualTo(60);
        assertThat(changed.y() + changed.height()).isLessThanOrEqualTo(40);
    }
}
