package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mission package in a folder, with and without places that are off limits. */
class OffLimitsReaderTest {

    private static final Path LIBERIA =
            Path.of(System.getProperty("fieldpost.root")).resolve("assets/missions/liberia");
    private static final String MINES = """
            {"type":"Feature","properties":{"code":"OL-1","name":"Mines","name_fr":"Mines (fr)"},
             "geometry":{"type":"Polygon","coordinates":[[[-9,7],[-8.9,7],[-8.9,7.1],[-9,7]]]}}""";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String file : new String[] {"mission.json", "regions.geojson", "neighbours.geojson", "points.csv"}) {
            Files.copy(LIBERIA.resolve(file), folder.resolve(file));
        }
    }

    private void write(String features) throws IOException {
        Files.writeString(
                folder.resolve("off-limits.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}");
    }

    private Problem problem() {
        try {
            MissionReader.read(Folder.directory(folder));
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("the package was read");
    }

    @Test
    void a_mission_without_the_file_has_no_such_places() {
        assertThat(MissionReader.read(Folder.directory(folder)).offLimits()).isEmpty();
    }

    @Test
    void its_places_have_a_code_a_name_in_each_language_given_and_an_outline() throws IOException {
        write(MINES);

        var places = MissionReader.read(Folder.directory(folder)).offLimits();

        assertThat(places).singleElement().satisfies(mines -> {
            assertThat(mines.code()).isEqualTo("OL-1");
            assertThat(mines.name(Language.FR)).isEqualTo("Mines (fr)");
            assertThat(mines.name(Language.SW)).isEqualTo("Mines");
            assertThat(mines.area().northDeg()).isEqualTo(7.1);
        });
    }

    @Test
    void a_place_without_a_name_is_refused_with_file_and_line() throws IOException {
        write(MINES + ",\n" + MINES.replace("\"name\":\"Mines\",", ""));

        assertThat(problem().in(Words.in(Language.EN))).contains("off-limits.geojson", "line 4");
    }

    @Test
    void a_code_that_stands_twice_is_named() throws IOException {
        write(MINES + ",\n" + MINES);

        assertThat(problem().in(Words.in(Language.EN))).contains("off-limits.geojson", "OL-1");
    }

    @Test
    void a_missing_file_that_every_mission_needs_is_still_named() throws IOException {
        Files.delete(folder.resolve("points.csv"));

        assertThatThrownBy(() -> MissionReader.read(Folder.directory(folder))).hasMessageContaining("points.csv");
    }

    @Test
    void sorrenga_has_an_illustrative_one_inside_the_country() {
        var sorrenga = MissionReader.shipped("sorrenga");

        assertThat(sorrenga.offLimits())
                .isNotEmpty()
                .allSatisfy(place ->
                        assertThat(sorrenga.regions().match(place.label())).isPresent());
    }
}
