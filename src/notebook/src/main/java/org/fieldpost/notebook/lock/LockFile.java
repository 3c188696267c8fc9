package org.fieldpost.notebook.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.mission.MissionMode;

/**
 * The lock of one notebook: {@code FPLOCK1}, a line feed, how a PIN is stretched (4 bytes memory in KiB, 4 bytes passes), 16
 * bytes salt, and two slots alike. A slot holds keys locked by a PIN, or noise; nobody without a PIN can tell which. Immutable.
 */
final class LockFile {

    static final int SLOTS = 2;
    private static final byte[] MAGIC = "FPLOCK1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int HEAD_BYTES = MAGIC.length + 8 + SALT_BYTES;
    private static final int SLOT_BYTES = AesSafe.NONCE_BYTES + 2 + 2 * KEY_BYTES + AesSafe.TAG_BYTES;

    private final byte[] head;
    private final List<byte[]> slots;

    private LockFile(byte[] head, List<byte[]> slots) {
        this.head = head;
        this.slots = slots;
    }

    /**
     * What a slot opens.
     *
     * @param mode which of the notebook's two files
     * @param liveFile 1 or 2: under which number the live file lies
     * @param live the live file's data key, or noise where the mode is exercise
     */
    record Keys(MissionMode mode, int liveFile, Bytes live, Bytes training) {

        byte[] dataKey() {
            return (mode == MissionMode.LIVE ? live : training).toArray();
        }

        int file() {
            return mode == MissionMode.LIVE ? liveFile : 3 - liveFile;
        }

        /** As a trainee has them: the live file is closed for ever. */
        Keys forTraining(SecureRandom random) {
            return new Keys(MissionMode.EXERCISE, liveFile, Bytes.of(noise(KEY_BYTES, random)), training);
        }

        static Keys fresh(SecureRandom random) {
            return new Keys(
                    MissionMode.LIVE,
                    1 + random.nextInt(2),
                    Bytes.of(noise(KEY_BYTES, random)),
                    Bytes.of(noise(KEY_BYTES, random)));
        }

        private byte[] encoded() {
            return ByteBuffer.allocate(2 + 2 * KEY_BYTES)
                    .put((byte) (mode == MissionMode.LIVE ? 1 : 2))
                    .put((byte) liveFile)
                    .put(live.view())
                    .put(training.view())
                    .array();
        }

        private static Keys decoded(byte[] bytes) {
            return new Keys(
                    bytes[0] == 1 ? MissionMode.LIVE : MissionMode.EXERCISE,
                    bytes[1],
                    Bytes.of(Arrays.copyOfRange(bytes, 2, 2 + KEY_BYTES)),
                    Bytes.of(Arrays.copyOfRange(bytes, 2 + KEY_BYTES, 2 + 2 * KEY_BYTES)));
        }
    }

    /** A slot that a PIN's key opened. */
    record Opening(int slot, Keys keys) {}

    static LockFile fresh(Stretching stretching, SecureRandom random) {
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(MAGIC)
                .putInt(stretching.memoryKib())
                .putInt(stretching.passes())
                .put(noise(SALT_BYTES, random))
                .array();
        return new LockFile(head, List.of(noise(SLOT_BYTES, random), noise(SLOT_BYTES, random)));
    }

    /** Empty when these bytes are no lock, or a damaged one: no PIN is wrong that could not be right. */
    static Optional<LockFile> decode(byte[] checked) {
        byte[] bytes = Checked.open(checked).orElse(new byte[0]);
        if (bytes.length != HEAD_BYTES + SLOTS * SLOT_BYTES
                || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            return Optional.empty();
        }
        List<byte[]> slots = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            int from = HEAD_BYTES + i * SLOT_BYTES;
            slots.add(Arrays.copyOfRange(bytes, from, from + SLOT_BYTES));
        }
        return Optional.of(new LockFile(Arrays.copyOf(bytes, HEAD_BYTES), List.copyOf(slots)));
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + SLOTS * SLOT_BYTES).put(head);
        slots.forEach(bytes::put);
        return Checked.close(bytes.array());
    }

    byte[] key(Pin pin) {
        ByteBuffer settings = ByteBuffer.wrap(head, MAGIC.length, 8);
        return new Stretching(settings.getInt(), settings.getInt())
                .key(pin, Arrays.copyOfRange(head, HEAD_BYTES - SALT_BYTES, HEAD_BYTES));
    }

    /** Every slot is tried each time, whichever opens. Where two open, live counts: nobody may lock himself out. */
    Optional<Opening> open(byte[] pinKey) {
        List<Opening> opened = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            int slot = i;
            AesSafe.unseal(new SecretKeySpec(pinKey, "AES"), head, slots.get(i))
                    .ifPresent(open -> opened.add(new Opening(slot, Keys.decoded(open))));
        }
        return opened.stream()
                .filter(each -> each.keys().mode() == MissionMode.LIVE)
                .findFirst()
                .or(() -> opened.stream().findFirst());
    }

    LockFile with(int slot, byte[] pinKey, Keys keys, SecureRandom random) {
        byte[] nonce = noise(AesSafe.NONCE_BYTES, random);
        return with(slot, AesSafe.seal(new SecretKeySpec(pinKey, "AES"), nonce, head, keys.encoded()));
    }

    LockFile without(int slot, SecureRandom random) {
        return with(slot, noise(SLOT_BYTES, random));
    }

    private LockFile with(int slot, byte[] bytes) {
        List<byte[]> changed = new ArrayList<>(slots);
        changed.set(slot, bytes);
        return new LockFile(head, List.copyOf(changed));
    }

    static byte[] noise(int bytes, SecureRandom random) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return noise;
    }
}
