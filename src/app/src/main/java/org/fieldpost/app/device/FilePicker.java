package org.fieldpost.app.device;

import java.nio.file.Path;
import java.util.Optional;

/** Lets the officer choose a file. Called on the screen's thread. */
public interface FilePicker {

    /** The chosen file, or nothing when the officer turned back. */
    Optional<Path> choose(String title, String ending);
}
