package org.fieldpost.server.access;

/** What a person is on this server; a person may be several things. */
public enum Role {
    /** Reads and reviews the reports of given regions, or of all. */
    SUPERVISOR,
    /** Reads the reports of all regions. */
    ANALYST,
    /** The conduct focal point: fetches sealed reports and sees no other. */
    CONDUCT,
    /** Runs exercises; on a live server sees nothing. */
    TRAINER,
    /** Sets up the server, its people and phones; sees no report. */
    ADMINISTRATOR
}
