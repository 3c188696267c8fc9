package org.fieldpost.notebook.lock;

import java.time.Instant;
import java.util.Optional;

/** How trying a PIN ended. */
public sealed interface Unlocking
        permits Unlocked, Unlocking.Wrong, Unlocking.Wait, Unlocking.Destroyed, Unlocking.Vacant {

    /**
     * No notebook opened by it.
     *
     * @param left how many more may be tried before the key is destroyed
     * @param until before this moment none is tried
     */
    record Wrong(int left, Optional<Instant> until) implements Unlocking {}

    /** It was not tried: too many were wrong a short time ago. */
    record Wait(int left, Instant until) implements Unlocking {}

    /** It was the last wrong one; the key is gone and nobody can read this notebook any more. */
    record Destroyed() implements Unlocking {}

    /** There is no notebook of this number. */
    record Vacant() implements Unlocking {}
}
