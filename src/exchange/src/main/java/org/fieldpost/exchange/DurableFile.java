package org.fieldpost.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole or absent: a full disk, a pulled stick or a power cut leaves no half file under their name. */
public final class DurableFile {

    private DurableFile() {}

    /** Writes beside the target, to the disk, and renames. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                write(channel, content);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            forceName(file);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException stillThere) {
                e.addSuppressed(stillThere);
            }
            throw e;
        }
    }

    /** Or a power cut may bring the former file back. Some systems let nobody open a folder, and order names by themselves. */
    private static void forceName(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    /** Writes over what stands there, to the disk, as far as the disk itself writes in place. */
    public static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, content);
        }
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
