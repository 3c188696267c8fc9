package org.fieldpost.android;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** One word for the app on how recording stands, in a file beside the tracks; never a position. */
enum Standing {
    RECORDING("recording"),
    /** The officer has not allowed positions. */
    NOT_ALLOWED("not-allowed"),
    /** Location is switched off on the phone. */
    SWITCHED_OFF("switched-off"),
    /** Android lets the service start only with the app in front. */
    NOT_IN_FRONT("not-in-front"),
    /** A track file could not be written. */
    NOT_WRITTEN("not-written");

    static final String FILE = "standing";

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /** Put in place whole; that it fails is no reason to stop recording. */
    void tellIn(File directory) {
        File fresh = new File(directory, FILE + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh)) {
            out.write(word.getBytes(Charset.forName("US-ASCII")));
        } catch (IOException untold) {
            return;
        }
        if (!fresh.renameTo(new File(directory, FILE))) {
            fresh.delete();
        }
    }

    /** Nothing is wanted: nothing is to be told. */
    static void silentIn(File directory) {
        new File(directory, FILE).delete();
    }
}
