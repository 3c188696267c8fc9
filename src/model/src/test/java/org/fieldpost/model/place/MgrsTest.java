package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MgrsTest {

    private static final Point MONROVIA = new Point(6.30054, -10.7969);

    @Test
    void any_point_comes_back_from_its_reference_within_a_metre_and_a_half() {
        var random = new Random(33);
        for (int i = 0; i < 5_000; i++) {
            var point = new Point(-80 + random.nextDouble() * 163.99, -180 + random.nextDouble() * 360);
            String reference = Mgrs.format(point, 5);

            assertThat(Mgrs.parse(reference).point().distanceM(point))
                    .as("%s is %s", point, reference)
                    .isLessThan(1.5);
        }
    }

    @Test
    void a_coarse_reference_of_any_point_is_read_and_its_radius_holds_the_point() {
        var random = new Random(34);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Point point = i % 2 == 0
                    ? new Point(-80 + random.nextDouble() * 163.99, -180 + random.nextDouble() * 360)
                    : atAZonesEdge(random);
            for (int digits = 0; digits < 5; digits++) {
                String reference = Mgrs.format(point, digits);
                try {
                    Position read = Mgrs.parse(reference);
                    if (read.point().distanceM(point) > 1.01 * read.accuracyM() + 1.5) {
                        wrong.add(reference + " lies " + read.point().distanceM(point) + " m from " + point);
                    }
                } catch (ProblemException refused) {
                    wrong.add(reference + " of " + point + " is refused");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "29NLG, 29NLG5000050000, 100000",
        "29NLG09, 29NLG0500095000, 10000",
        "29NLG0196, 29NLG0150096500, 1000",
        "29NLG012967, 29NLG0125096750, 100",
        "29NLG01219676, 29NLG0121596765, 10"
    })
    void a_coarse_reference_gives_the_middle_of_its_square_and_half_the_diagonal(
            String coarse, String middle, double sizeM) {
        Position read = Mgrs.parse(coarse);

        assertThat(read.point().distanceM(Mgrs.parse(middle).point())).isLessThan(0.01);
        assertThat(read.accuracyM()).isCloseTo(sizeM * Math.sqrt(2) / 2, within(0.001));
    }

    @Test
    void a_person_reads_it_in_groups() {
        assertThat(Mgrs.formatSpaced(MONROVIA, 5)).isEqualTo("29N LG 01217 96769");
        assertThat(Mgrs.formatSpaced(MONROVIA, 4)).isEqualTo("29N LG 0121 9676");
        assertThat(Mgrs.formatSpaced(MONROVIA, 0)).isEqualTo("29N LG");
        assertThat(Mgrs.formatSpaced(new Point(-16.85, -179.99), 2)).isEqualTo("1K AB 81 34");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29N LG 01217 96769",
                " 29nlg0121796769 ",
                "29 N LG 01217\t96769",
                "29n lg 0121796769",
                "٢٩N LG ٠١٢١٧ ٩٦٧٦٩",
                "۲۹N LG ۰۱۲۱۷ ۹۶۷۶۹"
            })
    void spaces_small_letters_and_any_digits_are_accepted(String typed) {
        assertThat(Mgrs.parse(typed)).isEqualTo(Mgrs.parse("29NLG0121796769"));
    }

    @Test
    void a_zone_of_one_digit_may_have_its_zero() {
        assertThat(Mgrs.parse("01KAB8136134627")).isEqualTo(Mgrs.parse("1KAB8136134627"));
    }

    @Test
    void references_on_both_sides_of_the_date_line_are_read() {
        for (double longitudeDeg : List.of(-180.0, -179.9999, -179.5, 179.5, 179.9999, 180.0)) {
            for (int digits = 0; digits <= 5; digits++) {
                var point = new Point(-16.85, longitudeDeg);
                Position read = Mgrs.parse(Mgrs.format(point, digits));

                assertThat(read.point().distanceM(point))
                        .as("%s, %d digits", point, digits)
                        .isLessThan(1.01 * read.accuracyM() + 1.5);
            }
        }
    }

    @Test
    void references_just_north_of_sixty_four_degrees_are_read() {
        for (double latitudeDeg = 64.0005; latitudeDeg < 64.1; latitudeDeg += 0.005) {
            var point = new Point(latitudeDeg, 5.5);

            assertThat(Mgrs.parse(Mgrs.format(point, 5)).point().distanceM(point))
                    .isLessThan(1.5);
        }
    }

    private static Point atAZonesEdge(Random random) {
        double latitudeDeg = -80 + 8 * random.nextInt(20) + (random.nextBoolean() ? 0 : 8 * random.nextDouble());
        double edgeDeg = -174 + 6 * random.nextInt(59);
        return new Point(
                Math.max(-80, latitudeDeg + 0.05 * random.nextGaussian()), edgeDeg + 0.05 * random.nextGaussian());
    }
}
