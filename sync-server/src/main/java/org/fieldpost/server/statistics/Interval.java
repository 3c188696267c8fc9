package org.fieldpost.server.statistics;

/** From low to high, both within it; the high end may be without bound. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high + " is none");
        }
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
