package org.fieldpost.model.review;

/** Why an officer takes a report back. The order is the number on the wire. */
public enum RetractionReason {
    /** It was not so. */
    MISTAKE,
    /** It says what another report says. */
    DUPLICATE,
    /** Seen elsewhere, or at another time. */
    WRONG_PLACE_OR_TIME,
    /** Somebody could be harmed by it. */
    SAFETY
}
