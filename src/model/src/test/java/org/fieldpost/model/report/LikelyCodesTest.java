package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;

class LikelyCodesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Draft DRAFT = Draft.open("00000000000000a1", Kind.SMUGGLING, NOW, Optional.empty());

    @Test
    void nothing_was_reported_yet_and_nothing_is_likelier() {
        assertThat(likely(List.of(), Question.ACTIVITY, DRAFT)).isEmpty();
    }

    @Test
    void what_was_reported_more_often_comes_first() {
        List<Observation> past = List.of(seen("FUEL", 1), seen("ARMS", 1), seen("FUEL", 2));

        assertThat(likely(past, Question.ACTIVITY, DRAFT)).containsExactly(activity("FUEL"), activity("ARMS"));
    }

    @Test
    void what_was_reported_long_ago_counts_for_less() {
        List<Observation> past = List.of(seen("FUEL", 80), seen("FUEL", 81), seen("ARMS", 1));

        assertThat(likely(past, Question.ACTIVITY, DRAFT)).containsExactly(activity("ARMS"), activity("FUEL"));
    }

    @Test
    void what_went_with_the_same_answers_before_comes_first() {
        List<Observation> past =
                List.of(seen("FUEL", "TOBACCO", 1), seen("FUEL", "TOBACCO", 1), seen("ARMS", "GOLD", 1));
        Draft arms = DRAFT.answering(Question.ACTIVITY, List.of(activity("ARMS")));

        assertThat(likely(past, Question.COMMODITY, DRAFT).get(0)).isEqualTo(commodity("TOBACCO"));
        assertThat(likely(past, Question.COMMODITY, arms).get(0)).isEqualTo(commodity("GOLD"));
    }

    @Test
    void a_site_of_which_the_mission_knows_the_commodity_has_it_first() {
        KnownPoint goldArea = Samples.liberia().point("RS02").orElseThrow();

        assertThat(new LikelyCodes(List.of(seen("FUEL", "TOBACCO", 1)), NOW)
                        .of(Question.COMMODITY, DRAFT, Optional.of(goldArea)))
                .containsExactly(commodity("GOLD"), commodity("TOBACCO"));
    }

    @Test
    void only_a_few_are_moved_to_the_front() {
        List<Observation> past = List.of(seen("FUEL", 1), seen("ARMS", 2), seen("DRUG", 3), seen("CASH", 4));

        assertThat(likely(past, Question.ACTIVITY, DRAFT)).hasSize(LikelyCodes.MOST);
    }

    private static List<Code> likely(List<Observation> past, Question question, Draft draft) {
        return new LikelyCodes(past, NOW).of(question, draft, Optional.empty());
    }

    private static Observation seen(String activity, int daysAgo) {
        return seen(activity, "FUEL", daysAgo);
    }

    private static Observation seen(String activity, String commodity, int daysAgo) {
        Observation sample = Samples.smuggling(NOW.minus(Duration.ofDays(daysAgo)));
        return Observation.of(
                Kind.SMUGGLING,
                sample.circumstances(),
                sample.answers()
                        .with(Question.ACTIVITY, List.of(activity(activity)))
                        .with(Question.COMMODITY, List.of(commodity(commodity))));
    }

    private static Code activity(String value) {
        return CodeList.ACTIVITY.code(value);
    }

    private static Code commodity(String value) {
        return CodeList.COMMODITY.code(value);
    }
}
