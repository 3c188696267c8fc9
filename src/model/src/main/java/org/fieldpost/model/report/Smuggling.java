package org.fieldpost.model.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.vocabulary.Code;

/** Something moved or kept outside control. */
public record Smuggling(
        Circumstances circumstances,
        Findings findings,
        Code activity,
        Code commodity,
        Code carrier,
        Code sizeBand,
        Optional<Code> concealment,
        Optional<Code> direction)
        implements Observation {

    public Smuggling {
        Objects.requireNonNull(circumstances, "circumstances");
        Objects.requireNonNull(findings, "findings");
        HandlingRule.require(
                circumstances, answers(findings, activity, commodity, carrier, sizeBand, concealment, direction));
    }

    static Smuggling of(Circumstances circumstances, Answers answers) {
        return new Smuggling(
                circumstances,
                Findings.of(answers),
                answers.required(Question.ACTIVITY),
                answers.required(Question.COMMODITY),
                answers.required(Question.CARRIER),
                answers.required(Question.SIZE_BAND),
                answers.one(Question.CONCEALMENT),
                answers.one(Question.DIRECTION));
    }

    @Override
    public Kind kind() {
        return Kind.SMUGGLING;
    }

    @Override
    public Answers answers() {
        return answers(findings, activity, commodity, carrier, sizeBand, concealment, direction);
    }

    private static Answers answers(
            Findings findings,
            Code activity,
            Code commodity,
            Code carrier,
            Code sizeBand,
            Optional<Code> concealment,
            Optional<Code> direction) {
        return findings.answers()
                .with(Question.ACTIVITY, List.of(activity))
                .with(Question.COMMODITY, List.of(commodity))
                .with(Question.CARRIER, List.of(carrier))
                .with(Question.SIZE_BAND, List.of(sizeBand))
                .with(Question.CONCEALMENT, concealment.stream().toList())
                .with(Question.DIRECTION, direction.stream().toList());
    }
}
