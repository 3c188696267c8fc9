package org.fieldpost.app.device.desktop;

import java.nio.file.Path;
import org.fieldpost.app.device.PrivateFiles;

/** Two folders under one the person named. */
public record DesktopFiles(Path directory) implements PrivateFiles {

    @Override
    public Path privateDirectory() {
        return directory.resolve("private");
    }

    @Override
    public Path sharedDirectory() {
        return directory.resolve("courier");
    }
}
