package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionSetTest {

    private static final RegionSet LIBERIA = Samples.liberia().regions();

    @ParameterizedTest
    @CsvSource({
        "BP01, LR-NI",
        "BP02, LR-LO",
        "BP03, LR-NI",
        "BP03, LR-NI",
        "BP05, LR-NI",
        "BP06, LR-CM",
        "BP07, LR-MY",
        "BP08, LR-SI",
        "BP09, LR-GB",
        "BP10, LR-MO",
        "TN01, LR-GG",
        "TN02, LR-BM",
        "TN03, LR-RG",
        "TN04, LR-RI",
        "TN05, LR-MG",
        "TN06, LR-BG",
        "TN07, LR-GP",
        "TN08, LR-MO",
        "TN09, LR-GK",
        "RS01, LR-GP",
        "RS02, LR-NI",
        "RS03, LR-MG",
        "RS04, LR-SI",
        "RS05, LR-RG"
    })
    void a_known_place_lies_in_its_county(String place, String county) {
        assertThat(LIBERIA.match(at(place)).orElseThrow().regionCode()).isEqualTo(county);
    }

    @ParameterizedTest
    @CsvSource({"TN01", "TN06", "TN07", "BP02", "BP03", "RS02"})
    void an_inland_place_is_found_inside(String place) {
        assertThat(LIBERIA.match(at(place)).orElseThrow().method()).isEqualTo(RegionMatch.Method.INSIDE);
    }

    @Test
    void a_point_outside_every_region_goes_to_the_nearest_one() {
        var boatOffMonrovia = new Point(6.25, -10.95);

        assertThat(LIBERIA.match(boatOffMonrovia)).contains(new RegionMatch("LR-MO", RegionMatch.Method.NEAREST));
    }

    @Test
    void far_out_at_sea_no_region_is_meant() {
        assertThat(LIBERIA.match(new Point(0, -20))).isEmpty();
        assertThat(LIBERIA.match(new Point(4.9, -11.5))).isEmpty();
        assertThat(LIBERIA.match(new Point(-90, 0))).isEmpty();
        assertThat(LIBERIA.neighbourAt(new Point(0, -20))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BP01, Guinea",
        "BP02, Guinea",
        "BP03, Guinea",
        "BP05, Côte d'Ivoire",
        "BP07, Côte d'Ivoire",
        "XB01, Guinea",
        "XB03, Guinea",
        "XB04, Sierra Leone",
        "XB05, Sierra Leone",
        "XB06, Côte d'Ivoire",
        "XB08, Côte d'Ivoire"
    })
    void a_border_place_knows_the_country_across(String place, String country) {
        assertThat(LIBERIA.neighbourAt(at(place)).orElseThrow().country()).isEqualTo(country);
    }

    @Test
    void a_place_just_across_the_border_belongs_to_the_neighbour_that_holds_it() {
        List<String> wrong = new ArrayList<>();
        for (Point outside : around(cornersOfCounties(), 0.02)) {
            List<String> holders = codesHolding(LIBERIA.neighbours(), outside);
            if (holders.size() == 1 && codesHolding(LIBERIA.regions(), outside).isEmpty()) {
                String found = LIBERIA.neighbourAt(outside).map(Region::code).orElse("none");
                if (!holders.contains(found)) {
                    wrong.add(holders + " taken for " + found + " at " + outside);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_inland_point_is_in_one_county_only() {
        var random = new Random(15);
        int inland = 0;
        while (inland < 5_000) {
            var point = new Point(4.3 + random.nextDouble() * 4.3, -11.6 + random.nextDouble() * 4.3);
            List<String> holders = codesHolding(LIBERIA.regions(), point);
            inland += holders.size();
            assertThat(holders).as(point.toString()).hasSizeLessThan(2);
        }
    }

    @Test
    void no_strip_between_two_counties_belongs_to_neither() {
        assertThat(around(bordersBetweenCounties(), 0.0005))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(point ->
                        assertThat(codesHolding(LIBERIA.regions(), point)).hasSize(1));
    }

    @Test
    void every_county_is_found_by_its_code_and_holds_its_label() {
        assertThat(LIBERIA.regions()).hasSize(15).allSatisfy(county -> {
            assertThat(LIBERIA.byCode(county.code())).contains(county);
            assertThat(county.area().contains(county.label())).as(county.code()).isTrue();
        });
        assertThat(LIBERIA.byCode("LR-XX")).isEmpty();
    }

    @Test
    void one_code_for_two_regions_is_a_problem_that_names_it() {
        Region bong = LIBERIA.byCode("LR-BG").orElseThrow();

        assertThatThrownBy(() -> new RegionSet(List.of(bong, bong), List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LR-BG");
    }

    @Test
    void a_region_without_a_french_name_shows_its_english_one() {
        Region bong = LIBERIA.byCode("LR-BG").orElseThrow();

        assertThat(bong.name(Language.FR)).isEqualTo("Bong");
    }

    private static Point at(String place) {
        return Samples.liberia().point(place).orElseThrow().point();
    }

    private static List<String> codesHolding(List<Region> regions, Point point) {
        return regions.stream()
                .filter(region -> region.area().contains(point))
                .map(Region::code)
                .toList();
    }

    private static List<Point> around(List<Point> points, double mostDeg) {
        var random = new Random(15);
        List<Point> around = new ArrayList<>();
        for (Point point : points) {
            for (int i = 0; i < 4; i++) {
                around.add(new Point(
                        point.latitudeDeg() + mostDeg * (2 * random.nextDouble() - 1),
                        point.longitudeDeg() + mostDeg * (2 * random.nextDouble() - 1)));
            }
        }
        return around;
    }

    private static List<Point> cornersOfCounties() {
        List<Point> corners = new ArrayList<>();
        for (Region county : LIBERIA.regions()) {
            county.area().trace(() -> {}, (lon, lat) -> corners.add(new Point(lat, lon)));
        }
        return corners;
    }

    /** Middles of the edges that two counties share. */
    private static List<Point> bordersBetweenCounties() {
        Set<String> once = new HashSet<>();
        List<Point> shared = new ArrayList<>();
        for (Region county : LIBERIA.regions()) {
            List<Point> corners = new ArrayList<>();
            county.area().trace(() -> {}, (lon, lat) -> corners.add(new Point(lat, lon)));
            for (int i = 1; i < corners.size(); i++) {
                var middle = new Point(
                        (corners.get(i - 1).latitudeDeg() + corners.get(i).latitudeDeg()) / 2,
                        (corners.get(i - 1).longitudeDeg() + corners.get(i).longitudeDeg()) / 2);
                if (!once.add(middle.toString())) {
                    shared.add(middle);
                }
            }
        }
        return shared;
    }
}
