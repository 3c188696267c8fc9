package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a mission says the same when it is read again. */
class MissionWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"liberia", "sorrenga"})
    void a_shipped_mission_written_and_read_again_says_the_same(String id) {
        Mission mission = MissionReader.shipped(id);

        Mission again = MissionReader.read(Folder.of(MissionWriter.files(mission)));

        assertThat(again.names()).isEqualTo(mission.names());
        assertThat(again.zone()).isEqualTo(mission.zone());
        assertThat(again.phase()).isEqualTo(mission.phase());
        assertThat(again.fictional()).isEqualTo(mission.fictional());
        assertThat(again.points()).isEqualTo(mission.points());
        assertThat(again.photos()).isEqualTo(mission.photos());
        assertThat(again.retention()).isEqualTo(mission.retention());
        assertThat(again.attribution()).isEqualTo(mission.attribution());
        assertThat(again.offLimits()).hasSameSizeAs(mission.offLimits());
        assertThat(again.regions().regions().stream()
                        .map(r -> r.code() + r.names())
                        .toList())
                .isEqualTo(mission.regions().regions().stream()
                        .map(r -> r.code() + r.names())
                        .toList());
        assertThat(MissionWriter.files(again)).isEqualTo(MissionWriter.files(mission));
        assertSameRegionEverywhere(mission, again);
    }

    private static void assertSameRegionEverywhere(Mission one, Mission other) {
        var random = new Random(6);
        double[] box = {180, 90, -180, -90};
        one.regions().regions().forEach(region -> {
            box[0] = Math.min(box[0], region.area().westDeg());
            box[1] = Math.min(box[1], region.area().southDeg());
            box[2] = Math.max(box[2], region.area().eastDeg());
            box[3] = Math.max(box[3], region.area().northDeg());
        });
        for (int i = 0; i < 2_000; i++) {
            var point = new Point(
                    box[1] + random.nextDouble() * (box[3] - box[1]), box[0] + random.nextDouble() * (box[2] - box[0]));
            assertThat(other.regions().match(point)).isEqualTo(one.regions().match(point));
        }
    }

    @Test
    void a_hole_stays_with_the_ring_around_it_and_an_island_in_a_lake_is_land() {
        var area = new Area(
                List.of(square(0, 0, 10), square(20, 0, 5), square(2, 2, 6), square(4, 4, 2), square(21, 1, 1)));

        List<List<double[]>> polygons = area.polygons();

        assertThat(polygons.stream().map(List::size)).containsExactly(2, 2, 1);
        assertThat(polygons.get(0).get(1)).isEqualTo(square(2, 2, 6));
        assertThat(polygons.get(1).get(1)).isEqualTo(square(21, 1, 1));
        assertThat(polygons.get(2).get(0)).isEqualTo(square(4, 4, 2));
    }

    private static double[] square(double west, double south, double side) {
        return new double[] {west, south, west + side, south, west + side, south + side, west, south + side, west, south
        };
    }

    @Test
    void names_with_commas_quotes_and_line_breaks_come_back_as_they_were() {
        Map<String, String> files = new HashMap<>(MissionWriter.files(MissionReader.shipped("liberia")));
        files.put(
                "points.csv",
                "code,sort,name,lat,lon,type,illustrative,source\n"
                        + "TN01,town,\"Old \"\"Tiger\"\" Market, east\nside\",6.1,-8.1,,false,\"a, b\"\n");
        Mission mission = MissionReader.read(Folder.of(files));

        Mission again = MissionReader.read(Folder.of(MissionWriter.files(mission)));

        assertThat(again.points()).isEqualTo(mission.points());
        assertThat(again.points().get(0).name()).isEqualTo("Old \"Tiger\" Market, east\nside");
    }

    @Test
    void a_mission_without_neighbours_can_be_written_and_read() {
        Map<String, String> files = new HashMap<>(MissionWriter.files(MissionReader.shipped("liberia")));
        files.remove("neighbours.geojson");

        Mission mission = MissionReader.read(Folder.of(files));

        assertThat(mission.regions().neighbours()).isEmpty();
        assertThat(MissionWriter.files(mission)).doesNotContainKey("neighbours.geojson");
    }

    @Test
    void regions_are_read_by_the_properties_that_a_file_calls_code_and_name() {
        String text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                + "{\"ADM1_PCODE\":\"LR01\",\"ADM1_EN\":\"Bomi\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}]}";

        assertThat(RegionsReader.read("adm1.geojson", text, "ADM1_PCODE", "ADM1_EN"))
                .singleElement()
                .satisfies(region -> assertThat(region.code()).isEqualTo("LR01"));
        assertThat(problem(text)).contains("ADM1_EN, ADM1_PCODE").contains("\"code\"");
    }

    private static String problem(String text) {
        try {
            RegionsReader.read("adm1.geojson", text);
        } catch (ProblemException e) {
            return e.problem().toString();
        }
        throw new AssertionError("the file was read");
    }
}
