package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOutTest {

    private static final Words ENGLISH = Words.in(Language.EN);

    @ParameterizedTest
    @CsvSource({
        "6.3,-9.4,6.30000° N  9.40000° W",
        "-12.5,19.000004,12.50000° S  19.00000° E",
        "0,0,0.00000° N  0.00000° E"
    })
    void degrees_say_their_quarter_of_the_world(double latitudeDeg, double longitudeDeg, String said) {
        assertThat(ReadOut.latLon(new Point(latitudeDeg, longitudeDeg))).isEqualTo(said);
    }

    @Test
    void digits_are_the_same_in_every_language() {
        Locale was = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(ReadOut.latLon(new Point(6.3, -9.4))).isEqualTo("6.30000° N  9.40000° W");
            assertThat(ReadOut.of(new Point(6.3, -9.4), Samples.liberia(), ENGLISH)
                            .mgrs())
                    .matches("[0-9]{2}[A-Z] [A-Z]{2} [0-9]{4} [0-9]{4}");
        } finally {
            Locale.setDefault(was);
        }
    }

    @Test
    void a_known_point_is_named_with_its_region() {
        KnownPoint known = Samples.liberia().points().get(0);

        ReadOut said = ReadOut.of(known.point(), Samples.liberia(), ENGLISH);

        assertThat(said.near()).first().isEqualTo(known.name());
        assertThat(said.near()).hasSizeLessThanOrEqualTo(2);
        assertThat(said.region()).isNotEqualTo(ENGLISH.say("report.no_region"));
        assertThat(said.accessible(ENGLISH)).contains(said.mgrs(), said.region(), known.name());
    }

    @Test
    void far_from_everything_that_is_said() {
        ReadOut said = ReadOut.of(new Point(0, -30), Samples.liberia(), ENGLISH);

        assertThat(said.region()).isEqualTo(ENGLISH.say("report.no_region"));
        assertThat(said.near()).isEmpty();
        assertThat(said.accessible(ENGLISH)).contains(ENGLISH.say("map.near_nothing"));
    }

    @Test
    void where_the_grid_ends_degrees_are_read_out() {
        ReadOut said = ReadOut.of(new Point(84.9, 20), Samples.liberia(), ENGLISH);

        assertThat(said.mgrs()).isEmpty();
        assertThat(said.accessible(ENGLISH)).contains("84.90000° N");
    }
}
