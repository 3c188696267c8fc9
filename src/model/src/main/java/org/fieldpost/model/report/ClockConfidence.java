package org.fieldpost.model.report;

/** How far the time of an observation can be trusted. */
public enum ClockConfidence {
    GPS,
    NETWORK,
    PHONE,
    STATED
}
