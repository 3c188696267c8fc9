package org.fieldpost.model.report;

import java.util.regex.Pattern;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * The seven interfaces between organized crime and peace operations (Hansen 2014). An interface is a judgement: people
 * assign it, the machine at most suggests it, and never I3, I5 or I6.
 */
public enum NexusInterface {
    I1,
    I2,
    I3,
    I4,
    I5,
    I6,
    I7;

    private static final Pattern FORM = Pattern.compile("I[1-7]\\..+");

    /** The interface an indicator such as {@code I2.4} belongs to. */
    static NexusInterface of(Code indicator) {
        Check.that(FORM.matcher(indicator.value()).matches(), () -> indicator + " names no interface");
        return valueOf(indicator.value().substring(0, 2));
    }

    public Code code() {
        return CodeList.INTERFACE.code(name());
    }

    /** Whether a machine may suggest it. */
    public boolean suggestible() {
        return this != I3 && this != I5 && this != I6;
    }
}
