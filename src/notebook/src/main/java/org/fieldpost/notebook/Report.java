package org.fieldpost.notebook;

import java.util.Optional;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;

/** A submitted report as the officer sees it. */
public record Report(ReceiptCode receipt, Observation observation, State state, Optional<String> countedIn) {

    /** Where it is on its way. */
    public enum State {
        /** On this phone only, or its last correction is. */
        WAITING,
        /** The server durably holds it. */
        DELIVERED,
        /** The server has counted it in a region. */
        COUNTED,
        /** The server holds it, and a person there must look at it. */
        SET_ASIDE,
        /** A supervisor has graded it. */
        GRADED,
        /** A supervisor has sent it back. */
        RETURNED,
        /** It is kept as one with another report. */
        MERGED,
        /** Its author or a supervisor took it back: it counts no more. */
        RETRACTED
    }
}
