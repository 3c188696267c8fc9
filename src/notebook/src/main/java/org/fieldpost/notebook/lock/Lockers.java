package org.fieldpost.notebook.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Notebook;

/**
 * The notebooks of one phone, one for each officer who uses it, by number. Each has a lock and two files alike, one for live and
 * one for exercises, made at the same time and of the same size whoever uses it. Blocks; never called on the screen's thread.
 * Safe from any thread.
 */
public final class Lockers {

    /** As many officers as share a phone. */
    public static final int MOST = 4;

    /** What each file holds from the first day: some two hundred reports without a photo. */
    static final long PREPARED_BYTES = 4L * 1024 * 1024;

    private final Path folder;
    private final Stretching stretching;
    private final Clock clock;
    private final SecureRandom random;

    public Lockers(Path folder, Stretching stretching, Clock clock, SecureRandom random) {
        this.folder = folder;
        this.stretching = stretching;
        this.clock = clock;
        this.random = random;
    }

    /** The numbers of the notebooks in use. */
    public synchronized List<Integer> inUse() {
        return IntStream.rangeClosed(1, MOST).filter(this::locked).boxed().toList();
    }

    private boolean locked(int number) {
        return Files.exists(lock(number)) || Files.exists(former(number));
    }

    /**
     * Makes a notebook: its lock, its keys, both files. It is live until {@link #train}.
     *
     * @throws org.fieldpost.model.words.ProblemException when the PIN is too weak, the number is in use, or the disk is full
     */
    public synchronized Unlocked setUp(int number, Pin pin) {
        Check.range("number", number, 1, MOST);
        pin.tooWeak().ifPresent(weak -> {
            throw weak.asException();
        });
        if (locked(number)) {
            throw Problem.of("lock.in_use", number).asException();
        }
        forgetFiles(number);
        LockFile.Keys keys = LockFile.Keys.fresh(random);
        LockFile lock = LockFile.fresh(stretching, random);
        byte[] pinKey = lock.key(pin);
        int slot = random.nextInt(LockFile.SLOTS);
        try {
            prepare(number, keys);
            prepare(number, new LockFile.Keys(MissionMode.EXERCISE, keys.liveFile(), keys.live(), keys.training()));
            write(number, lock.with(slot, pinKey, keys, random));
        } catch (ProblemException e) {
            // files without a lock would keep a full disk full
            forgetFiles(number);
            throw e;
        }
        return unlocked(number, pinKey, new LockFile.Opening(slot, keys));
    }

    private void prepare(int number, LockFile.Keys keys) {
        Notebook.prepare(
                file(number, keys.file()), keys.mode(), new AesSafe(keys.dataKey(), random), PREPARED_BYTES, random);
    }

    private Unlocked unlocked(int number, byte[] pinKey, LockFile.Opening opening) {
        return new Unlocked(
                number,
                file(number, opening.keys().file()),
                new AesSafe(opening.keys().dataKey(), random),
                pinKey,
                opening);
    }

    /** Tries a PIN. A wrong one is counted before it is tried, so that cutting the power gives none for nothing. */
    public synchronized Unlocking unlock(int number, Pin pin) {
        Check.range("number", number, 1, MOST);
        if (!locked(number)) {
            return new Unlocking.Vacant();
        }
        // a damaged lock is said before any PIN is counted as wrong
        LockFile lock = read(number);
        Instant now = clock.instant();
        WrongPins wrong = wrong(number).asOf(now);
        if (wrong.wipes()) {
            destroy(number);
            return new Unlocking.Destroyed();
        }
        Optional<Instant> wait = wrong.until(now);
        if (wait.isPresent()) {
            keep(number, wrong);
            return new Unlocking.Wait(wrong.left(), wait.get());
        }
        WrongPins counted = wrong.and(now);
        keep(number, counted);
        byte[] pinKey = lock.key(pin);
        Optional<LockFile.Opening> opening = lock.open(pinKey);
        if (opening.isPresent()) {
            forgetWrong(number);
            return unlocked(number, pinKey, opening.get());
        }
        if (counted.wipes()) {
            destroy(number);
            return new Unlocking.Destroyed();
        }
        return new Unlocking.Wrong(counted.left(), counted.until(now));
    }

