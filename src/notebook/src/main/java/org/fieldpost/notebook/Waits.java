package org.fieldpost.notebook;

import org.fieldpost.model.Check;

/**
 * What waits on this phone for the server.
 *
 * @param flash reports to be sent first
 * @param reports all other reports, nil reports among them
 * @param patrols patrols and their tracks
 * @param messages answers and whatever else the officer wrote
 * @param photoPieces pieces of photos
 * @param allPhotoPieces all pieces of the photos of which some wait
 * @param signals what the phone says of itself; no person wrote it
 */
public record Waits(
        long flash, long reports, long patrols, long messages, long photoPieces, long allPhotoPieces, long signals) {

    public static final Waits NOTHING = new Waits(0, 0, 0, 0, 0, 0, 0);

    public Waits {
        Check.range("pieces of photos", photoPieces, 0, allPhotoPieces);
    }

    /** What the officer wrote, photos apart. */
    public long texts() {
        return flash + reports + patrols + messages;
    }

    /** What the officer wrote. */
    public long all() {
        return texts() + photoPieces;
    }

    /** What a place with room for one number says: texts, and where only photos are left, their pieces. */
    public long inOneNumber() {
        return texts() > 0 ? texts() : photoPieces;
    }
}
