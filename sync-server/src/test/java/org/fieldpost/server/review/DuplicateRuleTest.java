package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;

/** Which reports may be one, and which sources hang together. */
class DuplicateRuleTest {

    private static final double DEGREE_M = 111_195;

    private final Observation here = at(0, NOON, 10);

    private static Observation at(double northM, Instant when, double accuracyM) {
        return at(northM, when, accuracyM, "K7-2", Samples.smugglingAnswers());
    }

    private static Observation at(double northM, Instant when, double accuracyM, String crew, Answers answers) {
        Circumstances there = Samples.circumstances("BP03", when, Handling.H2, false, "", Optional.empty());
        Point point = there.position().point();
        return Observation.of(
                Kind.SMUGGLING,
                new Circumstances(
                        crew.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new PatrolKey(crew, when.minus(Duration.ofHours(1)))),
                        new Position(
                                new Point(point.latitudeDeg() + northM / DEGREE_M, point.longitudeDeg()),
                                accuracyM,
                                Position.Source.GPS),
                        Optional.empty(),
                        Optional.empty(),
                        when,
                        there.clock(),
                        there.recordedAt(),
                        there.handling(),
                        false,
                        "",
                        Optional.empty()),
                answers);
    }

    @Test
    void near_in_place_and_time_may_be_the_same_and_says_why() {
        var likeness = DuplicateRule.of(here, at(800, NOON.plus(Duration.ofMinutes(40)), 10))
                .orElseThrow();

        assertThat(likeness.metres()).isBetween(790L, 810L);
        assertThat(likeness.apart()).isEqualTo(Duration.ofMinutes(40));
        assertThat(likeness.commodity()).isPresent();
        assertThat(likeness.sameCrew()).as("another start is another patrol").isFalse();
    }

    @Test
    void what_both_positions_may_be_wrong_by_is_allowed_beside_the_limit() {
        assertThat(DuplicateRule.of(here, at(1_400, NOON, 10))).isEmpty();
        assertThat(DuplicateRule.of(here, at(1_400, NOON, 500))).isPresent();
    }

    @Test
    void too_late_is_another_event() {
        assertThat(DuplicateRule.of(here, at(0, NOON.plus(Duration.ofHours(3)), 10)))
                .isPresent();
        assertThat(DuplicateRule.of(here, at(0, NOON.plus(Duration.ofHours(3).plusSeconds(1)), 10)))
                .isEmpty();
    }

    @Test
    void other_goods_are_another_event_and_unknown_goods_are_not() {
        var gold = Samples.smugglingAnswers().with(Question.COMMODITY, Samples.codes(CodeList.COMMODITY, "GOLD"));
        var unknown = Samples.smugglingAnswers().with(Question.COMMODITY, Samples.codes(CodeList.COMMODITY, "UNKNOWN"));

        assertThat(DuplicateRule.of(here, at(0, NOON, 10, "K7-2", gold))).isEmpty();
        assertThat(DuplicateRule.of(here, at(0, NOON, 10, "K7-2", unknown))).isPresent();
    }

    @Test
    void another_kind_is_never_the_same() {
        assertThat(DuplicateRule.of(here, Samples.borderVisit(NOON))).isEmpty();
    }

    @Test
    void the_rule_is_the_same_from_both_sides() {
        for (Observation other : new Observation[] {at(800, NOON, 10), at(1_400, NOON, 500), at(5_000, NOON, 10)}) {
            assertThat(DuplicateRule.of(here, other)).isEqualTo(DuplicateRule.of(other, here));
        }
    }

    @Test
    void sources_hang_together_by_officer_patrol_crew_or_hearsay() {
        var told = Samples.smugglingAnswers().with(Question.BASIS, Samples.codes(CodeList.BASIS, "TOLD1"));
        var paper = Samples.smugglingAnswers().with(Question.BASIS, Samples.codes(CodeList.BASIS, "PAPER"));
        Observation otherCrew = at(0, NOON, 10, "B3-1", Samples.smugglingAnswers());

        assertThat(IndependenceRule.of("K7", here, "K7", otherCrew)).isEqualTo(IndependenceRule.Verdict.SAME_OFFICER);
        assertThat(IndependenceRule.of("K7", here, "B3", here)).isEqualTo(IndependenceRule.Verdict.SAME_PATROL);
        assertThat(IndependenceRule.of("K7", here, "B3", at(0, NOON.plusSeconds(60), 10)))
                .isEqualTo(IndependenceRule.Verdict.SAME_CREW);
        assertThat(IndependenceRule.of("K7", at(0, NOON, 10, "K7-2", told), "B3", at(0, NOON, 10, "B3-1", told)))
                .isEqualTo(IndependenceRule.Verdict.BOTH_TOLD);
        assertThat(IndependenceRule.of("K7", here, "B3", otherCrew)).isEqualTo(IndependenceRule.Verdict.INDEPENDENT);
        assertThat(IndependenceRule.of("K7", here, "B3", at(0, NOON, 10, "B3-1", paper)))
                .isEqualTo(IndependenceRule.Verdict.INDEPENDENT_OTHER_BASIS);
        Observation fromFile = at(0, NOON, 10, "", paper);
        assertThat(IndependenceRule.of("K7", here, "X1", fromFile))
                .as("nobody knows who saw what came in a file")
                .isEqualTo(IndependenceRule.Verdict.PATROL_UNKNOWN);
        assertThat(IndependenceRule.of("X2", fromFile, "X1", fromFile).independent())
                .isFalse();
    }
}
