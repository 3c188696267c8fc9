package org.fieldpost.rehearsal.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Key;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** How a simulated patrol answers what an exercise shows it: as the key has it, or with the mistakes that people make. Drawn from a seed. */
public final class ExercisePlayer {

    private static final double DEGREES_OFF = 0.02;

    private final Exercise exercise;
    private final Random random;
    private final double skill;

    /** @param skill how often it does as the key has it, from 0 to 1 */
    public ExercisePlayer(Exercise exercise, long seed, double skill) {
        this.exercise = exercise;
        this.random = new Random(seed);
        this.skill = skill;
    }

    /** What it does. */
    public sealed interface Deed {}

    /** It reports. */
    public record Reports(Observation observation) implements Deed {}

    /** It reports that nothing was seen. */
    public record SawNothing(NilReport report) implements Deed {}

    /** It seals a report, where it can. */
    public record Seals(Observation observation) implements Deed {}

    /** It leaves it at that. */
    public record Nothing() implements Deed {}

    /** @param now when it answers */
    public Deed answer(Situation situation, Instant now) {
        Optional<Inject> known = exercise.injects().stream()
                .filter(inject -> inject.number() == situation.number())
                .findFirst();
        if (known.isEmpty() || !does()) {
            return known.filter(inject -> inject.key().wanted() == Key.Wanted.REPORT && random.nextBoolean())
                    .<Deed>map(inject -> new Reports(report(inject, now, false)))
                    .orElseGet(Nothing::new);
        }
        Inject inject = known.get();
        return switch (inject.key().wanted()) {
            case REPORT -> new Reports(report(inject, now, true));
            case NIL -> new SawNothing(nothing(inject, now));
            case SEALED -> new Seals(report(inject, now, true));
        };
    }

    private boolean does() {
        return random.nextDouble() < skill;
    }

    private Observation report(Inject inject, Instant now, boolean well) {
        Kind kind = inject.key().kind().orElse(Kind.SMUGGLING);
        Answers answers = unsaid(kind);
        for (Map.Entry<Question, List<Code>> each : inject.key().codes().entrySet()) {
            if (well || each.getKey() != Question.INDICATOR) {
                answers = answers.with(each.getKey(), each.getValue());
            }
        }
        Optional<Coding> coding = inject.key().interfaces().stream()
                .filter(first -> well)
                .findFirst()
                .map(first -> new Coding(first, List.of(), "As it looked."));
        return Observation.of(
                kind,
                new Circumstances(
                        Optional.empty(),
                        place(inject, well),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        ClockConfidence.GPS,
                        now,
                        HandlingRule.least(answers, coding)
                                .orHigher(inject.key().handling()),
                        well && inject.key().flash(),
                        well ? "" : "It looked as if this goes on every day, and nobody seemed to mind that we saw it.",
                        coding),
                answers);
    }

    /** What must be answered, answered with as little as can be: a key need not name all of it, and that of a sealed report names nothing. */
    private static Answers unsaid(Kind kind) {
        Answers answers = Answers.NONE;
        for (Question question : Question.of(kind)) {
            if (question.requiredIn(kind)) {
                answers = answers.with(
                        question, List.of(question.list().code(question == Question.BASIS ? "SAW" : "UNKNOWN")));
            }
        }
        return answers;
    }

    private NilReport nothing(Inject inject, Instant now) {
        return new NilReport(
                Optional.empty(),
                place(inject, true),
                Optional.empty(),
                Optional.empty(),
                inject.key().codes().getOrDefault(Question.ACTIVITY, List.of()),
                now.minus(Duration.ofHours(1)),
                now);
    }

    private Position place(Inject inject, boolean well) {
        Point there = inject.place().orElse(new Point(0, 0));
        Point said = well ? there : new Point(there.latitudeDeg() + DEGREES_OFF, there.longitudeDeg());
        return new Position(said, 8, Position.Source.SIMULATED_GPS);
    }
}
