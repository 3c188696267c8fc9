package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.Problem;

/** What an answer to an inject is worth. Pure: the same answer is worth the same, whoever gives it and whenever it is looked at. */
public final class Scoring {

    private static final double FORM = 5;
    private static final double PLACE = 10;
    private static final double TIME = 10;
    private static final double INTERFACE = 8;

    /** Metres and what being within them is worth of the place. */
    private static final double[][] DISTANCES_M = {{250, 1}, {1_000, 0.7}, {5_000, 0.3}};

    private static final Duration RIGHT_TIME = Duration.ofMinutes(15);
    private static final Duration NEARLY = Duration.ofMinutes(60);
    private static final Duration AT_ONCE = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(30);

    private static final int SHORT = 140;
    private static final int LONG = 280;

    private final Inject inject;
    private final Key key;

    private Scoring(Inject inject) {
        this.inject = inject;
        this.key = inject.key();
    }

    /**
     * Scores one answer.
     *
     * @param grade that the team leader gave, where grading was part of the exercise
     */
    public static Score of(Inject inject, Answer answer, Optional<Grade> grade) {
        var scoring = new Scoring(inject);
        if (answer instanceof Answer.Reported reported) {
            return scoring.report(reported, grade);
        }
        if (answer instanceof Answer.SawNothing nothing) {
            return scoring.nil(nothing);
        }
        return answer instanceof Answer.Sealed sealed ? scoring.sealed(sealed) : scoring.none();
    }

    private Score report(Answer.Reported said, Optional<Grade> grade) {
        Observation observation = said.observation();
        Optional<Trap> breach = breach(said);
        if (key.wanted() != Key.Wanted.REPORT) {
            return nothing(Problem.of("score.other_" + key.wanted().name().toLowerCase(Locale.ROOT)), breach);
        }
        return new Score(
                List.of(
                        activity(observation),
                        placeAndTime(observation.circumstances().position().point(), said.seen()),
                        basisAndGrade(observation, grade),
                        indicatorsAndInterface(observation),
                        timeliness(said.after(), observation.circumstances().flash()),
                        brevity(observation.circumstances().note())),
                breach);
    }

    private Optional<Trap> breach(Answer.Reported said) {
        Observation observation = said.observation();
        if (key.wanted() == Key.Wanted.SEALED) {
            return Optional.of(Trap.NOT_SEALED);
        }
        if (!NoteScreening.of(observation.circumstances().note()).isEmpty()) {
            return Optional.of(Trap.NAMES_A_PERSON);
        }
        if (said.photos() > 0 && inject.trap().equals(Optional.of(Trap.PHOTO_OF_VICTIM))) {
            return Optional.of(Trap.PHOTO_OF_VICTIM);
        }
        return key.handling().atLeast(Handling.H3)
                        && !observation.circumstances().handling().atLeast(key.handling())
                ? Optional.of(Trap.NOT_RESTRICTED)
                : Optional.empty();
    }

    private Score.Line activity(Observation observation) {
        Kind expected = key.kind().orElseThrow();
        if (observation.kind() != expected) {
            return line(Score.Part.ACTIVITY, 0, Problem.of("score.form"));
        }
        List<Question> asked = Question.of(expected).stream()
                .filter(question -> question != Question.BASIS && question != Question.INDICATOR)
                .filter(key.codes()::containsKey)
                .toList();
        List<Problem> reasons = new ArrayList<>();
        double worth = 0;
        for (Question question : asked) {
            List<Code> said = observation.answers().all(question);
            double credit = question.mostAnswers() == 1
                    ? CodeCredit.best(said, key.good(question))
                    : CodeCredit.overlap(said, key.codes().get(question), key.good(question));
            worth += credit;
            if (credit < 1) {
                reasons.add(Problem.of(
                        "score.code", question.name(), codes(key.codes().get(question)), codes(said)));
            }
        }
        double rest = Score.Part.ACTIVITY.most() - FORM;
        return new Score.Line(
                Score.Part.ACTIVITY, FORM + (asked.isEmpty() ? rest : rest * worth / asked.size()), reasons);
    }

