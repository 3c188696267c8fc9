package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.words.Problem;

/**
 * The server's secrets: the mission key that phones pin, the key it signs with, the keys envelopes are sealed to. The latter
 * change by {@link BoxKeyPolicy}; a new one is in the file before any phone hears of it. Safe from any thread.
 */
public final class ServerKeys {

    private static final String FILE = "server-keys";

    /** Running that was not written down when the power fails makes keys live as much longer. */
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);

    private final Path file;
    private final SigningKey mission;
    private final SigningKey signing;
    private final SecureRandom random;
    private final RunningTime running;
    private BoxKeys boxes;
    private boolean inFile;
    private Duration written;
    private Duration looked;

    private ServerKeys(
            Path file,
            SigningKey mission,
            SigningKey signing,
            BoxKeys boxes,
            RunningTime running,
            SecureRandom random) {
        this.file = file;
        this.mission = mission;
        this.signing = signing;
        this.boxes = boxes;
        this.written = boxes.ran();
        this.running = running;
        this.looked = running.soFar();
        this.random = random;
    }

    /**
     * Reads the directory's key file, or makes it on the very first start.
     *
     * @param epoch higher than the keys know after a restore
     */
    static ServerKeys open(Path directory, boolean firstStart, long epoch, RunningTime running, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            ServerKeys keys;
            if (Files.exists(file)) {
                keys = decode(file, Files.readAllBytes(file), running, random);
            } else if (firstStart) {
                keys = new ServerKeys(
                        file,
                        SigningKey.generate(random),
                        SigningKey.generate(random),
                        BoxKeyPolicy.first(epoch, random),
                        running,
                        random);
            } else {
                throw Problem.of("keys.missing", file).asException();
            }
            keys.goOnIn(epoch);
            return keys;
        } catch (IllegalArgumentException e) {
            throw Problem.of("keys.broken", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    private void goOnIn(long epoch) throws IOException {
        BoxKeys now = BoxKeyPolicy.inEpoch(boxes, epoch);
        if (!inFile || !now.equals(boxes)) {
            keep(now);
        }
    }

    private static ServerKeys decode(Path file, byte[] bytes, RunningTime running, SecureRandom random) {
        var fields = Fields.of("server keys", Cbor.decode(bytes));
        var keys = new ServerKeys(
                file,
                new SigningKey(fields.bytes(1)),
                new SigningKey(fields.bytes(2)),
                boxes(fields, random),
                running,
                random);
        keys.inFile = fields.has(5);
        return keys;
    }

    private static BoxKeys boxes(Fields fields, SecureRandom random) {
        if (fields.has(5)) {
            return new BoxKeys(
                    fields.list(5).stream().map(BoxKeys.Held::decode).toList(),
                    new BoxKey(fields.bytes(6)),
                    Duration.ofSeconds(fields.number(7)));
        }
        // release 0.1.0 kept one key for ever, those after it dated them
        List<BoxKeys.Held> held = fields.has(4)
                ? fields.list(4).stream().map(BoxKeys.Held::decodeDated).toList()
                : List.of(new BoxKeys.Held(new BoxKey(fields.bytes(3)), 1, 0, Duration.ZERO, Duration.ZERO));
        return new BoxKeys(held, BoxKey.generate(random), Duration.ZERO);
    }

    /**
     * Counts the time since the last look, makes a new key when the present one has served its month, destroys those that are
     * too old. To be called every few minutes: what is between two looks counts up to {@link BoxKeyPolicy#MOST_AT_ONCE}.
     *
     * @param sealing as {@link BoxKeyPolicy#next} wants it
     */
    synchronized void look(Set<Long> sealing) {
        Duration now = running.soFar();
        BoxKeys next = BoxKeyPolicy.next(boxes, now.minus(looked), sealing, random);
        looked = now;
        boolean worthWriting = !next.sameKeysAs(boxes) || next.ran().compareTo(written.plus(WRITTEN_EVERY)) >= 0;
        if (worthWriting) {
            try {
                keep(next);
            } catch (IOException e) {
                throw Problem.of("storage.unwritable", file).causedBy(e);
            }
        }
        boxes = next;
    }

    private synchronized void keep(BoxKeys now) throws IOException {
        write(now);
        inFile = true;
        written = now.ran();
        boxes = now;
    }

    private void write(BoxKeys now) throws IOException {
        Path beside = file.resolveSibling(FILE + ".part");
        Files.deleteIfExists(beside);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(Cbor.encode(new Fields.Writer()
                    .put(1, mission.secret())
                    .put(2, signing.secret())
                    .put(5, now.held().stream().map(BoxKeys.Held::encode).toList())
                    .put(6, now.spare().secret())
                    .put(7, now.ran().toSeconds())
                    .map()));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public SigningKey mission() {
        return mission;
    }

    public SigningKey signing() {
        return signing;
    }

    /** The key that phones are to seal to now. */
    public synchronized BoxPublicKey box() {
        return boxes.newest().key().publicKey();
    }

    /** The same, signed for phones that know an older one. */
    public synchronized ServerBox announced(MissionId id) {
        BoxKeys.Held newest = boxes.newest();
        return ServerBox.sign(
                id, newest.epoch(), newest.sequence(), newest.key().publicKey(), mission);
    }

    /** Epoch and sequence of the newest key. */
    public synchronized long[] newest() {
        return new long[] {boxes.newest().epoch(), boxes.newest().sequence()};
    }

    /** The keys of the server's end of one enrolment. */
    public synchronized HeldKeys towards(VerifyingKey phone, BoxPublicKey phoneBox) {
        return new HeldKeys(signing, boxes.all(), phone, phoneBox);
    }

    @Override
    public String toString() {
        return "server keys";
    }
}
