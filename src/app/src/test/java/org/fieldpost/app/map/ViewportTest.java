package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportTest {

    private static final Viewport LOOKING =
            new Viewport(Mercator.x(-9.4), Mercator.y(6.4), 8, 390, 600).centredOn(new Point(6.4, -9.4));
    private static final Box COUNTRY = new Box(Mercator.x(-11.5), Mercator.y(8.6), Mercator.x(-7.3), Mercator.y(4.3));

    @Test
    void web_maps_count_zoom_alike() {
        assertThat(LOOKING.atZoom(0).scale()).isEqualTo(256);
        assertThat(LOOKING.atZoom(8).scale()).isEqualTo(256 * 256);
        // 156543.03392 m a pixel at the equator and zoom 0, as every description of web maps says
        assertThat(new Viewport(0.5, 0.5, 0, 390, 600).metresPerPx()).isCloseTo(156_543.033_92, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "6.4,-9.4", "-33.9,18.4", "69.6,18.9", "-85,179.9", "85,-179.9"})
    void a_point_comes_back_from_the_screen(double latitudeDeg, double longitudeDeg) {
        var place = new Point(latitudeDeg, longitudeDeg);
        Viewport view = LOOKING.centredOn(place).atZoom(12);
        double x = view.screenX(Mercator.x(longitudeDeg));
        double y = view.screenY(Mercator.y(latitudeDeg));

        assertThat(x).isCloseTo(195, within(1e-6));
        assertThat(y).isCloseTo(300, within(1e-6));
        assertThat(view.pointAt(x, y).distanceM(place)).isLessThan(0.01);
    }

    @Test
    void north_is_up_and_west_is_left() {
        assertThat(LOOKING.pointAt(195, 0).latitudeDeg()).isGreaterThan(6.4);
        assertThat(LOOKING.pointAt(0, 300).longitudeDeg()).isLessThan(-9.4);
    }

    @Test
    void what_is_under_the_finger_stays_under_it() {
        Point grasped = LOOKING.pointAt(100, 200);

        Viewport dragged = LOOKING.panned(37, -52);

        assertThat(dragged.pointAt(137, 148).distanceM(grasped)).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.3, 0.01, 1, 5})
    void zooming_leaves_the_place_under_the_fingers_where_it_is(double steps) {
        Point between = LOOKING.pointAt(310, 90);

        assertThat(LOOKING.zoomed(steps, 310, 90).pointAt(310, 90).distanceM(between))
                .isLessThan(0.01);
        assertThat(LOOKING.zoomed(steps, 310, 90).zoom()).isEqualTo(8 + steps);
    }

    @ParameterizedTest
    @CsvSource({"390,600", "360,300", "800,1000", "1200,400"})
    void a_fitting_view_shows_all_of_the_country_and_little_more(double width, double height) {
        Viewport whole = Viewport.fitting(COUNTRY, width, height, 16);

        assertThat(whole.visible().holds(COUNTRY)).isTrue();
        double left = whole.screenX(COUNTRY.minX());
        double top = whole.screenY(COUNTRY.minY());
        assertThat(Math.min(left, top)).isCloseTo(16, within(1e-6));
    }

    @Test
    void a_place_without_extent_is_shown_as_near_as_is_sensible() {
        var point = new Box(0.5, 0.5, 0.5, 0.5);

        assertThat(Viewport.fitting(point, 390, 600, 16).zoom()).isEqualTo(17);
    }

    @Test
    void nobody_loses_the_country_by_dragging() {
        Viewport far = LOOKING.panned(1e9, -1e9).clampedTo(COUNTRY);

        assertThat(COUNTRY.holds(far.centreX(), far.centreY())).isTrue();
    }

    @Test
    void zooming_out_ends_a_step_beyond_the_whole_country_and_in_at_a_house() {
        Viewport whole = Viewport.fitting(COUNTRY, 390, 600, 0);

        assertThat(LOOKING.atZoom(-5).clampedTo(COUNTRY).zoom()).isEqualTo(whole.zoom() - 1);
        assertThat(LOOKING.atZoom(40).clampedTo(COUNTRY).zoom()).isEqualTo(17);
        assertThat(LOOKING.clampedTo(COUNTRY)).isEqualTo(LOOKING);
    }

    @Test
    void a_turned_phone_keeps_the_middle() {
        assertThat(LOOKING.resized(600, 390).centre()).isEqualTo(LOOKING.centre());
        assertThat(LOOKING.widened(160).widthPx()).isEqualTo(710);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -86, 86, 90})
    void beyond_the_end_of_the_map_a_place_lies_at_its_edge(double latitudeDeg) {
        assertThat(Mercator.y(latitudeDeg)).isBetween(-1e-9, 1 + 1e-9);
    }
}