    private static String codes(List<Code> codes) {
        return codes.isEmpty()
                ? "–"
                : String.join(" ", codes.stream().map(Code::value).toList());
    }

    private Score.Line placeAndTime(Point place, Duration seen) {
        List<Problem> reasons = new ArrayList<>();
        double points = 0;
        if (inject.place().isEmpty()) {
            points += PLACE;
        } else {
            double away = inject.place().get().distanceM(place);
            double worth = 0;
            for (double[] within : DISTANCES_M) {
                worth = away <= within[0] ? Math.max(worth, within[1]) : worth;
            }
            points += PLACE * worth;
            if (worth < 1) {
                reasons.add(Problem.of("score.place", Math.round(away)));
            }
        }
        Duration off = seen.minus(inject.at()).abs();
        if (off.compareTo(RIGHT_TIME) <= 0) {
            points += TIME;
        } else {
            points += off.compareTo(NEARLY) <= 0 ? TIME / 2 : 0;
            reasons.add(Problem.of("score.time", off.toMinutes()));
        }
        return new Score.Line(Score.Part.PLACE_AND_TIME, points, reasons);
    }

    private Score.Line basisAndGrade(Observation observation, Optional<Grade> grade) {
        List<Code> good = key.good(Question.BASIS);
        double basis =
                good.isEmpty() ? 1 : CodeCredit.best(observation.answers().all(Question.BASIS), good);
        List<Problem> reasons = new ArrayList<>();
        if (basis < 1) {
            reasons.add(Problem.of(
                    inject.trap().equals(Optional.of(Trap.CALLED_PROVEN)) ? "score.called_proven" : "score.basis",
                    codes(good),
                    codes(observation.answers().all(Question.BASIS))));
        }
        double graded = basis;
        if (key.grade().isPresent() && grade.isPresent()) {
            graded = gradeCredit(key.grade().get(), grade.get());
            if (graded < 1) {
                reasons.add(Problem.of("score.grade", key.grade().get(), grade.get()));
            }
        }
        double half = Score.Part.BASIS_AND_GRADE.most() / 2.0;
        return new Score.Line(Score.Part.BASIS_AND_GRADE, half * basis + half * graded, reasons);
    }

    /** A step beside costs a quarter, on either side of the code. */
    private static double gradeCredit(Grade expected, Grade given) {
        int steps =
                Math.abs(expected.source() - given.source()) + Math.abs(expected.information() - given.information());
        return Math.max(0, 1 - steps / 4.0);
    }

    private Score.Line indicatorsAndInterface(Observation observation) {
        List<Problem> reasons = new ArrayList<>();
        double most = Score.Part.INDICATORS_AND_INTERFACE.most();
        double fits = interfaceCredit(observation.circumstances().officerCoding(), reasons);
        List<Code> expected = key.codes().getOrDefault(Question.INDICATOR, List.of());
        List<Code> said = observation.answers().all(Question.INDICATOR);
        double indicators = CodeCredit.overlap(said, expected, key.good(Question.INDICATOR));
        if (indicators < 1) {
            reasons.add(Problem.of("score.code", Question.INDICATOR.name(), codes(expected), codes(said)));
        }
        return new Score.Line(
                Score.Part.INDICATORS_AND_INTERFACE, INTERFACE * fits + (most - INTERFACE) * indicators, reasons);
    }

    /** The best one first is worth all, any that fits first three quarters, one that fits further down half, open a quarter. */
    private double interfaceCredit(Optional<Coding> coding, List<Problem> reasons) {
        List<NexusInterface> good = key.interfaces();
        if (good.isEmpty()) {
            return 1;
        }
        double credit = coding.map(said -> said.primary() == good.get(0)
                        ? 1
                        : good.contains(said.primary())
                                ? 0.75
                                : said.all().stream().anyMatch(good::contains) ? 0.5 : 0)
                .orElse(0.25);
        if (credit < 1) {
            reasons.add(Problem.of(
                    "score.interface",
                    good.get(0).name(),
                    coding.map(said -> said.primary().name()).orElse("–")));
        }
        return credit;
    }

