package org.fieldpost.model.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.vocabulary.Code;

/** A mine, forest, estate or landing place as the patrol found it. */
public record ResourceSite(
        Circumstances circumstances,
        Findings findings,
        Code commodity,
        Code status,
        Code control,
        Code workersBand,
        List<Code> papersSeen,
        Optional<Code> activity)
        implements Observation {

    public ResourceSite {
        Objects.requireNonNull(circumstances, "circumstances");
        Objects.requireNonNull(findings, "findings");
        papersSeen = List.copyOf(papersSeen);
        HandlingRule.require(
                circumstances, answers(findings, commodity, status, control, workersBand, papersSeen, activity));
    }

    static ResourceSite of(Circumstances circumstances, Answers answers) {
        return new ResourceSite(
                circumstances,
                Findings.of(answers),
                answers.required(Question.COMMODITY),
                answers.required(Question.SITE_STATUS),
                answers.required(Question.SITE_CONTROL),
                answers.required(Question.WORKERS_BAND),
                answers.all(Question.PAPER_SEEN),
                answers.one(Question.ACTIVITY));
    }

    @Override
    public Kind kind() {
        return Kind.RESOURCE_SITE;
    }

    @Override
    public Answers answers() {
        return answers(findings, commodity, status, control, workersBand, papersSeen, activity);
    }

    private static Answers answers(
            Findings findings,
            Code commodity,
            Code status,
            Code control,
            Code workersBand,
            List<Code> papersSeen,
            Optional<Code> activity) {
        return findings.filling()
                .put(Question.COMMODITY, commodity)
                .put(Question.SITE_STATUS, status)
                .put(Question.SITE_CONTROL, control)
                .put(Question.WORKERS_BAND, workersBand)
                .put(Question.PAPER_SEEN, papersSeen)
                .put(Question.ACTIVITY, activity)
                .answers();
    }
}
