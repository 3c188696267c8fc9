package org.fieldpost.model.report;

import org.fieldpost.model.Check;

/** One thing a patrol saw, of one of three kinds. Handled at least as high as its content asks. */
public sealed interface Observation permits Smuggling, BorderVisit, ResourceSite {

    Circumstances circumstances();

    Findings findings();

    Kind kind();

    /** All codes by question, as forms show them and the exchange carries them. */
    Answers answers();

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
