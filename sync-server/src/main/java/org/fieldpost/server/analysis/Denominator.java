package org.fieldpost.server.analysis;

import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;

/** What rates are per. */
public enum Denominator {
    PATROL_HOURS(Sort.PATROL_SECONDS, 360_000),
    BORDER_VISITS(Sort.BORDER_VISITS, 10),
    SITE_VISITS(Sort.SITE_VISITS, 10);

    private final Sort sort;
    private final double unit;

    Denominator(Sort sort, double unit) {
        this.sort = sort;
        this.unit = unit;
    }

    /** What it is counted by. */
    public Sort sort() {
        return sort;
    }

    /** Whether a line is what rates with this filter are per. */
    boolean isEffort(int line, Filter filter) {
        return Line.sort(line) == sort && (sort != Sort.PATROL_SECONDS || filter.spends(line));
    }

    /** An amount of it in the unit in which rates are said: a hundred hours, ten visits. */
    public double inUnits(long amount) {
        return amount / unit;
    }

    /** An amount of it as people say it: hours, visits. */
    public double shown(long amount) {
        return this == PATROL_HOURS ? amount / 3_600.0 : amount;
    }

    /** Whether a report enters the rate: on patrol hours only when its patrol's effort has arrived. */
    public boolean takes(int line) {
        return this != PATROL_HOURS || Line.means(line) != Line.Means.UNKNOWN;
    }
}
