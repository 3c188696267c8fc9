package org.fieldpost.app.device;

import java.nio.file.Path;
import java.util.Optional;

/** Lets the officer choose a file. Called on the screen's thread. */
public interface FilePicker {

    /** The chosen file, or nothing when the officer turned back. */
    Optional<Path> choose(String title, String ending);

    /** A picture, JPEG or PNG; asked for by more endings where the device's dialog takes several. */
    default Optional<Path> choosePicture(String title) {
        return choose(title, ".jpg");
    }
}
