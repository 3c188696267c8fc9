package org.fieldpost.model.report;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.vocabulary.Code;

/** The codes that every kind of observation may carry: how the patrol knows, who, how far, why it was easy, what was done. */
public record Findings(
        Code basis,
        List<Code> indicators,
        List<Code> actors,
        Optional<Code> stateRelation,
        Optional<Code> scope,
        List<Code> enablingFactors,
        Optional<Code> measure) {

    public Findings {
        indicators = List.copyOf(indicators);
        actors = List.copyOf(actors);
        enablingFactors = List.copyOf(enablingFactors);
    }

    static Findings of(Answers answers) {
        return new Findings(
                answers.required(Question.BASIS),
                answers.all(Question.INDICATOR),
                answers.all(Question.ACTOR),
                answers.one(Question.STATE_RELATION),
                answers.one(Question.SCOPE),
                answers.all(Question.ENABLING_FACTOR),
                answers.one(Question.MEASURE));
    }

    Answers answers() {
        return Answers.NONE
                .with(Question.BASIS, List.of(basis))
                .with(Question.INDICATOR, indicators)
                .with(Question.ACTOR, actors)
                .with(Question.STATE_RELATION, stateRelation.stream().toList())
                .with(Question.SCOPE, scope.stream().toList())
                .with(Question.ENABLING_FACTOR, enablingFactors)
                .with(Question.MEASURE, measure.stream().toList());
    }
}
