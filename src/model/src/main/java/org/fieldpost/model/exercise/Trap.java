package org.fieldpost.model.exercise;

/** What a player may be tempted to do. A breach of safety fails a run, whatever its score; the others cost what they cost. */
public enum Trap {
    /** Writing down who somebody is. */
    NAMES_A_PERSON(true),
    /** Taking a picture of somebody it may harm. */
    PHOTO_OF_VICTIM(true),
    /** Telling through the chain what belongs into the sealed channel alone. */
    NOT_SEALED(true),
    /** Handling openly what officials may be part of. */
    NOT_RESTRICTED(true),
    /** Saying as seen what was told, or as proven what a paper claims. */
    CALLED_PROVEN(false),
    /** Reporting nothing where nothing was found is to be reported. */
    NOTHING_REPORTED(false);

    private final boolean breach;

    Trap(boolean breach) {
        this.breach = breach;
    }

    public boolean breach() {
        return breach;
    }
}
