package org.fieldpost.server.products;

import org.fieldpost.model.Check;

/**
 * One column of an export, the same in every format.
 *
 * @param tag its HXL 1.1 hashtag with attributes
 */
record Column(String name, Type type, String tag) {

    /** What its values are; each may also be missing. */
    enum Type {
        TEXT,
        NUMBER,
        MOMENT,
        TRUTH
    }

    Column {
        Check.matching("column", name, "[a-z][a-z0-9_]*");
        Check.matching("HXL tag", tag, "#[a-z][a-z0-9_]*(\\+[a-z][a-z0-9_]*)*");
    }
}
