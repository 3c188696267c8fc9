package org.fieldpost.app.exchange;

import org.fieldpost.notebook.Waits;

/**
 * What the server has come to hold of what the officer wrote; the phone's own signals are not counted. Pure.
 *
 * @param texts reports, patrols, messages
 * @param pieces pieces of photos
 */
record Moved(long texts, long pieces) {

    static final Moved NOTHING = new Moved(0, 0);

    /** @param acknowledged how many entries of any kind the server has acknowledged in between */
    static Moved of(long acknowledged, Waits before, Waits after) {
        long signals = Math.max(0, before.signals() - after.signals());
        long pieces = Math.max(0, before.photoPieces() - after.photoPieces());
        return new Moved(Math.max(0, acknowledged - signals - pieces), pieces);
    }

    boolean any() {
        return texts > 0 || pieces > 0;
    }
}
