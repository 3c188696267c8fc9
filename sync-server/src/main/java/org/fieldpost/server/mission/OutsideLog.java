package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * What must outlive a restore of the database: one line each, appended to a file beside it and on the disk before it takes
 * effect. A restore applies it again. Each line stands in the database too, where all servers of one database find it and a
 * backup takes it along. Safe from any thread.
 */
public final class OutsideLog {

    /** What the file beside the database is called. */
    public static final String FILE = "outside-log";

    private final Database database;
    private final Path file;

    public OutsideLog(Database database) {
        this.database = database;
        this.file = database.directory().resolve(FILE);
    }

    /** Appends one line of what and whom; its row is part of this thread's open transaction. */
    public void append(String what, String whom) {
        String line = what + " " + whom;
        toDatabase(line);
        toFile(line);
    }

    private void toDatabase(String line) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("INSERT INTO outside_line (line) VALUES (?)")) {
                insert.setString(1, line);
                return insert.executeUpdate();
            }
        });
    }

    private synchronized void toFile(String line) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // a line that a power failure has cut must not swallow this one
            String start = wholeLines() ? "" : "\n";
            channel.write(ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8)));
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

    /** All of it: the database's lines in their order, then those that the file alone has. */
    public List<String> lines() {
        Set<String> all = new LinkedHashSet<>(database.<List<String>>read(OutsideLog::linesOf));
        all.addAll(linesOf(file));
        return List.copyOf(all);
    }

    /** Those of the database alone. */
    static List<String> linesOf(Connection db) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("SELECT line FROM outside_line ORDER BY number");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** Takes lines of other servers, or of a backup; what stands there already is not said twice. */
    void takeUp(List<String> lines) {
        Set<String> known = new HashSet<>(database.<List<String>>read(OutsideLog::linesOf));
        Set<String> inFile = new HashSet<>(linesOf(file));
        for (String line : lines) {
            if (known.add(line)) {
                toDatabase(line);
            }
            if (inFile.add(line)) {
                toFile(line);
            }
        }
    }

    /** Those of a file; a last line without its end was never in effect and is passed over. */
    public static List<String> linesOf(Path file) {
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
