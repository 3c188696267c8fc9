package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsReaderTest {

    static final String SQUARE = "[[-10,6],[-9,6],[-9,7],[-10,7],[-10,6]]";
    private static final String HOLE = "[[-9.6,6.4],[-9.4,6.4],[-9.4,6.6],[-9.6,6.6],[-9.6,6.4]]";
    private static final String ISLAND = "[[-8,6],[-7.9,6],[-7.9,6.1],[-8,6]]";
    static final String PROPERTIES = "{\"code\":\"LR-BG\",\"name\":\"Bong\",\"name_fr\":\"Le Bong\"}";

    @Test
    void the_fifteen_counties_of_liberia_are_read() {
        List<Region> counties = Samples.liberia().regions().regions();

        assertThat(counties)
                .hasSize(15)
                .allSatisfy(county -> assertThat(county.code()).startsWith("LR-"))
                .extracting(county -> county.name(Language.EN))
                .contains("Nimba", "Lofa", "Montserrado", "Grand Cape Mount");
    }

    @Test
    void a_polygon_with_a_hole_is_read() {
        Region region = polygon("[" + SQUARE + "," + HOLE + "]");

        assertThat(region.name(Language.EN)).isEqualTo("Bong");
        assertThat(region.name(Language.FR)).isEqualTo("Le Bong");
        assertThat(region.area().contains(new Point(6.2, -9.5))).isTrue();
        assertThat(region.area().contains(new Point(6.5, -9.5))).isFalse();
    }

    @Test
    void every_part_of_a_multipolygon_is_read() {
        Region region = read(feature(PROPERTIES, "MultiPolygon", "[[" + SQUARE + "," + HOLE + "],[" + ISLAND + "]]"));

        assertThat(region.area().contains(new Point(6.2, -9.5))).isTrue();
        assertThat(region.area().contains(new Point(6.5, -9.5))).isFalse();
        assertThat(region.area().contains(new Point(6.02, -7.95))).isTrue();
    }

    @Test
    void an_altitude_is_passed_over() {
        Region region = polygon("[" + SQUARE.replace(",6]", ",6,312.5]").replace(",7]", ",7,0,1]") + "]");

        assertThat(region.area().contains(new Point(6.5, -9.5))).isTrue();
        assertThat(region.area().northDeg()).isEqualTo(7);
    }

    @Test
    void the_label_stands_where_the_file_says_or_in_the_middle() {
        assertThat(polygon("[" + SQUARE + "]").label()).isEqualTo(new Point(6.5, -9.5));
        assertThat(read(feature(
                                PROPERTIES.replace("}", ",\"lat\":6.1,\"lon\":\"-9.2\"}"),
                                "Polygon",
                                "[" + SQUARE + "]"))
                        .label())
                .isEqualTo(new Point(6.1, -9.2));
    }

    @Test
    void the_members_of_a_feature_come_in_any_order_and_unknown_ones_are_passed_over() {
        Region region = read("""
                {"crs":{"a":[1,{"b":2}]},"features":[{"bbox":[1,2],"geometry":{"coordinates":[%s],"type":"Polygon"},
                "properties":{"name":"Bong","tags":{"code":"X"},"people":null,"code":"LR-BG"},"id":7}],
                "type":"FeatureCollection"}""".formatted(SQUARE));

        assertThat(region.code()).isEqualTo("LR-BG");
        assertThat(region.area().contains(new Point(6.5, -9.5))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "null",
                "[]",
                "42",
                "\"FeatureCollection\"",
                "{}",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"FeatureCollection\",\"features\":null}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "{\"type\":\"Feature\",\"features\":[]}",
                "{\"type\":null,\"features\":[]}"
            })
    void what_is_no_collection_of_regions_is_named_with_its_line(String text) {
        assertProblem(text, "line ", "FeatureCollection");
    }

    @Test
    void a_region_alone_is_no_collection() {
        assertProblem(
                collection(feature(PROPERTIES, "Polygon", "[" + SQUARE + "]")).replace("FeatureCollection", "Feature"),
                "FeatureCollection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Bong\"}",
                "{\"code\":\"LR-BG\"}",
                "{\"code\":\" \",\"name\":\"Bong\"}",
                "{\"code\":\"LR-BG\",\"name\":null}",
                "{\"code\":\"LR-BG\",\"name\":{\"en\":\"Bong\"}}",
                "{}",
                "null",
                "7",
                "[]"
            })
    void a_region_without_code_or_name_is_named_by_its_line(String properties) {
        assertProblem(collection("\n" + feature(properties, "Polygon", "[" + SQUARE + "]")), "line 2", "code", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "\"Polygon\"", "{\"type\":\"Polygon\",\"coordinates\":[]}", "{\"type\":\"Polygon\"}"
            })
    void a_region_without_outline_is_named(String geometry) {
        assertProblem(
                collection("\n\n{\"properties\":" + PROPERTIES + ",\"geometry\":" + geometry + "}"),
                "line 3",
                "LR-BG",
                "no outline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Point", "LineString", "polygon", "GeometryCollection", ""})
    void another_kind_of_outline_is_named(String type) {
        assertProblem(collection("\n" + feature(PROPERTIES, type, "[-9,6]")), "line 2", "\"" + type + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[-10,6],[-9,6],[-9,7],[-10,7]]",
                "[[-10,6],[-9,6],[-10,6]]",
                "[[-10,6]]",
                "[[-10,6],[-9,91],[-9,7],[-10,6]]",
                "[[-10,6],[-181,6],[-9,7],[-10,6]]",
                "[[-10,6],[1e999,6],[-9,7],[-10,6]]"
            })
    void a_broken_ring_is_named_with_its_region(String ring) {
        assertProblem(collection("\n" + feature(PROPERTIES, "Polygon", "[" + ring + "]")), "line 2", "LR-BG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[-10,\"6\"],[-9,6],[-9,7],[-10,6]]]",
                "[[[\"-10\",6],[-9,6],[-9,7],[-10,6]]]",
                "[[[-10,6,\"m\"],[-9,6],[-9,7],[-10,6]]]",
                "[[[-10],[-9,6],[-9,7],[-10]]]",
                "[[[-10,null],[-9,6],[-9,7],[-10,6]]]",
                "[[[-10,6],\"x\",[-9,7],[-10,6]]]",
                "[[[-10,6],[-9,6],{},[-10,6]]]",
                "\"none\"",
                "{}",
                "null"
            })
    void a_coordinate_that_is_not_two_numbers_is_named_with_its_line(String coordinates) {
        assertProblem(collection("\n" + feature(PROPERTIES, "Polygon", coordinates)), "line 2", "two numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "", "91", "true", "NaN"})
    void a_label_that_is_no_place_is_named_with_its_region(String lat) {
        String properties = PROPERTIES.replace("}", ",\"lat\":\"" + lat + "\",\"lon\":-9}");

        assertProblem(collection(feature(properties, "Polygon", "[" + SQUARE + "]")), "line 1", "LR-BG");
    }

    private static Region polygon(String coordinates) {
        return read(feature(PROPERTIES, "Polygon", coordinates));
    }

    private static Region read(String text) {
        List<Region> regions =
                RegionsReader.read("regions.geojson", text.contains("Collection\"") ? text : collection(text));
        assertThat(regions).hasSize(1);
        return regions.get(0);
    }

    static String feature(String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
                .formatted(properties, type, coordinates);
    }

    static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    static void assertProblem(String text, String... named) {
        assertThatThrownBy(() -> RegionsReader.read("regions.geojson", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll(Stream.concat(Stream.of("regions.geojson"), Stream.of(named))
                        .toArray(String[]::new));
    }
}
