package org.fieldpost.app.observation;

/** A page beside the questions and the review; leaving it leads back to where the officer was. */
public enum Aside {
    WHERE,
    WHEN,
    HANDLING,
    SEALING
}