    private Score.Line timeliness(Duration after, boolean flash) {
        double most = Score.Part.TIMELINESS.most();
        double worth = after.compareTo(AT_ONCE) <= 0
                ? 1
                : after.compareTo(SOON) <= 0 ? 0.6 : after.compareTo(NEARLY) <= 0 ? 0.3 : 0;
        List<Problem> reasons = new ArrayList<>();
        if (worth < 1) {
            reasons.add(Problem.of("score.late", after.toMinutes()));
        }
        if (key.flash() && !flash) {
            worth /= 2;
            reasons.add(Problem.of("score.no_flash"));
        }
        return new Score.Line(Score.Part.TIMELINESS, most * worth, reasons);
    }

    private static Score.Line brevity(String note) {
        double most = Score.Part.BREVITY.most();
        double worth = note.length() <= SHORT ? 1 : note.length() <= LONG ? 0.6 : 0.3;
        return new Score.Line(
                Score.Part.BREVITY,
                most * worth,
                worth < 1 ? List.of(Problem.of("score.long", note.length())) : List.of());
    }

    private Score nil(Answer.SawNothing said) {
        if (key.wanted() != Key.Wanted.NIL) {
            return nothing(Problem.of("score.not_nil"), Optional.empty());
        }
        List<Code> expected = key.codes().getOrDefault(Question.ACTIVITY, List.of());
        double sought = CodeCredit.overlap(said.report().sought(), expected, key.good(Question.ACTIVITY));
        return new Score(
                List.of(
                        new Score.Line(
                                Score.Part.ACTIVITY,
                                FORM + (Score.Part.ACTIVITY.most() - FORM) * sought,
                                sought < 1
                                        ? List.of(Problem.of(
                                                "score.code",
                                                Question.ACTIVITY.name(),
                                                codes(expected),
                                                codes(said.report().sought())))
                                        : List.of()),
                        placeAndTime(said.report().position().point(), said.seen()),
                        full(Score.Part.BASIS_AND_GRADE),
                        full(Score.Part.INDICATORS_AND_INTERFACE),
                        timeliness(said.after(), false),
                        full(Score.Part.BREVITY)),
                Optional.empty());
    }

    /** What it says nobody may know: that it was sealed is all that counts, and when. */
    private Score sealed(Answer.Sealed said) {
        if (key.wanted() != Key.Wanted.SEALED) {
            return nothing(Problem.of("score.needlessly_sealed"), Optional.empty());
        }
        return new Score(
                List.of(
                        full(Score.Part.ACTIVITY),
                        full(Score.Part.PLACE_AND_TIME),
                        full(Score.Part.BASIS_AND_GRADE),
                        full(Score.Part.INDICATORS_AND_INTERFACE),
                        timeliness(said.after(), false),
                        full(Score.Part.BREVITY)),
                Optional.empty());
    }

    private Score none() {
        return nothing(
                Problem.of(
                        inject.trap().equals(Optional.of(Trap.NOTHING_REPORTED))
                                ? "score.nil_unreported"
                                : "score.unanswered"),
                Optional.empty());
    }

    private static Score nothing(Problem why, Optional<Trap> breach) {
        List<Score.Line> lines = new ArrayList<>();
        for (Score.Part part : Score.Part.values()) {
            lines.add(line(part, 0, why));
        }
        return new Score(lines, breach);
    }

    private static Score.Line line(Score.Part part, double points, Problem why) {
        return new Score.Line(part, points, List.of(why));
    }

    private static Score.Line full(Score.Part part) {
        return new Score.Line(part, part.most(), List.of());
    }
}
