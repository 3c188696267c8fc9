package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against GeographicLib 2.1.2: {@code echo "6.30054 -10.7969" | GeoConvert -m -p 0}. */
class MgrsGoldenTest {

    private static final String POINTS = """
        6.30054, -10.7969, 29NLG0121796769, Monrovia
        8.42194, -9.74778, 29PMK1767931023, Voinjama
        7.30222, -8.53083, 29NNJ5178607185, Ganta
        6.99543, -9.47122, 29NMH4795273269, Gbarnga
        6.06846, -8.13559, 29NNG9565570848, Zwedru
        4.3782, -7.71081, 29NPE4305084054, Harper
        6.75329, -11.3671, 29NKH3834347111, Robertsport
        6.86430, -8.73626, 29NNH2913858755, gold area in Nimba
        7.5, -12.0001, 28NHP3112330154, just west of zone 29 (Sierra Leone)
        7.5, -11.9999, 29NJJ6887630154, just east of it
        6.5, -6.0001, 29NRH3183019460, just west of zone 30
        6.5, -5.9999, 30NSN6816919460, just east of it
        7.99999, -9.5, 29NMJ4489984330, just south of band P
        8.00001, -9.5, 29PMJ4489984332, just north of it
        0.00001, -9.5, 29NMA4436100001, just north of the equator
        -0.00001, -9.5, 29MMV4436199998, just south of the equator
        0.00001, 0.00001, 31NAA6602200001, Gulf of Guinea
        -0.00001, -0.00001, 30MZE3397799998, south-west of it
        -4.32142, 15.30807, 33MWR3418322337, Kinshasa
        -25.96553, 32.58322, 36JVS5827728067, Maputo
        -33.86785, 151.20732, 56HLH3418351050, Sydney
        -54.80191, -68.30295, 19FEV4480827028, Ushuaia
        -77.846, 166.676, 58CEU3938658253, McMurdo
        -79.99999, 10, 32CNS1938418248, almost 80 S
        18.53917, -72.335, 18QYF8133551920, Port-au-Prince
        9.005401, 38.763611, 37PDK7401795457, Addis Ababa
        12.65, -8.0, 29PPP0859698638, Bamako
        33.8933, 35.50157, 36SYC3133153142, Beirut
        35.17531, 33.3642, 36SWD3316292545, Nicosia
        4.85165, 31.58247, 36NUL4280936430, Juba
        60.39299, 5.32415, 32VKN9747700830, Bergen (zone 32V)
        59.0, 2.9999, 31VDF9999440052, just west of 32V
        59.0, 3.0001, 32VJL5558855531, just inside 32V
        63.99999, 5.5, 32VLS2887201712, north end of 32V
        64.00001, 5.5, 31WFL2225699413, north of 32V
        55.99999, 5.5, 31UFC5590108898, south of 32V
        56.00001, 5.5, 32VKH8176311609, south end of 32V
        78.22334, 15.64689, 33XWG1473883376, Longyearbyen (33X)
        75.0, 8.9999, 31XFD7306532368, 31X
        75.0, 9.0001, 33XUD2693432368, 33X
        75.0, 20.9999, 33XXD7306532368, 33X east end
        75.0, 21.0001, 35XLD2693432368, 35X
        75.0, 32.9999, 35XPD7306532368, 35X east end
        75.0, 33.0001, 37XCD2693432368, 37X
        71.99999, 8.0, 32WME6551089217, south of Svalbard's zones
        83.99999, 0.5, 31XDP7083328725, almost 84 N
        52.37403, 4.88969, 31UFU2863804320, Amsterdam
        64.13548, -21.89541, 27WVM5641612417, Reykjavik
        -17.71338, 178.065, 60KXF1292941205, Fiji
        -16.85, -179.99, 01KAB8136134627, Taveuni
        65.0, 179.99999, 60WXT4142711811, Chukotka
        38.897660, -77.036480, 18SUJ2339507391, Washington
        """;

    @ParameterizedTest
    @CsvSource(textBlock = POINTS)
    void a_point_has_the_reference_that_geographiclib_gives_it(
            double latitudeDeg, double longitudeDeg, String expected, String where) {
        assertThat(Mgrs.format(new Point(latitudeDeg, longitudeDeg), 5))
                .as(where)
                .isEqualTo(unpadded(expected));
    }

    @ParameterizedTest
    @CsvSource(textBlock = POINTS)
    void fewer_digits_are_cut_off_and_never_rounded(
            double latitudeDeg, double longitudeDeg, String expected, String where) {
        String letters = expected.substring(0, 5);
        String easting = expected.substring(5, 10);
        String northing = expected.substring(10);
        for (int digits = 0; digits <= 5; digits++) {
            assertThat(Mgrs.format(new Point(latitudeDeg, longitudeDeg), digits))
                    .as("%s, %d digits", where, digits)
                    .isEqualTo(unpadded(letters) + easting.substring(0, digits) + northing.substring(0, digits));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = POINTS)
    void a_reference_of_geographiclib_leads_back_to_its_point(
            double latitudeDeg, double longitudeDeg, String reference, String where) {
        Position read = Mgrs.parse(reference);

        assertThat(read.point().distanceM(new Point(latitudeDeg, longitudeDeg)))
                .as(where)
                .isLessThan(1.5);
        assertThat(read.accuracyM()).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(read.source()).isEqualTo(Position.Source.MGRS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = POINTS)
    void a_phone_set_to_arabic_writes_the_same_reference(
            double latitudeDeg, double longitudeDeg, String expected, String where) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Mgrs.format(new Point(latitudeDeg, longitudeDeg), 5))
                    .as(where)
                    .isEqualTo(unpadded(expected));
            assertThat(Mgrs.parse(expected).point().distanceM(new Point(latitudeDeg, longitudeDeg)))
                    .as(where)
                    .isLessThan(1.5);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String unpadded(String reference) {
        return reference.replaceFirst("^0", "");
    }
}
