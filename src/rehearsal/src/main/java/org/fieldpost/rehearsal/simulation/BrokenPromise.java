package org.fieldpost.rehearsal.simulation;

/** What a history found; names the promise, the seed and the step, and how to see it again. */
public final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param promise P1 to P8 as in the protocol */
    BrokenPromise(String promise, String what) {
        super(promise + " is broken: " + what);
    }

    BrokenPromise(long seed, int step, String did, RuntimeException found) {
        super(
                "Seed " + seed + ", step " + step + " (" + did + "): " + found.getMessage()
                        + "\nSee it again with: ./mvnw -Ddemo -Ddemo.args=\"simulate --seed=" + seed + "\"",
                found);
    }
}
