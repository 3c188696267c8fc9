package org.fieldpost.model.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fieldpost.model.exercise.Score.Part.ACTIVITY;
import static org.fieldpost.model.exercise.Score.Part.BASIS_AND_GRADE;
import static org.fieldpost.model.exercise.Score.Part.BREVITY;
import static org.fieldpost.model.exercise.Score.Part.INDICATORS_AND_INTERFACE;
import static org.fieldpost.model.exercise.Score.Part.PLACE_AND_TIME;
import static org.fieldpost.model.exercise.Score.Part.TIMELINESS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.Test;

/** Scores computed by hand, for the injects that ship. */
class ScoringTest {

    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");
    private static final Duration AT_ONCE = Duration.ofMinutes(4);

    private final List<Inject> injects = ExerciseFileTest.shipped().injects();
    private final Inject stones = injects.get(0);
    private final Inject estate = injects.get(1);
    private final Inject truck = injects.get(2);
    private final Inject pickup = injects.get(3);
    private final Inject quiet = injects.get(5);

    /** What a player writes; at first what the key says. */
    private static final class Player {

        private final Inject inject;
        private final Kind kind;
        private Answers answers = Answers.NONE;
        private Optional<Coding> coding = Optional.empty();
        private String note = "";
        private Handling handling = Handling.H1;
        private Point place;
        private Duration seen;
        private Duration after = AT_ONCE;
        private int photos;

        Player(Inject inject) {
            this.inject = inject;
            kind = inject.key().kind().orElseThrow();
            place = inject.place().orElseThrow();
            seen = inject.at();
            inject.key().codes().forEach((question, codes) -> answers = answers.with(question, codes));
            coding = Optional.of(new Coding(inject.key().interfaces().get(0), List.of(), "As the key says."));
        }

        Player says(Question question, String... codes) {
            List<Code> said = new ArrayList<>();
            for (String code : codes) {
                said.add(question.list().code(code));
            }
            answers = answers.with(question, said);
            return this;
        }

        Score score(Optional<Grade> grade) {
            Handling level = HandlingRule.least(answers, coding).orHigher(handling);
            var there = new Circumstances(
                    Optional.empty(),
                    new Position(place, 8, Position.Source.GPS),
                    Optional.empty(),
                    Optional.empty(),
                    START.plus(seen),
                    ClockConfidence.GPS,
                    START.plus(seen),
                    level,
                    false,
                    note,
                    coding);
            return Scoring.of(
                    inject, new Answer.Reported(Observation.of(kind, there, answers), seen, after, photos), grade);
        }

        Score score() {
            return score(inject.key().grade());
        }
    }

    @Test
    void an_answer_like_the_key_has_a_hundred_points() {
        for (Inject inject : List.of(stones, estate, truck)) {
            Score score = new Player(inject).score();
            assertThat(score.points()).as(inject.title()).isEqualTo(100);
            assertThat(score.lines())
                    .allSatisfy(line -> assertThat(line.reasons()).isEmpty());
        }
    }

    @Test
    void a_scripted_wrong_answer_has_the_points_computed_by_hand() {
        Player wrong = new Player(stones)
                // of six questions asked of the activity four are right, one is unknown, one wrong
                .says(Question.ACTIVITY, "FUEL")
                .says(Question.CARRIER, "UNKNOWN")
                .says(Question.BASIS, "SAW")
                .says(Question.INDICATOR, "I6.1");
        wrong.coding = Optional.of(new Coding(NexusInterface.I1, List.of(), "Armed men live on it."));
        wrong.place = new Point(wrong.place.latitudeDeg() + 0.006, wrong.place.longitudeDeg());
        wrong.seen = stones.at().plus(Duration.ofMinutes(40));
        wrong.after = Duration.ofMinutes(45);
        wrong.note = "x".repeat(200);

        Score score = wrong.score(Optional.of(Grade.parse("B2")));

        long asked = Question.of(Kind.SMUGGLING).stream()
                .filter(q -> q != Question.BASIS
                        && q != Question.INDICATOR
                        && stones.key().codes().containsKey(q))
                .count();
        assertThat(asked).isEqualTo(7);
        assertThat(score.line(ACTIVITY).points()).isCloseTo(5 + 20 * (5 + 0.25) / 7, within(1e-9));
        assertThat(score.line(PLACE_AND_TIME).points())
                .as("0.7 of the place, half of the time")
                .isEqualTo(12);
        assertThat(score.line(BASIS_AND_GRADE).points())
                .as("two steps beside the grade")
                .isEqualTo(5);
        assertThat(score.line(INDICATORS_AND_INTERFACE).points())
                .as("a fitting interface, not the best")
                .isEqualTo(6);
        assertThat(score.line(TIMELINESS).points()).isEqualTo(3);
        assertThat(score.line(BREVITY).points()).isEqualTo(6);
        assertThat(score.points()).isEqualTo(52);
        assertThat(score.line(BASIS_AND_GRADE).reasons().get(0))
                .isEqualTo(Problem.of("score.called_proven", "PAPER TOLD1", "SAW"));
    }

