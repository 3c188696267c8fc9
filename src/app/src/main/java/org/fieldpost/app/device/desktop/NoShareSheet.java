package org.fieldpost.app.device.desktop;

import java.nio.file.Path;
import org.fieldpost.app.device.Sharing;

/** A computer has no share sheet: the file stays where it was written. */
public final class NoShareSheet implements Sharing {

    @Override
    public boolean present() {
        return false;
    }

    @Override
    public void share(Path file, String mediaType) {
        throw new IllegalStateException(
                "This device has no share sheet; show the folder of " + file.getFileName() + " instead.");
    }
}
