package org.fieldpost.app.device.track;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.model.Check;

/**
 * Reads a track file, format "Fieldpost track 1" of docs/track-file.md: up to its last whole record, wherever it was cut. Pure.
 */
public final class TrackFile {

    private static final byte[] MAGIC = "Fieldpost track 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFO = "Fieldpost track 1".getBytes(StandardCharsets.US_ASCII);
    private static final byte OPEN = 0;
    private static final byte SEALED = 1;
    private static final int KEY_ID_BYTES = 8;
    private static final int SUM_BYTES = 4;

    private TrackFile() {}

    /** What a file turned out to be. */
    public sealed interface Reading permits Track, OtherKey, NoTrack {}

    /**
     * A track.
     *
     * @param sealed whether nobody without the key could read or write it
     * @param first place of the first of the records, from 0
     * @param records as many as are whole from there, empty where damaged
     * @param tornBytes what follows the last whole record: written when the battery went
     */
    public record Track(boolean sealed, int first, List<Optional<RecordedFix>> records, int tornBytes)
            implements Reading {

        public Track {
            records = List.copyOf(records);
        }

        /** Those that are as they were written, in the order they were. */
        public List<RecordedFix> fixes() {
            return records.stream().flatMap(Optional::stream).toList();
        }

        /** The places, from 0, of records that are not as they were written. */
        public List<Integer> damaged() {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                if (records.get(i).isEmpty()) {
                    places.add(first + i);
                }
            }
            return places;
        }
    }

    /** Sealed to a key that is not among those given: another officer's, or one that was wiped. */
    public record OtherKey() implements Reading {}

    /** Cut within its header, or no track file of this version. */
    public record NoTrack() implements Reading {}

    /** @param keys any of which it may be sealed to */
    public static Reading read(byte[] file, List<TrackKey> keys) {
        return read(file, keys, 0);
    }

    /** As {@link #read(byte[], List)}, without the first records, which are known already. */
    static Reading read(byte[] file, List<TrackKey> keys, int known) {
        if (file.length <= MAGIC.length || !Arrays.equals(Arrays.copyOf(file, MAGIC.length), MAGIC)) {
            return new NoTrack();
        }
        return switch (file[MAGIC.length]) {
            case OPEN -> records(file, MAGIC.length + 1, Optional.empty(), known);
            case SEALED -> sealed(file, keys, known);
            default -> new NoTrack();
        };
    }

    private static Reading sealed(byte[] file, List<TrackKey> keys, int known) {
        int keyId = MAGIC.length + 1;
        int point = keyId + KEY_ID_BYTES;
        int records = point + TrackKey.POINT_BYTES;
        if (file.length < records) {
            return new NoTrack();
        }
        byte[] wanted = Arrays.copyOfRange(file, keyId, point);
        byte[] ephemeral = Arrays.copyOfRange(file, point, records);
        byte[] hash = headerHash(file, records);
        for (TrackKey key : keys) {
            byte[] recipient = key.point();
            if (Arrays.equals(wanted, keyId(recipient))) {
                byte[] info = concat(INFO, recipient);
                return key.agree(ephemeral, hash, info)
                        .<Reading>map(agreed -> records(file, records, Optional.of(agreed), known))
                        .orElseGet(NoTrack::new);
            }
        }
        return new OtherKey();
    }

    private static byte[] keyId(byte[] recipient) {
        return Arrays.copyOf(Sha256.of(recipient).toArray(), KEY_ID_BYTES);
    }

    private static byte[] headerHash(byte[] file, int length) {
        return Sha256.of(Arrays.copyOf(file, length)).toArray();
    }

    private static Reading records(byte[] file, int start, Optional<byte[]> agreed, int known) {
        int body = RecordedFix.BYTES + (agreed.isPresent() ? TrackKey.TAG_BYTES : SUM_BYTES);
        int stride = 2 + body;
        int whole = (file.length - start) / stride;
        // after a power cut a file may have grown before its content came
        while (whole > 0 && blank(file, start + (whole - 1) * stride, stride)) {
            whole--;
        }
        byte[] hash = headerHash(file, start);
        List<Optional<RecordedFix>> records = new ArrayList<>();
        for (int i = known; i < whole; i++) {
            int at = start + i * stride;
            boolean asLongAsItSays = ByteBuffer.wrap(file, at, 2).getShort() == body;
            byte[] content = Arrays.copyOfRange(file, at + 2, at + stride);
            long ordinal = i;
            records.add(
                    asLongAsItSays
                            ? agreed.map(key -> opened(key, ordinal, hash, content))
                                    .orElseGet(() -> checked(ordinal, hash, content))
                                    .flatMap(TrackFile::fix)
                            : Optional.empty());
        }
        return new Track(agreed.isPresent(), known, records, file.length - start - whole * stride);
    }

    private static boolean blank(byte[] file, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (file[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> opened(byte[] agreed, long ordinal, byte[] hash, byte[] content) {
        byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(ordinal).array();
        return TrackKey.open(agreed, nonce, concat(hash, eight(ordinal)), content);
    }

    private static Optional<byte[]> checked(long ordinal, byte[] hash, byte[] content) {
        byte[] fix = Arrays.copyOf(content, RecordedFix.BYTES);
        int sum = ByteBuffer.wrap(content, RecordedFix.BYTES, SUM_BYTES).getInt();
        return sum == sum(ordinal, hash, fix) ? Optional.of(fix) : Optional.empty();
    }

    private static int sum(long ordinal, byte[] hash, byte[] fix) {
        var sum = new CRC32();
        sum.update(hash);
        sum.update(eight(ordinal));
        sum.update(fix);
        return (int) sum.getValue();
    }

    private static Optional<RecordedFix> fix(byte[] bytes) {
        try {
            return Optional.of(RecordedFix.of(bytes));
        } catch (IllegalArgumentException noPlaceOnEarth) {
            return Optional.empty();
        }
    }

    /** An open track of these fixes, for exercises and desktops; nobody's true way belongs into one. */
    public static byte[] openTrack(List<RecordedFix> fixes) {
        int stride = 2 + RecordedFix.BYTES + SUM_BYTES;
        byte[] header = concat(MAGIC, new byte[] {OPEN});
        byte[] hash = Sha256.of(header).toArray();
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(fixes.size(), stride)))
                .put(header);
        for (int i = 0; i < fixes.size(); i++) {
            byte[] fix = fixes.get(i).bytes();
            out.putShort((short) (fix.length + SUM_BYTES)).put(fix).putInt(sum(i, hash, fix));
        }
        Check.that(!out.hasRemaining(), "a track of " + fixes.size() + " fixes was measured wrongly");
        return out.array();
    }

    private static byte[] eight(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
