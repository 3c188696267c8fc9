package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
            channel.write(ByteBuffer.wrap((what + " " + whom + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    /** Whom the log names for this, in order; a line cut by a power failure is passed over. */
    public synchronized List<String> read(String what) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String all = Files.readString(file);
            List<String> whom = new ArrayList<>();
            all.substring(0, all.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.startsWith(what + " "))
                    .forEach(line -> whom.add(line.substring(what.length() + 1)));
            return whom;
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }
}
