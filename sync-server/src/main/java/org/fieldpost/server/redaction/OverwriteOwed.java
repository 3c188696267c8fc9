package org.fieldpost.server.redaction;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.storage.Database;

/** That the files are still to be overwritten: a file beside the database, there before the rows change and gone when it is done. */
final class OverwriteOwed {

    static final String FILE = "overwrite-owed";

    private final Database database;
    private final Path file;

    OverwriteOwed(Database database) {
        this.database = database;
        this.file = database.directory().resolve(FILE);
    }

    /** From now on it is owed, also after a power failure. */
    void note() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    /** Overwrites if it is owed; returns what stood in the way, and then it stays owed. Not from inside a write. */
    synchronized Optional<Problem> settle() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            database.overwriteFreed();
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        } catch (IOException e) {
            return Optional.of(Problem.of("storage.unwritable", file));
        }
    }
}
