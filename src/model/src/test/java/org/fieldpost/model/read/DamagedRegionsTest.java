package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.model.read.RegionsReaderTest.PROPERTIES;
import static org.fieldpost.model.read.RegionsReaderTest.SQUARE;
import static org.fieldpost.model.read.RegionsReaderTest.assertProblem;
import static org.fieldpost.model.read.RegionsReaderTest.collection;
import static org.fieldpost.model.read.RegionsReaderTest.feature;

import java.util.Random;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRegionsTest {

    private static final String WHOLE =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"LR-BG\","
                    + "\"name\":\"Bong\",\"name_fr\":\"Le Bong\",\"lat\":6.5,\"lon\":-9.5},\"geometry\":{\"type\":"
                    + "\"MultiPolygon\",\"coordinates\":[[[[-8,6],[-7.9,6],[-7.9,6.1],[-8,6]]]]}}]}";

    @Test
    void undamaged_it_is_read() {
        assertThat(RegionsReader.read("regions.geojson", WHOLE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"x\"", "null", "[]"})
    void nothing_but_a_region_among_the_regions_is_read_as_half_a_file(String intruder) {
        String good = feature(PROPERTIES, "Polygon", "[" + SQUARE + "]");

        assertProblem(collection(good + "," + intruder + "," + good.replace("LR-BG", "LR-LO")));
    }

    @Test
    void what_follows_the_collection_is_not_passed_over() {
        String whole = collection(feature(PROPERTIES, "Polygon", "[" + SQUARE + "]"));

        assertProblem(whole + whole);
        assertProblem(whole + "]");
        assertThat(RegionsReader.read("regions.geojson", whole + " \n")).hasSize(1);
    }

    @Test
    void a_file_cut_off_anywhere_is_a_problem_and_never_half_a_file() {
        for (int length = 0; length < WHOLE.length(); length++) {
            assertProblem(WHOLE.substring(0, length));
        }
    }

    @Test
    void any_change_of_one_byte_reads_or_is_a_problem() {
        for (int at = 0; at < WHOLE.length(); at++) {
            for (char other = 0; other < 128; other++) {
                readOrProblem(WHOLE.substring(0, at) + other + WHOLE.substring(at + 1));
            }
        }
    }

    @Test
    void any_handful_of_changes_reads_or_is_a_problem() {
        var random = new Random(7946);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(WHOLE);
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length() - 12);
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, at + 1 + random.nextInt(10));
                    case 1 -> text.insert(at, WHOLE, 0, random.nextInt(40));
                    default -> text.setCharAt(at, "[]{},:\"-.e0919ntf\\".charAt(random.nextInt(18)));
                }
            }
            readOrProblem(text.toString());
        }
    }

    private static void readOrProblem(String text) {
        try {
            assertThat(RegionsReader.read("regions.geojson", text)).isNotEmpty();
        } catch (ProblemException problem) {
            assertThat(problem).hasMessageContaining("regions.geojson");
        } catch (RuntimeException other) {
            throw new AssertionError("another exception for: " + text, other);
        }
    }
}
