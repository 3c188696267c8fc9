package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.setup.Markers;
import org.junit.jupiter.api.Test;

/** From the week of a first graded observation to the first measure. */
class LagTest {

    private static final Period TWELVE = Period.lastWeeks(12, NOON, ZoneId.of("Africa/Monrovia"));
    private static final LocalDate THIRD_WEEK = TWELVE.fromDay().plusWeeks(2);

    @Test
    void the_first_measure_after_the_first_graded_observation_counts() {
        Lag.Row row = Lag.row(
                "LR-NI",
                seenIn(2, 3),
                TWELVE,
                List.of(
                        measure(THIRD_WEEK.plusWeeks(6), Optional.empty()),
                        measure(THIRD_WEEK.plusWeeks(4), Optional.of("LR-NI")),
                        measure(THIRD_WEEK.minusWeeks(1), Optional.of("LR-NI"))));

        assertThat(row.firstSeen()).contains(THIRD_WEEK);
        assertThat(row.weeks()).isEqualTo(OptionalLong.of(4));
        assertThat(row.graded()).isEqualTo(2);
    }

    @Test
    void a_measure_elsewhere_is_no_measure_here() {
        Lag.Row row =
                Lag.row("LR-NI", seenIn(2), TWELVE, List.of(measure(THIRD_WEEK.plusWeeks(1), Optional.of("LR-BG"))));

        assertThat(row.measure()).isEmpty();
        assertThat(row.weeks()).as("so far").isEqualTo(OptionalLong.of(9));
    }

    @Test
    void a_sanction_or_a_phase_is_no_measure() {
        var sanction = new Markers.Marker(
                1,
                Markers.Sort.SANCTION,
                Optional.empty(),
                "Embargo",
                THIRD_WEEK.plusWeeks(1),
                Optional.empty(),
                Optional.empty());

        assertThat(Lag.row("LR-NI", seenIn(2), TWELVE, List.of(sanction)).measure())
                .isEmpty();
    }

    @Test
    void where_nothing_is_graded_there_is_nothing_to_respond_to() {
        Lag.Row row = Lag.row("LR-NI", new long[12], TWELVE, List.of(measure(THIRD_WEEK, Optional.empty())));

        assertThat(row.firstSeen()).isEmpty();
        assertThat(row.weeks()).isEmpty();
    }

    private static long[] seenIn(int... weeks) {
        long[] graded = new long[12];
        for (int week : weeks) {
            graded[week] = 1;
        }
        return graded;
    }

    private static Markers.Marker measure(LocalDate on, Optional<String> region) {
        return new Markers.Marker(
                1,
                Markers.Sort.MEASURE,
                Optional.of(CodeList.MEASURE.code("M01")),
                "More patrols",
                on,
                Optional.empty(),
                region);
    }
}
