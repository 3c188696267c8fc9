package org.fieldpost.server.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.fieldpost.model.words.Problem;

/** Writes files that are new, and that only their owner may read from the first moment on. */
final class PrivateFile {

    private PrivateFile() {}

    /** Asked before a person is asked for anything. */
    static void requireNone(Path file) {
        if (Files.exists(file)) {
            throw Problem.of("offline.exists", file).asException();
        }
    }

    /** @throws org.fieldpost.model.words.ProblemException when there is a file of this name already, or no room */
    static void write(Path file, String text) {
        FileAttribute<?>[] attributes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            throw Problem.of("offline.exists", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
