package org.fieldpost.model.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UtmTest {

    @Test
    void it_says_the_metres_that_the_grid_reference_says() {
        var random = new Random(51);
        for (int i = 0; i < 3_000; i++) {
            var point = new Point(-79.9 + random.nextDouble() * 163.8, -180 + random.nextDouble() * 360);
            String reference = Mgrs.format(point, 5);
            int digits = reference.length() - 10;
            int zone = Integer.parseInt(reference.substring(0, digits - 3));

            Utm utm = Utm.of(point, zone, point.latitudeDeg() >= 0);

            int easting = Integer.parseInt(reference.substring(digits, digits + 5));
            int northing = Integer.parseInt(reference.substring(digits + 5));
            // NGA's own series is good to a metre
            assertThat(apart(utm.eastingM(), easting))
                    .as("%s %s", point, reference)
                    .isLessThan(1.5);
            assertThat(apart(utm.northingM(), northing))
                    .as("%s %s", point, reference)
                    .isLessThan(1.5);
        }
    }

    private static double apart(double metres, int inSquare) {
        return Math.abs(Math.IEEEremainder(metres - 0.5 - inSquare, 100_000));
    }

    @Test
    void a_point_comes_back_from_the_grid() {
        var random = new Random(52);
        for (int i = 0; i < 3_000; i++) {
            int zone = 1 + random.nextInt(60);
            double lonDeg = Math.IEEEremainder(Utm.centralMeridianDeg(zone) + (random.nextDouble() - 0.5) * 9, 360);
            var point = new Point(-80 + random.nextDouble() * 164, lonDeg);

            Point back = Utm.of(point, zone, random.nextBoolean()).point();

            assertThat(back.distanceM(point)).as("%s in zone %d", point, zone).isLessThan(0.01);
        }
    }

    @Test
    void the_equator_on_a_central_meridian_is_where_counting_begins() {
        Utm north = Utm.of(new Point(0, -9), 29, true);
        assertThat(north.eastingM()).isCloseTo(500_000, within(1e-6));
        assertThat(north.northingM()).isCloseTo(0, within(1e-6));
        assertThat(Utm.of(new Point(0, -9), 29, false).northingM()).isCloseTo(10_000_000, within(1e-6));
    }
}
