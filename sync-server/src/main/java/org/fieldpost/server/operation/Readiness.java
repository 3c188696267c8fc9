package org.fieldpost.server.operation;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/**
 * Whether the server can take reports now: the database can be written, the disk has room above a mark, and it is not being
 * stopped. Safe from any thread.
 */
public final class Readiness implements Web.Feature {

    private static final long BYTES_IN_MEGABYTE = 1024L * 1024L;
    private static final int UNAVAILABLE = 503;

    /** Whoever asks more often gets the last answer: asking writes. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Database database;
    private final int megabytesFree;
    private final BooleanSupplier stopping;
    private Optional<Problem> last = Optional.empty();
    private long lookedAt = System.nanoTime() - KEPT.toNanos();

    /** @param megabytesFree room that the data directory's disk must have */
    public Readiness(Database database, int megabytesFree, BooleanSupplier stopping) {
        this.database = database;
        this.megabytesFree = megabytesFree;
        this.stopping = stopping;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get(
                "/ready",
                ctx -> {
                    Optional<Problem> problem = problem();
                    if (problem.isPresent()) {
                        web.refuse(ctx, UNAVAILABLE, problem);
                    } else {
                        ctx.contentType("text/plain").result("ready\n");
                    }
                },
                Right.ANYONE);
    }

    /** What keeps it from being ready. */
    public Optional<Problem> problem() {
        if (stopping.getAsBoolean()) {
            return Optional.of(Problem.of("ready.stopping"));
        }
        synchronized (this) {
            if (System.nanoTime() - lookedAt >= KEPT.toNanos()) {
                last = look();
                lookedAt = System.nanoTime();
            }
            return last;
        }
    }

    private Optional<Problem> look() {
        try {
            database.write(db -> {
                try (PreparedStatement touch = db.prepareStatement("UPDATE probe SET at = ? WHERE only_row = 1")) {
                    touch.setLong(1, System.currentTimeMillis());
                    return touch.executeUpdate();
                }
            });
            long free = free(database.directory()) / BYTES_IN_MEGABYTE;
            return free < megabytesFree ? Optional.of(Problem.of("ready.disk", free, megabytesFree)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(Problem.of("ready.database"));
        }
    }

    /** Bytes that this program may still write there. */
    static long free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", directory).causedBy(e);
        }
    }
}
