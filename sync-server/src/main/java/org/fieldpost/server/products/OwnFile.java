package org.fieldpost.server.products;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that an export is made in: in the server's own directory, open to its owner alone. */
final class OwnFile {

    private static final String BEGINS = "export-";

    private OwnFile() {}

    static Path make(Path directory, String ends) throws IOException {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        directory,
                        BEGINS,
                        ends,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(directory, BEGINS, ends);
    }

    /** Deletes what a server left that was killed in the middle. */
    static void deleteLeft(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, BEGINS + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
