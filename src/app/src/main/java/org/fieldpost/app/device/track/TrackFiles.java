package org.fieldpost.app.device.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * The app's side of the directory that it shares with the phone's position service: asks for a track by the control file, takes in
 * what the service wrote, sealed to a key that the notebook keeps. Files of a key that is not there are left as they lie.
 */
public final class TrackFiles implements OwnTracks {

    static final String DIRECTORY = "track";

    private static final String ENDING = ".track";

    /** The service needs a moment to see that nothing is wanted any more. */
    private static final Duration STILL_WRITING = Duration.ofMinutes(2);

    /** So many times what follows an unreadable file waits for it. */
    private static final int WAITED_FOR = 3;

    private final Path directory;
    private final ControlFile control;
    private final TrackKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    /** How many records of a file this app has taken in since it started. */
    private final Map<Path, Integer> taken = new HashMap<>();

    private final Map<Path, Integer> failed = new HashMap<>();

    private volatile Optional<RecordedFix> newest = Optional.empty();

    /** @param privateDirectory the app's own, as Android knows it */
    public TrackFiles(Path privateDirectory, TrackKeys keys, SecureRandom random, Clock clock) {
        this.directory = privateDirectory.resolve(DIRECTORY);
        this.control = new ControlFile(directory.resolve("wanted"));
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void want(Wish wish) {
        TrackKey key = control.key(keys.kept()).orElseGet(() -> {
            TrackKey fresh = TrackKey.generate(random);
            keys.keep(fresh);
            return fresh;
        });
        String text = ControlFile.text(wish, key);
        if (!control.read().equals(Optional.of(text))) {
            control.write(text);
        }
    }

    @Override
    public void unwanted() {
        control.delete();
    }

    @Override
    public void handOver(Consumer<Gps.Measured> durable) {
        List<Path> files = files();
        boolean kept = false;
        Optional<ProblemException> unread = Optional.empty();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            boolean finished = i < files.size() - 1 || abandoned(file);
            byte[] bytes;
            try {
                bytes = bytes(file);
            } catch (ProblemException e) {
                // it stays where it lies; the others wait for it a while, as what is older than the last fix is not
                // kept
                unread = unread.or(() -> Optional.of(e));
                kept = true;
                if (failed.merge(file, 1, Integer::sum) < WAITED_FOR) {
                    break;
                }
                continue;
            }
            TrackFile.Reading reading = TrackFile.read(bytes, keys.kept(), taken.getOrDefault(file, 0));
            if (reading instanceof TrackFile.Track track) {
                for (RecordedFix fix : track.fixes()) {
                    durable.accept(fix.measured());
                    newest = Optional.of(fix);
                }
                taken.put(file, track.first() + track.records().size());
            }
            if (finished && !(reading instanceof TrackFile.OtherKey)) {
                delete(file);
            } else {
                kept = true;
            }
        }
        if (!kept) {
            dropOldKeys();
        }
        if (unread.isPresent()) {
            throw unread.get();
        }
    }

    /** The position service does not write it any more, although it is the newest. */
    private boolean abandoned(Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return control.read().isEmpty() && written.plus(STILL_WRITING).isBefore(clock.instant());
        } catch (IOException e) {
            return false;
        }
    }

    /** No file is left that any of them would open. */
    private void dropOldKeys() {
        Optional<TrackKey> current = control.key(keys.kept());
        for (TrackKey key : keys.kept()) {
            if (!current.equals(Optional.of(key))) {
                keys.drop(key);
            }
        }
    }

    /** The last position that was handed over; from any thread. */
    Optional<RecordedFix> newest() {
        return newest;
    }

    @Override
    public Optional<Problem> problem() {
        if (control.read().isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (Files.readString(directory.resolve("standing"))) {
                case "not-allowed" -> Optional.of(Problem.of("gps.not_allowed"));
                case "switched-off" -> Optional.of(Problem.of("gps.switched_off"));
                case "not-written" -> Optional.of(Problem.of("gps.not_written"));
                default -> Optional.empty();
            };
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    /** Deletes everything recorded, of any key: the phone was wiped. */
    public void forget() {
        unwanted();
        files().forEach(this::delete);
        newest = Optional.empty();
    }

    /** In the order they were begun. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9]{1,15}\\.track"))
                    .sorted(Comparator.comparingLong(TrackFiles::number))
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException e) {
            throw Problem.of("file.unreadable", directory).causedBy(e);
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            taken.remove(file);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
