package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MgrsRefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29N AG 01217 96769",
                "29N ZG 01217 96769",
                "30N LG 01217 96769",
                "29S LG 01217 96769",
                "29N LP 01217 96769",
                "29P LG 01217 96769",
                "28N LG",
                "29N SG",
                "32X NG 12345 12345",
                "34X DL 12345 12345",
                "36X VM",
                "29N JJ 00001 30154",
                "31V GL 00000 40052"
            })
    void a_square_that_does_not_exist_is_a_problem_that_shows_what_was_typed(String typed) {
        assertThatThrownBy(() -> Mgrs.parse(typed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("\"" + typed + "\"", "does not exist");
    }

    @Test
    void no_impossible_square_is_ever_read() {
        var random = new Random(35);
        String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        for (int i = 0; i < 5_000; i++) {
            String square = String.valueOf(1 + random.nextInt(60))
                    + letters.charAt(random.nextInt(24))
                    + letters.charAt(random.nextInt(24))
                    + letters.charAt(random.nextInt(24));
            String typed = square + "%05d%05d".formatted(random.nextInt(100_000), random.nextInt(100_000));
            try {
                assertThat(Mgrs.format(Mgrs.parse(typed).point(), 0)).isEqualTo(square);
            } catch (ProblemException refused) {
                assertThat(refused).hasMessageContaining(typed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0N LG", "61N LG 01217 96769", "99C AB", "00N LG"})
    void a_zone_beyond_sixty_is_a_problem_that_names_it(String typed) {
        assertThatThrownBy(() -> Mgrs.parse(typed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("\"" + typed + "\"", "from 1 to 60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "29",
                "29N",
                "29N L",
                "29N LG 0121 967",
                "29N LG 012179 967699",
                "29I LG 0121 9676",
                "29O LG",
                "29N IG",
                "29N LO",
                "29N LW",
                "129N LG",
                "A UV 1234 1234",
                "ZAH1234512345",
                "29N LG 0121 96x6",
                "29N LG -121 9676",
                "6.30054, -10.7969",
                "{0} {1}",
                "29ß LG",
                "29N LG 𝟎𝟏𝟐𝟏"
            })
    void what_is_no_reference_is_a_problem_that_shows_how_one_looks(String typed) {
        assertThatThrownBy(() -> Mgrs.parse(typed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("\"" + typed.strip() + "\"", "29N KJ 1234 5678");
    }

    @ParameterizedTest
    @CsvSource({"84.0001, 10", "90, 0", "-80.0001, 10", "-90, 0"})
    void beyond_the_grid_there_is_no_reference(double latitudeDeg, double longitudeDeg) {
        assertThatThrownBy(() -> Mgrs.format(new Point(latitudeDeg, longitudeDeg), 5))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("84 north", "80 south");
    }
}
