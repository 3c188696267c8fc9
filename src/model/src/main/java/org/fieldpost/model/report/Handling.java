package org.fieldpost.model.report;

import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/** Handling levels in rising order: H1 open, H2 mission, H3 restricted, H4 sealed. */
public enum Handling {
    H1,
    H2,
    H3,
    H4;

    public Code code() {
        return CodeList.HANDLING.code(name());
    }

    public boolean atLeast(Handling other) {
        return compareTo(other) >= 0;
    }

    public Handling orHigher(Handling other) {
        return atLeast(other) ? this : other;
    }
}
