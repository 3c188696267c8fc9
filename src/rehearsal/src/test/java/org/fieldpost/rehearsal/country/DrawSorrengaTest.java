package org.fieldpost.rehearsal.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawSorrengaTest {

    @TempDir
    Path folder;

    @Test
    void the_country_in_assets_is_what_the_program_draws() throws IOException {
        Path shipped = Path.of(System.getProperty("fieldpost.root")).resolve("assets/missions/sorrenga");

        DrawSorrenga.write(folder);

        try (Stream<Path> files = Files.list(shipped)) {
            assertThat(files.map(Path::getFileName))
                    .allSatisfy(
                            name -> assertThat(folder.resolve(name)).hasSameTextualContentAs(shipped.resolve(name)));
        }
    }

    @Test
    void it_has_nine_regions_and_everything_a_patrol_visits() {
        Mission sorrenga = MissionReader.shipped("sorrenga");
        assertThat(sorrenga.fictional()).isTrue();
        assertThat(sorrenga.regions().regions()).hasSize(9);
        for (KnownPoint.Sort sort : KnownPoint.Sort.values()) {
            assertThat(sorrenga.points()).anyMatch(p -> p.sort() == sort);
        }
        assertThat(sorrenga.regions().regions())
                .allSatisfy(region -> assertThat(sorrenga.points().stream()
                                .filter(p -> p.sort() == KnownPoint.Sort.TOWN)
                                .map(p -> sorrenga.regions().match(p.point()).orElseThrow())
                                .filter(m -> m.method() == RegionMatch.Method.INSIDE
                                        && m.regionCode().equals(region.code())))
                        .as("towns in " + region.name(Language.EN))
                        .isNotEmpty());
    }

    @Test
    void a_river_crossing_knows_the_neighbour_beyond_it() {
        Mission sorrenga = MissionReader.shipped("sorrenga");
        var bridge = sorrenga.point("BP02").orElseThrow();
        assertThat(sorrenga.regions().neighbourAt(bridge.point()).orElseThrow().country())
                .isEqualTo("Ubarro");
    }
}
