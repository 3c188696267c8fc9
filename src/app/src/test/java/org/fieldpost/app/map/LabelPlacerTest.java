package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {

    private final LabelPlacer placer = new LabelPlacer(390, 600);

    @Test
    void a_name_stands_in_the_middle_of_its_region() {
        assertThat(placer.over(200, 300, 80, 20)).contains(new LabelPlacer.Rect(160, 290, 80, 20));
    }

    @Test
    void a_second_name_at_the_same_place_is_moved_by_its_height_or_two() {
        placer.over(200, 300, 80, 20);

        assertThat(placer.over(200, 300, 80, 20)).map(LabelPlacer.Rect::y).contains(250.0);
    }

    @Test
    void a_place_is_named_right_of_its_sign_and_left_where_the_right_is_taken() {
        placer.keepFree(new LabelPlacer.Rect(205, 280, 100, 40));

        assertThat(placer.beside(200, 300, 15, 60, 20)).map(LabelPlacer.Rect::x).contains(200 - 12.5 - 60);
        assertThat(placer.beside(200, 400, 15, 60, 20)).map(LabelPlacer.Rect::x).contains(212.5);
    }

    @Test
    void what_finds_no_room_is_left_out() {
        placer.keepFree(new LabelPlacer.Rect(0, 0, 390, 600));

        assertThat(placer.over(200, 300, 80, 20)).isEmpty();
        assertThat(placer.beside(200, 300, 15, 80, 20)).isEmpty();
    }

    @Test
    void no_name_is_cut_by_the_edge() {
        assertThat(placer.over(20, 300, 80, 20)).isEmpty();
        assertThat(placer.beside(385, 300, 15, 80, 20)).map(LabelPlacer.Rect::x).contains(385 - 12.5 - 80);
    }

    @Test
    void however_crowded_the_map_names_do_not_touch() {
        var random = new Random(7);
        List<LabelPlacer.Rect> placed = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            double x = random.nextDouble() * 390;
            double y = random.nextDouble() * 600;
            Optional<LabelPlacer.Rect> rect = i % 2 == 0 ? placer.over(x, y, 70, 16) : placer.beside(x, y, 15, 50, 14);
            rect.ifPresent(placed::add);
        }
        assertThat(placed).hasSizeGreaterThan(40);
        for (LabelPlacer.Rect one : placed) {
            assertThat(placed.stream().filter(other -> !other.equals(one) && other.touches(one, 3)))
                    .isEmpty();
        }
    }
}
