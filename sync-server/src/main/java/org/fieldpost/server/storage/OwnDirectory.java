package org.fieldpost.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The server's directory holds reports: one that it makes is open to its owner alone; of one that is there the owner decides. */
public final class OwnDirectory {

    private OwnDirectory() {}

    /** Makes it, and whatever lies above it, where it is not there. */
    public static Path make(Path directory) throws IOException {
        if (Files.isDirectory(directory)
                || !directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(directory);
        }
        return Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
