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
import java.time.Clock;
import java.util.List;
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

    private final Path file;
    private final SigningKey mission;
    private final SigningKey signing;
    private final SecureRandom random;
    private final Clock clock;
    private List<BoxKeyPolicy.Held> boxes;

    private ServerKeys(
            Path file,
            SigningKey mission,
            SigningKey signing,
            List<BoxKeyPolicy.Held> boxes,
            Clock clock,
            SecureRandom random) {
        this.file = file;
        this.mission = mission;
        this.signing = signing;
        this.boxes = boxes;
        this.clock = clock;
        this.random = random;
    }

    /** Reads the directory's key file, or makes it on the very first start. */
    static ServerKeys open(Path directory, boolean firstStart, Clock clock, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return decode(file, Files.readAllBytes(file), clock, random);
            }
            if (!firstStart) {
                throw Problem.of("keys.missing", file).asException();
            }
            var keys = new ServerKeys(
                    file,
                    SigningKey.generate(random),
                    SigningKey.generate(random),
                    List.of(BoxKeyPolicy.first(1, clock.instant(), random)),
                    clock,
                    random);
            keys.write(keys.boxes);
            return keys;
        } catch (IllegalArgumentException e) {
            throw Problem.of("keys.broken", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    private static ServerKeys decode(Path file, byte[] bytes, Clock clock, SecureRandom random) {
        var fields = Fields.of("server keys", Cbor.decode(bytes));
        // release 0.1.0 kept one key for ever
        List<BoxKeyPolicy.Held> boxes = fields.has(4)
                ? fields.list(4).stream().map(BoxKeyPolicy.Held::decode).toList()
                : List.of(new BoxKeyPolicy.Held(new BoxKey(fields.bytes(3)), 1, 0, clock.instant()));
        return new ServerKeys(
                file, new SigningKey(fields.bytes(1)), new SigningKey(fields.bytes(2)), boxes, clock, random);
    }

    /** Makes a new key when the present one has served its month, destroys those that are too old, after a restore at once. */
    synchronized void renewIfDue(long epoch) {
        List<BoxKeyPolicy.Held> next = BoxKeyPolicy.next(boxes, epoch, clock.instant(), random);
        if (!next.equals(boxes)) {
            try {
                write(next);
            } catch (IOException e) {
                throw Problem.of("storage.unwritable", file).causedBy(e);
            }
            boxes = next;
        }
    }

    private void write(List<BoxKeyPolicy.Held> now) throws IOException {
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
                    .put(4, now.stream().map(BoxKeyPolicy.Held::encode).toList())
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
        return boxes.get(0).key().publicKey();
    }

    /** The same, signed for phones that know an older one. */
    public synchronized ServerBox announced(MissionId id) {
        BoxKeyPolicy.Held newest = boxes.get(0);
        return ServerBox.sign(
                id, newest.epoch(), newest.sequence(), newest.key().publicKey(), mission);
    }

    /** Epoch and sequence of the newest key. */
    public synchronized long[] newest() {
        return new long[] {boxes.get(0).epoch(), boxes.get(0).sequence()};
    }

    /** The keys of the server's end of one enrolment. */
    public synchronized HeldKeys towards(VerifyingKey phone, BoxPublicKey phoneBox) {
        return new HeldKeys(signing, boxes.stream().map(BoxKeyPolicy.Held::key).toList(), phone, phoneBox);
    }

    @Override
    public String toString() {
        return "server keys";
    }
}
