package org.fieldpost.app.device;

import java.nio.file.Path;
import java.util.Optional;

/** The camera. Called on the screen's thread. */
public interface Pictures {

    /** Whether this device has a camera that the app may use; where not, a picture is chosen as a file. */
    boolean present();

    /**
     * Takes a picture; nothing when the officer turned back. The file is a private one of the app, never in a public gallery;
     * whoever asked deletes it.
     */
    Optional<Path> take();
}
