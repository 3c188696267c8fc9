package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MgrsGridTest {

    private static final Point VOINJAMA = new Point(8.42, -9.75);

    private static Viewport at(Point place, double zoom) {
        return new Viewport(0, 0, zoom, 390, 600).centredOn(place);
    }

    @ParameterizedTest
    @CsvSource({"1,100", "10,1000", "100,10000", "1000,100000", "1500,100000", "1700,0"})
    void lines_are_as_near_as_can_be_read(double metresPerPx, long spacingM) {
        assertThat(MgrsGrid.spacingM(metresPerPx)).isEqualTo(spacingM);
    }

    @ParameterizedTest
    @CsvSource({"8.42,-9.75,14", "-12.38,-19.8,11", "47.4,8.5,13", "60.5,5.2,13", "78.2,15.6,12", "-54.8,-68.3,13"})
    void a_line_runs_where_the_reference_turns_to_its_digits(double latitudeDeg, double longitudeDeg, double zoom) {
        MgrsGrid grid = MgrsGrid.of(at(new Point(latitudeDeg, longitudeDeg), zoom));

        List<MgrsGrid.GridLine> fine = grid.lines().stream()
                .filter(line -> !line.digits().isEmpty() && line.weight() == MgrsGrid.Weight.FINE)
                .toList();
        assertThat(fine).hasSizeGreaterThan(4);
        for (MgrsGrid.GridLine line : fine) {
            double[] xy = line.line().xy();
            int middle = xy.length / 4 * 2;
            Point on = Mercator.point(xy[middle], xy[middle + 1]);
            // a metre beyond the line the reference reads its digits, and nothing beyond them
            var beyond = new Point(
                    on.latitudeDeg() + (line.easting() ? 0 : 1.5e-5),
                    on.longitudeDeg() + (line.easting() ? 1.5e-5 / Math.cos(Math.toRadians(latitudeDeg)) : 0));
            List<String> reference = List.of(Mgrs.formatSpaced(beyond, 5).split(" ", -1));
            String digits = reference.get(line.easting() ? 2 : 3);
            long metres = Long.parseLong(digits);
            assertThat(metres % grid.spacingM()).as(digits).isLessThan(5);
            assertThat(String.format("%02d", metres / grid.spacingM() % 100)).endsWith(line.digits());
        }
    }

    @Test
    void a_square_is_named_as_the_reference_of_its_middle_begins() {
        MgrsGrid grid = MgrsGrid.of(at(VOINJAMA, 9));

        assertThat(grid.squares()).isNotEmpty();
        for (MgrsGrid.Square square : grid.squares()) {
            Point middle = Mercator.point(square.worldX(), square.worldY());
            assertThat(Mgrs.formatSpaced(middle, 4)).startsWith(square.name());
        }
    }

    @Test
    void two_zones_meet_at_their_meridian() {
        MgrsGrid grid = MgrsGrid.of(at(new Point(8.42, -12), 9));

        List<Double> meridians = grid.lines().stream()
                .filter(line -> line.weight() == MgrsGrid.Weight.ZONE)
                .map(line ->
                        Mercator.point(line.line().xy()[0], line.line().xy()[1]).longitudeDeg())
                .toList();
        assertThat(meridians).anySatisfy(lon -> assertThat(lon).isCloseTo(-12, within(1e-9)));
        assertThat(grid.squares().stream()
                        .map(square -> square.name().substring(0, 2))
                        .distinct())
                .containsExactlyInAnyOrder("28", "29");
    }

    @Test
    void no_line_crosses_into_the_next_zone() {
        for (MgrsGrid.GridLine line : MgrsGrid.of(at(new Point(8.42, -12), 9)).lines()) {
            double[] xy = line.line().xy();
            boolean west = false;
            boolean east = false;
            for (int i = 0; i < xy.length; i += 2) {
                west |= xy[i] < Mercator.x(-12) - 1e-6;
                east |= xy[i] > Mercator.x(-12) + 1e-6;
            }
            assertThat(west && east).isFalse();
        }
    }

    @Test
    void south_west_norway_belongs_to_zone_32() {
        List<MgrsGrid.ZonePart> parts = MgrsGrid.ZonePart.crossing(at(new Point(60, 4), 10));

        assertThat(parts).extracting(MgrsGrid.ZonePart::zone).containsExactly(32);
    }

    @Test
    void beyond_the_grids_north_nothing_is_drawn() {
        assertThat(MgrsGrid.of(at(new Point(84.9, 20), 9)).squares()).isEmpty();
    }
}