    /** How long no PIN will be tried, for a screen that counts down; empty when one may be. */
    public synchronized Optional<Instant> waitsUntil(int number) {
        if (!locked(number)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        WrongPins kept = wrong(number);
        WrongPins wrong = kept.asOf(now);
        if (!wrong.equals(kept)) {
            // after the clock was set back the wait begins anew once, not at each look
            keep(number, wrong);
        }
        return wrong.until(now);
    }

    /** The right PIN came. Needs no room: a full disk must not count right PINs until the key is destroyed. */
    private void forgetWrong(int number) {
        try {
            Files.deleteIfExists(tries(number));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", tries(number)).causedBy(e);
        }
    }

    /**
     * Another PIN opens it from now on, and the present one no longer does.
     *
     * @return what is open now
     * @throws org.fieldpost.model.words.ProblemException when the present PIN is not this notebook's, or the next is too weak
     *     or the second one
     */
    public synchronized Unlocked changePin(Unlocked open, Pin present, Pin next) {
        next.tooWeak().ifPresent(weak -> {
            throw weak.asException();
        });
        LockFile lock = read(open.number());
        requirePresent(lock, open, present);
        byte[] pinKey = lock.key(next);
        LockFile.Opening opening = open.opening();
        // under the second PIN nothing is said of another
        if (open.mode() == MissionMode.LIVE
                && lock.open(pinKey)
                        .filter(other -> other.slot() != opening.slot())
                        .isPresent()) {
            throw Problem.of("pin.same").asException();
        }
        write(open.number(), lock.with(opening.slot(), pinKey, opening.keys(), random));
        return unlocked(open.number(), pinKey, opening);
    }

    /**
     * A second PIN opens training only. The one there was no longer does.
     *
     * @throws org.fieldpost.model.words.ProblemException when the present PIN is not this notebook's, or the second is too weak
     *     or the same
     */
    public synchronized void secondPin(Unlocked live, Pin present, Pin second) {
        requireLive(live);
        second.tooWeak().ifPresent(weak -> {
            throw weak.asException();
        });
        LockFile lock = read(live.number());
        requirePresent(lock, live, present);
        if (second.equals(present)) {
            throw Problem.of("pin.same").asException();
        }
        LockFile.Opening opening = live.opening();
        int other = LockFile.SLOTS - 1 - opening.slot();
        write(live.number(), lock.with(other, lock.key(second), opening.keys().forTraining(random), random));
    }

    private static void requireLive(Unlocked open) {
        if (open.mode() != MissionMode.LIVE) {
            throw new IllegalStateException("only a live notebook has a second PIN or becomes a trainee's");
        }
    }

    private static void requirePresent(LockFile lock, Unlocked open, Pin present) {
        if (!MessageDigest.isEqual(lock.key(present), open.pinKey())) {
            throw Problem.of("pin.not_present").asException();
        }
    }

    /** This notebook, in which nobody is enrolled yet, is a trainee's from now on: its live file is closed for ever. */
    public synchronized Unlocked train(Unlocked fresh) {
        requireLive(fresh);
        LockFile.Opening before = fresh.opening();
        var opening = new LockFile.Opening(before.slot(), before.keys().forTraining(random));
        LockFile lock = read(fresh.number()).without(LockFile.SLOTS - 1 - before.slot(), random);
        write(fresh.number(), lock.with(opening.slot(), fresh.pinKey(), opening.keys(), random));
        return unlocked(fresh.number(), fresh.pinKey(), opening);
    }

    /** Destroys the keys: nobody can read this notebook any more. Its number is free. */
    public synchronized void destroy(int number) {
        try {
            forget(lock(number));
            forget(former(number));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", lock(number)).causedBy(e);
        }
        forgetFiles(number);
    }

    private void forgetFiles(int number) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            // also damaged ones, from which this notebook was rescued
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "notebook-" + number + "-[12].db*")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.deleteIfExists(tries(number));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", folder).causedBy(e);
        }
    }

    private LockFile read(int number) {
        Path file = Files.exists(lock(number)) ? lock(number) : former(number);
        try {
            if (Files.exists(lock(number))) {
                forget(former(number));
            }
            return LockFile.decode(Files.readAllBytes(file))
                    .orElseThrow(() -> Problem.of("lock.damaged", file).asException());
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }

    /** The lock before is overwritten, so that its PIN opens nothing any more; until the new one stands it is kept. */
    private void write(int number, LockFile lock) {
        Path file = lock(number);
        Path former = former(number);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Files.move(file, former, StandardCopyOption.REPLACE_EXISTING);
            }
            DurableFile.replace(file, lock.encode());
            forget(former(number));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    private void forget(Path lock) throws IOException {
        if (Files.exists(lock)) {
            try {
                DurableFile.overwrite(lock, LockFile.noise((int) Files.size(lock), random));
            } catch (IOException noRoomToOverwrite) {
                // a disk that writes everything to a new place may be full; it is deleted all the same
            }
            Files.delete(lock);
        }
    }

    private WrongPins wrong(int number) {
        try {
            if (!Files.exists(tries(number))) {
                return WrongPins.NONE;
            }
            byte[] bytes = Checked.open(Files.readAllBytes(tries(number))).orElse(new byte[0]);
            if (bytes.length != 12) {
                return WrongPins.NONE;
            }
            ByteBuffer kept = ByteBuffer.wrap(bytes);
            return new WrongPins(kept.getInt(), Instant.ofEpochMilli(kept.getLong()));
        } catch (IOException e) {
            throw Problem.of("file.unreadable", tries(number)).causedBy(e);
        }
    }

    private void keep(int number, WrongPins wrong) {
        try {
            DurableFile.replace(
                    tries(number),
                    Checked.close(ByteBuffer.allocate(12)
                            .putInt(wrong.count())
                            .putLong(wrong.last().toEpochMilli())
                            .array()));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", tries(number)).causedBy(e);
        }
    }

    private Path lock(int number) {
        return folder.resolve("notebook-" + number + ".lock");
    }

    private Path former(int number) {
        return folder.resolve("notebook-" + number + ".lock-before");
    }

    private Path tries(int number) {
        return folder.resolve("notebook-" + number + ".tries");
    }

    private Path file(int number, int which) {
        return folder.resolve("notebook-" + number + "-" + which + ".db");
    }
}
