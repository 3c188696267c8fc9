package org.fieldpost.exchange;

/** How an enrolment stands with the server, told in every envelope that comes down. The order is the number on the wire. */
public enum Standing {
    /** Final: entries are taken. */
    FINAL,
    /** Claimed; entries are set aside until the administrator has compared the fingerprint. */
    WAITING_FOR_CONFIRMATION,
    /** Two phones claimed the same invitation: both wait for a person. */
    BLOCKED,
    /** Revoked: the phone wipes itself. */
    REVOKED
}
