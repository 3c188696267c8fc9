package org.fieldpost.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:30:00Z");

    private static List<Observation> all() {
        return List.of(
                Samples.smuggling(MORNING),
                Samples.borderVisit(MORNING),
                Samples.resourceSite(MORNING),
                Samples.sealed(MORNING));
    }

    @Test
    void the_same_instant_gives_equal_samples() {
        assertThat(Samples.resourceSite(MORNING)).isEqualTo(Samples.resourceSite(MORNING));
        assertThat(Samples.smuggling(MORNING)).isNotEqualTo(Samples.smuggling(MORNING.plusSeconds(1)));
    }

    @Test
    void every_code_of_a_sample_is_offered_by_its_form() {
        for (Observation sample : all()) {
            sample.answers()
                    .byQuestion()
                    .forEach((question, codes) -> assertThat(codes)
                            .as("%s of %s", question, sample.kind())
                            .allSatisfy(code -> assertThat(Samples.vocabulary()
                                            .find(code)
                                            .orElseThrow()
                                            .usedIn())
                                    .contains(sample.kind().form())));
        }
    }

    @Test
    void samples_lie_in_the_counties_of_their_towns() {
        assertThat(all())
                .extracting(o -> o.circumstances().region().orElseThrow().regionCode())
                .containsExactly("LR-NI", "LR-NI", "LR-NI", "LR-LO");
    }

    @Test
    void samples_cover_mission_restricted_and_sealed_handling() {
        assertThat(all())
                .extracting(o -> o.circumstances().handling())
                .containsExactly(Handling.H2, Handling.H3, Handling.H2, Handling.H4);
    }

    @Test
    void reports_an_hour_after_the_start_belong_to_the_patrol() {
        Patrol patrol = Samples.patrol(MORNING.minusSeconds(3600));

        assertThat(Samples.smuggling(MORNING).circumstances().patrol()).contains(patrol.key());
        assertThat(Samples.nilReport(MORNING).patrol()).contains(patrol.key());
    }
}
