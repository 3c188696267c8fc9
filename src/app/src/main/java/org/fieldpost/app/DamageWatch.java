package org.fieldpost.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fieldpost.notebook.Notebook;

/**
 * Finds out whether all of an open notebook can be read, a while after it was opened, so that unlocking takes no longer the more
 * lies in it; once in each run of the app, then once a day, and at once when something could not be read. Of the screen's
 * thread; the reading is done on one of its own.
 */
final class DamageWatch {

    /** The first screen is there by then. */
    static final Duration AFTER = Duration.ofSeconds(20);

    private static final Duration EVERY = Duration.ofDays(1);

    /** After it could not be read. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Executor reading;
    private final Executor screen;
    private final Map<Path, Instant> read = new HashMap<>();

    /** Could not be rescued: they are tried again at the next start. */
    private final Set<Path> left = new HashSet<>();

    /**
     * @param reading runs what takes long
     * @param screen runs what follows, on the screen's thread
     */
    DamageWatch(Executor reading, Executor screen) {
        this.reading = reading;
        this.screen = screen;
    }

    /** @param damaged told once, when damage was found */
    Watched of(Notebook notebook, Path file, Instant opened, Runnable damaged) {
        return new Watched(notebook, file, opened, damaged);
    }

    void leave(Path file) {
        left.add(file);
    }

    /** Whether it is time to read all. */
    static boolean due(Instant opened, Instant lastRead, boolean hurt, Instant now) {
        boolean settled = now.isBefore(opened) || !now.isBefore(opened.plus(AFTER));
        boolean old = lastRead == null || now.isBefore(lastRead) || !now.isBefore(lastRead.plus(EVERY));
        return hurt || (settled && old);
    }

    /** One notebook, while it is open. */
    final class Watched {

        private final Notebook notebook;
        private final Path file;
        private final Instant opened;
        private final Runnable damaged;
        private final AtomicBoolean wanted = new AtomicBoolean(true);
        private boolean busy;
        private boolean hurtSeen;
        private Instant notBefore = Instant.MIN;

        private Watched(Notebook notebook, Path file, Instant opened, Runnable damaged) {
            this.notebook = notebook;
            this.file = file;
            this.opened = opened;
            this.damaged = damaged;
        }

        /** Called every second. */
        void tick(Instant now) {
            boolean hurt = notebook.hurt() && !hurtSeen;
            if (!wanted.get()
                    || busy
                    || left.contains(file)
                    || now.isBefore(notBefore)
                    || !due(opened, read.get(file), hurt, now)) {
                return;
            }
            busy = true;
            hurtSeen |= hurt;
            reading.execute(() -> {
                Optional<Boolean> sound = Optional.empty();
                try {
                    sound = Optional.of(notebook.sound(wanted::get));
                } catch (RuntimeException | OutOfMemoryError e) {
                    // it could not be looked at: that is no damage, and is tried again
                    System.err.println("a notebook could not be looked through: " + e.getClass());
                } finally {
                    Optional<Boolean> found = sound;
                    screen.execute(() -> found.ifPresentOrElse(said -> looked(said, now), () -> again(now)));
                }
            });
        }

        private void again(Instant now) {
            busy = false;
            hurtSeen = false;
            notBefore = now.plus(AGAIN);
        }

        private void looked(boolean sound, Instant now) {
            busy = false;
            if (wanted.get()) {
                read.put(file, now);
                if (!sound) {
                    stop();
                    damaged.run();
                }
            }
        }

        /** It is about to be closed: nothing more of it is read. */
        void stop() {
            wanted.set(false);
        }
    }
}
