package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What the disk itself takes: bytes written one after the other and forced out, from the beginning again after 4 MiB as SQLite's log. */
final class ForcedFile implements AutoCloseable {

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final FileChannel channel;
    private final byte[] noise = new byte[1024 * 1024];

    ForcedFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        new Random(7).nextBytes(noise);
    }

    /**
     * Returns once so many bytes are on the disk.
     *
     * @return where the next will be written
     */
    long write(int bytes) {
        try {
            if (channel.position() + bytes > MOST_BYTES) {
                channel.position(0);
            }
            ByteBuffer written = ByteBuffer.wrap(noise, 0, bytes);
            while (written.hasRemaining()) {
                channel.write(written);
            }
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
