package org.fieldpost.model.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.vocabulary.Code;

/** A border point as the patrol found it. */
public record BorderVisit(
        Circumstances circumstances,
        Findings findings,
        Code type,
        Code status,
        Code trafficBand,
        Optional<Code> openFor,
        List<Code> irregularities,
        Optional<Code> activity)
        implements Observation {

    public BorderVisit {
        Objects.requireNonNull(circumstances, "circumstances");
        Objects.requireNonNull(findings, "findings");
        irregularities = List.copyOf(irregularities);
        HandlingRule.require(
                circumstances, answers(findings, type, status, trafficBand, openFor, irregularities, activity));
    }

    static BorderVisit of(Circumstances circumstances, Answers answers) {
        return new BorderVisit(
                circumstances,
                Findings.of(answers),
                answers.required(Question.BORDER_TYPE),
                answers.required(Question.BORDER_STATUS),
                answers.required(Question.TRAFFIC_BAND),
                answers.one(Question.OPEN_FOR),
                answers.all(Question.IRREGULARITY),
                answers.one(Question.ACTIVITY));
    }

    @Override
    public Kind kind() {
        return Kind.BORDER;
    }

    @Override
    public Answers answers() {
        return answers(findings, type, status, trafficBand, openFor, irregularities, activity);
    }

    private static Answers answers(
            Findings findings,
            Code type,
            Code status,
            Code trafficBand,
            Optional<Code> openFor,
            List<Code> irregularities,
            Optional<Code> activity) {
        return findings.filling()
                .put(Question.BORDER_TYPE, type)
                .put(Question.BORDER_STATUS, status)
                .put(Question.TRAFFIC_BAND, trafficBand)
                .put(Question.OPEN_FOR, openFor)
                .put(Question.IRREGULARITY, irregularities)
                .put(Question.ACTIVITY, activity)
                .answers();
    }
}
