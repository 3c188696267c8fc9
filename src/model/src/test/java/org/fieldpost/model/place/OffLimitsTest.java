package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.Test;

class OffLimitsTest {

    /** About 2.2 km wide. */
    private final OffLimits mines = square("OL-1", 7.00, -9.00, 0.01);

    private final OffLimits shrine = square("OL-2", 7.03, -9.00, 0.01);
    private final List<OffLimits> both = List.of(shrine, mines);

    private static OffLimits square(String code, double latDeg, double lonDeg, double halfDeg) {
        var area = new Area(List.of(new double[] {
            lonDeg - halfDeg,
            latDeg - halfDeg,
            lonDeg + halfDeg,
            latDeg - halfDeg,
            lonDeg + halfDeg,
            latDeg + halfDeg,
            lonDeg - halfDeg,
            latDeg + halfDeg,
            lonDeg - halfDeg,
            latDeg - halfDeg
        }));
        return new OffLimits(code, Map.of(Language.EN, code), area, new Point(latDeg, lonDeg));
    }

    private static Position at(double latDeg, double lonDeg, double accuracyM) {
        return new Position(new Point(latDeg, lonDeg), accuracyM, Position.Source.GPS);
    }

    @Test
    void inside_is_warned_of_before_near() {
        var warning = OffLimits.warning(both, at(7.009, -9, 5)).orElseThrow();

        assertThat(warning.place()).isEqualTo(mines);
        assertThat(warning.inside()).isTrue();
    }

    @Test
    void near_is_said_with_its_metres() {
        var warning = OffLimits.warning(both, at(6.985, -9, 6)).orElseThrow();

        assertThat(warning.place()).isEqualTo(mines);
        assertThat(warning.inside()).isFalse();
        assertThat(warning.distanceM()).isBetween(540.0, 560.0);
    }

    @Test
    void two_kilometres_off_there_is_nothing_to_say() {
        assertThat(OffLimits.warning(both, at(6.97, -9, 6))).isEmpty();
    }

    @Test
    void a_bad_position_is_warned_where_it_might_be_near() {
        assertThat(OffLimits.warning(both, at(6.97, -9, 1_500))).isPresent();
    }

    @Test
    void between_two_the_nearer_is_named() {
        assertThat(OffLimits.warning(both, at(7.014, -9, 5)).orElseThrow().place())
                .isEqualTo(mines);
        assertThat(OffLimits.warning(both, at(7.017, -9, 5)).orElseThrow().place())
                .isEqualTo(shrine);
    }
}
