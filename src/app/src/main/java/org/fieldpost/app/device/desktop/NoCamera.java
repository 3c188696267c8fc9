package org.fieldpost.app.device.desktop;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.fieldpost.app.device.Pictures;

/** A computer without a camera that the app may use. */
public final class NoCamera implements Pictures {

    @Override
    public boolean present() {
        return false;
    }

    @Override
    public void take(Consumer<Path> taken) {
        // nothing to take one with
    }
}
