package org.fieldpost.app.device;

import java.nio.file.Path;

/** Hands a file to another app or a person. Called on the screen's thread. */
public interface Sharing {

    /** Whether there is a share sheet; where not, the file stays in {@link PrivateFiles#sharedDirectory()} and the screen says so. */
    boolean present();

    /** Offers the file. */
    void share(Path file, String mediaType);
}
