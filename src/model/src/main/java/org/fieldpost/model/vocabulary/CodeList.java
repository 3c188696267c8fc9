package org.fieldpost.model.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The lists of the controlled vocabulary; the lower-case name is the list's name in files. */
public enum CodeList {
    INTERFACE,
    ACTIVITY,
    COMMODITY,
    TRANSPORT,
    CONCEALMENT,
    SIZE_BAND,
    DIRECTION,
    ACTOR,
    MOTIVE,
    STATE_RELATION,
    SCOPE,
    ORG_CRIM,
    BORDER_STATUS,
    BORDER_TYPE,
    OPEN_FOR,
    IRREGULARITY,
    TRAFFIC_BAND,
    SITE_STATUS,
    SITE_CONTROL,
    WORKERS_BAND,
    PAPER_SEEN,
    ICGLR_FLAG,
    INDICATOR,
    ENABLING_FACTOR,
    MEASURE,
    MISSION_PHASE,
    HANDLING,
    BASIS,
    RELIABILITY,
    CREDIBILITY,
    MEANS,
    TASK;

    private final String fileName = name().toLowerCase(Locale.ROOT);

    public String fileName() {
        return fileName;
    }

    public static Optional<CodeList> named(String fileName) {
        for (CodeList list : values()) {
            if (list.fileName().equals(fileName)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    public Code code(String value) {
        return new Code(this, value);
    }
}