    @Test
    void unknown_beats_a_wrong_guess_and_what_is_as_good_counts_in_full() {
        double unknown = new Player(estate)
                .says(Question.SITE_CONTROL, "UNKNOWN")
                .score()
                .line(ACTIVITY)
                .points();
        double guessed = new Player(estate)
                .says(Question.SITE_CONTROL, "STATE")
                .score()
                .line(ACTIVITY)
                .points();
        double also = new Player(estate)
                .says(Question.WORKERS_BAND, "SOME")
                .score()
                .line(ACTIVITY)
                .points();
        double family = new Player(estate)
                .says(Question.SITE_STATUS, "ACT_SUSP")
                .score()
                .line(ACTIVITY)
                .points();

        assertThat(unknown).isGreaterThan(guessed);
        assertThat(also).isEqualTo(25);
        assertThat(family).as("half for the same family").isGreaterThan(unknown).isLessThan(25);
    }

    @Test
    void a_breach_of_safety_fails_whatever_the_points() {
        Player names = new Player(estate);
        names.note = "Colonel Bakari gives the orders";
        assertThat(names.score().breach()).contains(Trap.NAMES_A_PERSON);
        assertThat(names.score().points()).isZero();

        Score openly = Scoring.of(
                pickup,
                new Answer.Reported(
                        ((Answer.Reported) reported(new Player(truck))).observation(), pickup.at(), AT_ONCE, 0),
                Optional.empty());
        assertThat(openly.breach()).contains(Trap.NOT_SEALED);
        assertThat(Scoring.of(pickup, new Answer.Sealed(AT_ONCE), Optional.empty())
                        .points())
                .isEqualTo(100);
        assertThat(Scoring.of(truck, new Answer.Sealed(AT_ONCE), Optional.empty())
                        .points())
                .isZero();
    }

    private static Answer reported(Player player) {
        var there = new Circumstances(
                Optional.empty(),
                new Position(player.place, 8, Position.Source.GPS),
                Optional.empty(),
                Optional.empty(),
                START,
                ClockConfidence.GPS,
                START,
                Handling.H3,
                false,
                "",
                player.coding);
        return new Answer.Reported(Observation.of(player.kind, there, player.answers), player.seen, player.after, 0);
    }

    @Test
    void nothing_seen_is_an_answer_and_silence_is_none() {
        var position = new Position(quiet.place().orElseThrow(), 8, Position.Source.GPS);
        var report = new NilReport(
                Optional.empty(),
                position,
                Optional.empty(),
                Optional.empty(),
                quiet.key().codes().get(Question.ACTIVITY),
                START,
                START.plusSeconds(60));

        assertThat(Scoring.of(quiet, new Answer.SawNothing(report, quiet.at(), AT_ONCE), Optional.empty())
                        .points())
                .isEqualTo(100);
        Score silence = Scoring.of(quiet, new Answer.None(), Optional.empty());
        assertThat(silence.points()).isZero();
        assertThat(silence.breach()).isEmpty();
        assertThat(silence.line(ACTIVITY).reasons()).containsExactly(Problem.of("score.nil_unreported"));
        assertThat(Scoring.of(truck, new Answer.SawNothing(report, truck.at(), AT_ONCE), Optional.empty())
                        .points())
                .isZero();
    }
}
