package org.fieldpost.server.statistics;

/**
 * Whether what fell in one place rose in those around it, both beside a third that nothing was done about: the weighted
 * displacement quotient (K. Bowers and S. Johnson, Journal of Quantitative Criminology 19, 2003).
 */
public sealed interface Displacement {

    /** Below 0 it moved to the places around, below -1 more than fell; above 0 they gained too. */
    record Quotient(double value) implements Displacement {}

    /** Nothing to look for: it did not fall there. */
    record TargetDidNotFall() implements Displacement {}

    /** Nothing was seen in the third place, which the others are measured by. */
    record NothingToCompare() implements Displacement {}

    /** Rates or counts of the same effort, before and after. */
    record Change(double before, double after) {

        public Change {
            if (!(before >= 0 && after >= 0)) {
                throw new IllegalArgumentException("from " + before + " to " + after + " is no change of rates");
            }
        }
    }

    static Displacement of(Change target, Change around, Change compared) {
        if (compared.before <= 0 || compared.after <= 0) {
            return new NothingToCompare();
        }
        double fell = target.after / compared.after - target.before / compared.before;
        if (fell >= 0) {
            return new TargetDidNotFall();
        }
        return new Quotient((around.after / compared.after - around.before / compared.before) / fell);
    }
}
