package org.fieldpost.model.report;

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
        return findings.filling()
                .put(Question.ACTIVITY, activity)
                .put(Question.COMMODITY, commodity)
                .put(Question.CARRIER, carrier)
                .put(Question.SIZE_BAND, sizeBand)
                .put(Question.CONCEALMENT, concealment)
                .put(Question.DIRECTION, direction)
                .answers();
    }
}
