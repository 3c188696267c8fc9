package org.fieldpost.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;

/** A notebook in a real file that a test closes and opens again as it likes. Its clock goes on by a second at each look. */
final class NotebookInUse implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Position GANTA = new Position(new Point(7.236667, -8.981667), 8, Position.Source.GPS);

    private final Path file;
    private final MissionMode mode;
    private Notebook notebook;

    private NotebookInUse(Path file, MissionMode mode) {
        this.file = file;
        this.mode = mode;
        notebook = open(Safe.withoutLock());
    }

    static NotebookInUse live(Path folder) {
        return new NotebookInUse(folder.resolve("notebook.db"), MissionMode.LIVE);
    }

    static NotebookInUse exercise(Path folder) {
        return new NotebookInUse(folder.resolve("notebook.db"), MissionMode.EXERCISE);
    }

    private Notebook open(Safe safe) {
        return Notebook.open(file, mode, safe, new TickingClock());
    }

    /** Enrols it with this server, which knows the phone at once. */
    NotebookInUse enrolledAt(MemoryServer server) {
        server.know(notebook.enrol(server.invitation(mode), new SeededRandom(11)));
        return this;
    }

    Notebook now() {
        return notebook;
    }

    Path file() {
        return file;
    }

    Notebook reopen() {
        return reopen(Safe.withoutLock());
    }

    Notebook reopen(Safe safe) {
        notebook.close();
        notebook = open(safe);
        return notebook;
    }

    /** What a copy of the closed notebook's file holds. */
    byte[] copy() {
        notebook.close();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            notebook = open(Safe.withoutLock());
        }
    }

    /** The phone is put back to where it was when the copy was made. */
    Notebook putBack(byte[] copy) {
        notebook.close();
        try {
            Files.write(file, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notebook = open(Safe.withoutLock());
        return notebook;
    }

    /** Answers for the notebook that is open at the time, also after the one it was got from was closed. */
    <T> T whicheverIsOpen(Class<T> type, Function<Notebook, T> part) {
        Object standing =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(part.apply(notebook), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(standing);
    }

    @Override
    public void close() {
        notebook.close();
    }

    static Draft draft(int number, String note) {
        return Draft.open(HexFormat.of().toHexDigits((long) number), Kind.SMUGGLING, NOON, Optional.of(GANTA))
                .during(Optional.of(Samples.patrol(NOON).key()))
                .at(GANTA, Optional.of("BP03"), NOON.plusSeconds(number))
                .seenAt(Optional.of(NOON.minusSeconds(60L * number)))
                .handledAtLeast(number % 2 == 0 ? Handling.H2 : Handling.H3)
                .noting(note);
    }

    static List<String> notes(Notebook notebook) {
        return notebook.drafts().stream().map(Draft::note).toList();
    }

    private static final class TickingClock extends Clock {

        private static Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            synchronized (TickingClock.class) {
                now = now.plusSeconds(1);
                return now;
            }
        }
    }
}
