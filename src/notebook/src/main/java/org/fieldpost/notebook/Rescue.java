package org.fieldpost.notebook;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;

/**
 * Saves what can be read of a damaged notebook. The new file is made whole beside the damaged one and takes its place last; killed
 * at any moment, it is begun again or finished at the next start, and nothing that was readable before is lost.
 */
final class Rescue {

    /** Short, so that the name fits into a line of the smallest phone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final String WHOLE = ".rescued-";
    private static final String KEPT = ".damaged-";

    /** Long enough for an administrator to see the phone; what was to leave it lies in there too. */
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Path file;
    private final MissionMode mode;
    private final Safe safe;
    private final Clock clock;

    Rescue(Path file, MissionMode mode, Safe safe, Clock clock) {
        this.file = file;
        this.mode = mode;
        this.safe = safe;
        this.clock = clock;
    }

    /** Reads the damaged file page by page, and never writes into it. */
    Rescued run(SecureRandom random) {
        String time = TIME.format(clock.instant());
        Path made = beside(file, ".rescue");
        try {
            deleteAll(made);
            Rescued rescued = filled(made, beside(file, KEPT + time), random);
            // from here on it is only finished
            Files.move(made, beside(file, WHOLE + time), StandardCopyOption.ATOMIC_MOVE);
            finish();
            return rescued;
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    /** Half of it is worth nothing, and would keep a full disk full. */
    private Rescued filled(Path made, Path kept, SecureRandom random) throws IOException {
        boolean whole = false;
        try {
            Rescued rescued = fill(made, kept, random);
            whole = true;
            return rescued;
        } finally {
            if (!whole) {
                deleteAll(made);
            }
        }
    }

    private Rescued fill(Path made, Path kept, SecureRandom random) throws IOException {
        try (NotebookFile into = NotebookFile.open(made, Disk.OWN)) {
            into.fill(Files.size(file), random);
            try (RawPages pages = RawPages.of(file)) {
                into.transaction(db -> {
                    try {
                        return copy(db, into, pages);
                    } catch (IOException e) {
                        throw Problem.of("file.unreadable", file).causedBy(e);
                    }
                });
            }
        }
        try (Notebook notebook = Notebook.open(made, mode, safe, clock)) {
            return notebook.afterRescue(kept, unopened, lostReports);
        }
    }

    private long unopened;
    private List<Mending.Place> lostReports = List.of();

    private int copy(Connection db, NotebookFile into, RawPages pages) throws SQLException, IOException {
        Sorting sorting = Sorting.into(db, safe);
        for (long number = 2; number <= pages.count(); number++) {
            for (RawRow row : RawRow.on(pages, number)) {
                sorting.take(row);
            }
        }
        unopened = sorting.unopened();
        if (sorting.opened() == 0 && unopened > 0) {
            // it is whole, and another key's
            throw Problem.of("notebook.damaged", file).asException();
        }
        lostReports = new Mending(db, new SqliteJournal(into, safe)).run(mode);
        return lostReports.size();
    }

    /** Puts a rescued file that is whole into its place; does nothing when there is none. */
    void finish() {
        try {
            Optional<Path> whole = siblings(file, WHOLE).stream().findFirst();
            if (whole.isPresent()) {
                String name = whole.get().getFileName().toString();
                Path kept = beside(file, KEPT + name.substring(name.lastIndexOf(WHOLE) + WHOLE.length()));
                for (String end : List.of("", "-wal")) {
                    Path from = beside(file, end);
                    if (Files.exists(from)) {
                        Files.move(from, beside(kept, end), StandardCopyOption.ATOMIC_MOVE);
                    }
                }
                Files.deleteIfExists(beside(file, "-shm"));
                Files.move(whole.get(), file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    /** Deletes the damaged files kept beside this one: for a notebook that is wiped. */
    static void forget(Path file) {
        try {
            for (String part : List.of(KEPT, WHOLE, ".rescue")) {
                for (Path each : siblings(file, part)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    /** Deletes damaged files that were kept long enough. One from the future, by a clock that was wrong, stays. */
    static void forgetOld(Path file, Instant now) {
        try {
            String begin = file.getFileName() + KEPT;
            for (Path each : siblings(file, KEPT)) {
                String time =
                        each.getFileName().toString().substring(begin.length()).replace("-wal", "");
                if (keptLongEnough(time, now)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    private static boolean keptLongEnough(String time, Instant now) {
        try {
            return TIME.parse(time, Instant::from).plus(KEPT_FOR).isBefore(now);
        } catch (DateTimeException ofNoVersion) {
            return false;
        }
    }

    private static void deleteAll(Path made) throws IOException {
        for (String end : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(beside(made, end));
        }
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    private static List<Path> siblings(Path file, String part) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            String begin = file.getFileName() + part;
            try (DirectoryStream<Path> all = Files.newDirectoryStream(
                    folder, each -> each.getFileName().toString().startsWith(begin))) {
                all.forEach(found::add);
            }
        }
        return found;
    }
}
