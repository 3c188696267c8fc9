package org.fieldpost.server.setup;

import org.fieldpost.model.words.Problem;

/**
 * Something an administrator should know before a package is published.
 *
 * @param warns whether it is probably a mistake
 */
public record Finding(boolean warns, Problem said) {

    static Finding tells(String key, Object... args) {
        return new Finding(false, Problem.of(key, args));
    }

    static Finding warns(String key, Object... args) {
        return new Finding(true, Problem.of(key, args));
    }
}
