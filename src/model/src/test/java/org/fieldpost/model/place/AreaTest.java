package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static final double[] SQUARE = {-10, 6, -9, 6, -9, 7, -10, 7, -10, 6};
    private static final double[] HOLE = {-9.6, 6.4, -9.4, 6.4, -9.4, 6.6, -9.6, 6.6, -9.6, 6.4};
    private static final double[] ISLAND = {-8, 6, -7.9, 6, -7.9, 6.1, -8, 6};

    @Test
    void a_hole_is_outside() {
        var area = new Area(List.of(SQUARE, HOLE));

        assertThat(area.contains(new Point(6.5, -9.5))).isFalse();
        assertThat(area.contains(new Point(6.5, -9.7))).isTrue();
        assertThat(new Area(List.of(SQUARE)).contains(new Point(6.5, -9.5))).isTrue();
    }

    @Test
    void an_island_belongs_to_its_region() {
        var area = new Area(List.of(SQUARE, ISLAND));

        assertThat(area.contains(new Point(6.02, -7.95))).isTrue();
        assertThat(area.contains(new Point(6.02, -8.5))).isFalse();
    }

    @Test
    void a_point_on_the_line_between_two_regions_is_in_one_of_them() {
        var west = new Area(List.of(SQUARE));
        var east = new Area(List.of(new double[] {-9, 6, -8, 6, -8, 7, -9, 7, -9, 6}));
        for (double lat = 6.05; lat < 7; lat += 0.1) {
            var onTheLine = new Point(lat, -9);

            assertThat(west.contains(onTheLine)).isNotEqualTo(east.contains(onTheLine));
        }
    }

    @Test
    void the_distance_to_the_edge_is_good_to_one_percent() {
        var area = new Area(List.of(SQUARE));

        assertThat(area.edgeDistanceM(new Point(6.5, -9.9))).isCloseTo(11_048, within(110.0));
        assertThat(area.edgeDistanceM(new Point(8, -9.5))).isCloseTo(111_195, within(1_100.0));
        assertThat(area.edgeDistanceM(new Point(7, -10))).isZero();
        var north = new Point(8, -8);
        assertThat(area.edgeDistanceM(north)).isCloseTo(north.distanceM(new Point(7, -9)), within(0.01 * 157_000));
    }

    @Test
    void an_area_knows_its_bounds() {
        var area = new Area(List.of(SQUARE, ISLAND));

        assertThat(List.of(area.westDeg(), area.southDeg(), area.eastDeg(), area.northDeg()))
                .containsExactly(-10.0, 6.0, -7.9, 7.0);
    }

    @Test
    void tracing_visits_every_ring_in_order() {
        List<String> seen = new ArrayList<>();
        new Area(List.of(HOLE, ISLAND)).trace(() -> seen.add("ring"), (lon, lat) -> seen.add(lon + " " + lat));

        assertThat(seen).hasSize(2 + 5 + 4).startsWith("ring", "-9.6 6.4").endsWith("-7.9 6.1", "-8.0 6.0");
    }

    @Test
    void a_broken_ring_is_refused_with_its_fault() {
        assertFault("it must have 4 or more", -10, 6, -9, 6, -10, 6);
        assertFault("does not end where it begins", -10, 6, -9, 6, -9, 7, -10, 7);
        assertFault("latitude is 91.0", -10, 6, -9, 91, -9, 7, -10, 6);
        assertFault("longitude is -181.0", -10, 6, -181, 6, -9, 7, -10, 6);
        assertFault("latitude is NaN", -10, 6, -9, Double.NaN, -9, 7, -10, 6);
        assertThatThrownBy(() -> new Area(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rings");
    }

    @Test
    void an_area_does_not_change_when_its_source_does() {
        double[] ring = SQUARE.clone();
        var area = new Area(List.of(ring));
        ring[0] = 50;

        assertThat(area.contains(new Point(6.5, -9.5))).isTrue();
        assertThat(area.westDeg()).isEqualTo(-10);
    }

    private static void assertFault(String fault, double... ring) {
        assertThatThrownBy(() -> new Area(List.of(ring)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }
}
