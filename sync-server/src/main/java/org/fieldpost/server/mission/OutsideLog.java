package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.fieldpost.model.words.Problem;

/**
 * What must outlive a restore of the database: one line each, appended to a file beside it and on the disk before it takes
 * effect. A restore applies it again.
 */
public final class OutsideLog {

    private static final String FILE = "outside-log";

    private final Path file;

    OutsideLog(Path directory) {
        this.file = directory.resolve(FILE);
    }

    /** Appends one line of what and whom. */
    public synchronized void append(String what, String whom) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // a line that a power failure has cut must not swallow this one
            String start = wholeLines() ? "" : "\n";
            channel.write(ByteBuffer.wrap((start + what + " " + whom + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    private boolean wholeLines() throws IOException {
        String all = Files.readString(file);
        return all.isEmpty() || all.endsWith("\n");
    }

    /** Whom the log names for this, in order. */
    public List<String> read(String what) {
        return lines().stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }

    /** All of it, in order; a last line without its end was never in effect and is passed over. */
    public synchronized List<String> lines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String all = Files.readString(file);
            return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }
}
