package org.fieldpost.model.report;

import java.time.Duration;
import org.fieldpost.model.Check;

/** One thing a patrol saw, of one of three kinds. Handled at least as high as its content asks. */
public sealed interface Observation permits Smuggling, BorderVisit, ResourceSite {

    Circumstances circumstances();

    Findings findings();

    Kind kind();

    /** All codes by question, as forms show them and the exchange carries them. */
    Answers answers();

    /** The same by a clock that runs ahead of the one it was written by. */
    default Observation later(Duration by) {
        Circumstances c = circumstances();
        return by.isZero()
                ? this
                : of(
                        kind(),
                        new Circumstances(
                                c.patrol(),
                                c.position(),
                                c.knownPoint(),
                                c.region(),
                                c.observedAt().plus(by),
                                c.clock(),
                                c.recordedAt().plus(by),
                                c.handling(),
                                c.flash(),
                                c.note(),
                                c.officerCoding()),
                        answers());
    }

    /**
     * The observation with these answers.
     *
     * @throws IllegalArgumentException naming a required question without answer, an answer that is no question of this
     *     kind, or a handling level below what the content asks
     */
    static Observation of(Kind kind, Circumstances circumstances, Answers answers) {
        for (Question question : answers.byQuestion().keySet()) {
            Check.that(question.askedIn(kind), () -> question + " is not asked of " + kind);
        }
        return switch (kind) {
            case SMUGGLING -> Smuggling.of(circumstances, answers);
            case BORDER -> BorderVisit.of(circumstances, answers);
            case RESOURCE_SITE -> ResourceSite.of(circumstances, answers);
        };
    }
}
