package org.fieldpost.model.vocabulary;

import java.util.Objects;
import org.fieldpost.model.Check;

/** One code of one list, such as {@code commodity/GOLD}. That the mission's vocabulary has it is checked by the vocabulary. */
public record Code(CodeList list, String value) {

    public Code {
        Objects.requireNonNull(list, "list");
        Check.matching(list.fileName() + " code", value, "[A-Z0-9_.]{1,12}");
    }

    /** This code, when it belongs to the list; otherwise a broken promise. */
    public Code of(CodeList expected) {
        Check.that(list == expected, () -> this + " is not a code of the list " + expected.fileName());
        return this;
    }

    public boolean is(String other) {
        return value.equals(other);
    }

    @Override
    public String toString() {
        return list.fileName() + "/" + value;
    }
}
