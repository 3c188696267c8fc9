package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether "nothing changed" may be said at all. */
class GlanceTest {

    @Test
    void without_effort_before_a_change_cannot_be_told_and_with_little_only_a_large_one() {
        assertThat(base(602, 0)).isEqualTo(Glance.Base.NOTHING);
        assertThat(base(602, 46)).isEqualTo(Glance.Base.THIN);
        assertThat(base(602, 1_700)).isEqualTo(Glance.Base.ENOUGH);
    }

    private static Glance.Base base(long hoursNow, long hoursBefore) {
        var all = new Matrix.Row(
                "",
                Map.of(),
                0,
                0,
                0,
                Matrix.Looked.PATROLLED,
                new Matrix.Effort(hoursNow * 3600, hoursBefore * 3600),
                Matrix.Pace.NONE,
                false);
        Period period = Period.lastWeeks(4, NOON, ZoneId.of("Africa/Monrovia"));
        return Glance.at(new Matrix(period, 12, Denominator.PATROL_HOURS, List.of(), all))
                .base();
    }
}
