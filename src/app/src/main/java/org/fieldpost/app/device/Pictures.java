package org.fieldpost.app.device;

import java.nio.file.Path;
import java.util.function.Consumer;

/** The camera. Called on the screen's thread. */
public interface Pictures {

    /** Whether this device has a camera that the app may use; where not, a picture is chosen as a file. */
    boolean present();

    /**
     * Takes a picture. Returns at once; {@code taken} is called on the screen's thread when there is one, and never when the officer
     * turned back: not every phone tells. The file is a private one of the app, never in a public gallery; whoever asked deletes it.
     */
    void take(Consumer<Path> taken);
}
