package org.fieldpost.model.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.mission.Retention.Stay;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Handling;
import org.junit.jupiter.api.Test;

/** Safety rule 3. */
class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void where_a_mission_says_nothing_restricted_reports_leave_at_submission_and_others_seven_days_after_delivery() {
        Retention usual = MissionReader.shipped("liberia").retention();

        assertThat(usual.of(Handling.H3).isOver(Optional.empty(), NOON)).isTrue();
        assertThat(usual.of(Handling.H2).isOver(Optional.empty(), NOON.plus(Duration.ofDays(400))))
                .isFalse();
        assertThat(usual.of(Handling.H2)
                        .isOver(Optional.of(NOON), NOON.plus(Duration.ofDays(7)).minusSeconds(1)))
                .isFalse();
        assertThat(usual.of(Handling.H1).isOver(Optional.of(NOON), NOON.plus(Duration.ofDays(7))))
                .isTrue();
    }

    @Test
    void a_mission_writes_submission_or_days() {
        assertThat(Stay.parse("submission")).isEqualTo(Stay.UNTIL_SUBMITTED);
        assertThat(Stay.parse("30")).isEqualTo(Stay.after(30));
        assertThatThrownBy(() -> Stay.parse("91")).hasMessageContaining("days of stay");
        assertThatThrownBy(() -> Stay.parse("for ever")).hasMessageContaining("days of stay");
    }
}
