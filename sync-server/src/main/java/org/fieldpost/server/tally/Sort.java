package org.fieldpost.server.tally;

/** What the amount of a line is of. Constants are only ever appended, eight at most: their order stands in lines. */
public enum Sort {
    /** Reports that count. */
    REPORTS,
    /** Seconds on patrol, without pauses; of several phones on one patrol the union. */
    PATROL_SECONDS,
    /** Visits to points of the border: a patrol, a point, a day. */
    BORDER_VISITS,
    /** Visits to resource sites, likewise. */
    SITE_VISITS,
    /** Nil reports: somebody looked and said that there was nothing. */
    NIL_REPORTS,
    /** Patrols, each in the week and region of its beginning. */
    PATROLS
}
