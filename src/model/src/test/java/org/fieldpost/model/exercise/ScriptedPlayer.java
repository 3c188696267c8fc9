package org.fieldpost.model.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;

/** Writes what a player would: what the key says, or something wrong. */
public final class ScriptedPlayer {

    private ScriptedPlayer() {}

    /** A report as the key has it, seen where and when the situation was given. */
    public static Observation likeTheKey(Inject inject, Instant givenAt) {
        Answers answers = Answers.NONE;
        for (var each : inject.key().codes().entrySet()) {
            answers = answers.with(each.getKey(), each.getValue());
        }
        return report(inject, answers, inject.key().interfaces().get(0), "", givenAt);
    }

    /** The same, but taken for seen, for another interface, and with a person's name in its note. */
    public static Observation namingSomebody(Inject inject, Instant givenAt) {
        Answers answers = Answers.NONE;
        for (var each : inject.key().codes().entrySet()) {
            answers = answers.with(each.getKey(), each.getValue());
        }
        answers = answers.with(Question.BASIS, List.of(Question.BASIS.list().code("SAW")));
        return report(inject, answers, NexusInterface.I1, "Colonel Bakari gives the orders", givenAt);
    }

    private static Observation report(
            Inject inject, Answers answers, NexusInterface first, String note, Instant givenAt) {
        Optional<Coding> coding = Optional.of(new Coding(first, List.of(), "As it looked."));
        return Observation.of(
                inject.key().kind().orElseThrow(),
                new Circumstances(
                        Optional.empty(),
                        place(inject),
                        Optional.empty(),
                        Optional.empty(),
                        givenAt,
                        ClockConfidence.GPS,
                        givenAt,
                        HandlingRule.least(answers, coding)
                                .orHigher(inject.key().handling()),
                        inject.key().flash(),
                        note,
                        coding),
                answers);
    }

    /** A nil report of what the key looks for. */
    public static NilReport nothingSeen(Inject inject, Instant givenAt) {
        return new NilReport(
                Optional.empty(),
                place(inject),
                Optional.empty(),
                Optional.empty(),
                inject.key().codes().get(Question.ACTIVITY),
                givenAt.minus(Duration.ofHours(1)),
                givenAt);
    }

    private static Position place(Inject inject) {
        return new Position(inject.place().orElse(new Point(6, -10)), 8, Position.Source.SIMULATED_GPS);
    }
}
