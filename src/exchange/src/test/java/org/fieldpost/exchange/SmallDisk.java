package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A real small file system that a test fills to the last byte; mounting it needs root or passwordless sudo, and without it the test fails. */
public final class SmallDisk implements AutoCloseable {

    private final Path place;
    private final Path ballast;

    private SmallDisk(Path place) {
        this.place = place;
        this.ballast = place.resolve("ballast");
    }

    /** @param place a folder that is made */
    public static SmallDisk mount(Path place, int kibibytes) throws IOException {
        Files.createDirectory(place);
        String size = "size=" + kibibytes + "k";
        assertThat(ran("mount", "-t", "tmpfs", "-o", size, "fieldpost-test", place.toString())
                        || ran("sudo", "-n", "mount", "-t", "tmpfs", "-o", size, "fieldpost-test", place.toString()))
                .as("a small file system is mounted")
                .isTrue();
        return new SmallDisk(place);
    }

    public Path place() {
        return place;
    }

    /** Not a byte fits any more. */
    public void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(usable()).as("room after " + full.getMessage()).isLessThan(block.length);
        }
    }

    /** So much and no more fits. */
    public void fillBut(int kibibytes) throws IOException {
        fill();
        try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
            channel.truncate(Math.max(0, channel.size() - kibibytes * 1024L));
        }
    }

    public void makeRoom() throws IOException {
        Files.deleteIfExists(ballast);
    }

    /** Nobody may write here any more, root neither; no file may be open for writing. */
    public void readOnly() {
        remount("ro");
    }

    public void writable() {
        remount("rw");
    }

    private void remount(String how) {
        String options = "remount," + how;
        assertThat(ran("mount", "-o", options, place.toString())
                        || ran("sudo", "-n", "mount", "-o", options, place.toString()))
                .as(options)
                .isTrue();
    }

    public long usable() throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }

    @Override
    public void close() {
        assertThat(ran("umount", place.toString()) || ran("sudo", "-n", "umount", place.toString()))
                .as("unmounted")
                .isTrue();
    }

    private static boolean ran(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
