package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;

/** A file in the data directory, which one server alone uses; nobody but its user may read it. */
final class KeyFile implements KeyPlace {

    static final String NAME = "server-keys";

    private final Path file;

    KeyFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    @Override
    public Optional<Kept> otherThan(long version) {
        try {
            return version == NOTHING && Files.exists(file)
                    ? Optional.of(new Kept(1, Bytes.of(Files.readAllBytes(file))))
                    : Optional.empty();
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    @Override
    public boolean keep(Bytes content, long after) {
        write(file, content.toArray());
        return true;
    }

    /** Whole or not at all, and readable by its owner alone. */
    static void write(Path file, byte[] content) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(beside);
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }
}
