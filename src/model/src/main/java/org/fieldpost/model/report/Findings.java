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

    Answers.Filling filling() {
        return new Answers.Filling(Answers.NONE)
                .put(Question.BASIS, basis)
                .put(Question.INDICATOR, indicators)
                .put(Question.ACTOR, actors)
                .put(Question.STATE_RELATION, stateRelation)
                .put(Question.SCOPE, scope)
                .put(Question.ENABLING_FACTOR, enablingFactors)
                .put(Question.MEASURE, measure);
    }
}
