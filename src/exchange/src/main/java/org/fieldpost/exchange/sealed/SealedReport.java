package org.fieldpost.exchange.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Problem;

/**
 * What a sealed report holds: HPKE to the recipient group (info: protocol, mission, live or exercise; aad: its number) over
 * length (4 bytes, 0 for a dummy), body, zeros. Stored, not deflated: sizes of compressed text tell about the text.
 */
public final class SealedReport {

    /** Bytes a blob may have: a note and its codes fit the first. */
    public static final List<Integer> SIZES = List.of(1024, 4096, 16384);

    private static final int OVERHEAD = Hpke.ENCAPSULATION_BYTES + Hpke.TAG_BYTES + 4;

    private SealedReport() {}

    /** Whose it is to be: the group's key, in this mission and mode. */
    public record Recipient(MissionId mission, MissionMode mode, BoxPublicKey key) {
        byte[] info() {
            return SealedReport.info(mission, mode);
        }
    }

    /** Seals a report; nobody without the recipient's key can open it again, this phone included. */
    public static SealedBlob seal(Observation observation, Recipient recipient, SecureRandom random) {
        Bytes body = BodyCodec.encode(new Body.ObservationRevision(observation));
        int size = SIZES.stream()
                .filter(s -> s >= body.size() + OVERHEAD)
                .findFirst()
                .orElseThrow(() -> Problem.of("sealed.too_long").asException());
        return blob(body.toArray(), size, recipient, random);
    }

    /** A blob that says nothing, of the usual size. */
    public static SealedBlob dummy(Recipient recipient, SecureRandom random) {
        return blob(new byte[0], SIZES.get(0), recipient, random);
    }

    private static SealedBlob blob(byte[] body, int size, Recipient recipient, SecureRandom random) {
        byte[] plain = ByteBuffer.allocate(size - OVERHEAD + 4)
                .putInt(body.length)
                .put(body)
                .array();
        long id = random.nextLong();
        return new SealedBlob(id, Bytes.of(Hpke.seal(recipient.key(), recipient.info(), aad(id), plain, random)));
    }

    /** What opening gave. */
    public sealed interface Opened {}

    public record Report(Observation observation) implements Opened {}

    /** Nothing was reported. */
    public record Dummy() implements Opened {}

    /** Sealed to another key, another mission, or altered; or written by a newer version. */
    public record Unreadable(String why) implements Opened {}

    public static Opened open(SealedBlob blob, MissionId mission, MissionMode mode, BoxKey key) {
        Optional<byte[]> plain =
                Hpke.open(key, info(mission, mode), aad(blob.id()), blob.bytes().toArray());
        if (plain.isEmpty()) {
            return new Unreadable("it is not sealed to this key, or was altered");
        }
        int length = ByteBuffer.wrap(plain.get()).getInt();
        if (length == 0) {
            return new Dummy();
        }
        if (length < 0 || length > plain.get().length - 4) {
            return new Unreadable("its length is wrong");
        }
        Bytes body = Bytes.of(Arrays.copyOfRange(plain.get(), 4, 4 + length));
        return BodyCodec.decode(new Entry(1, Body.ObservationRevision.KIND, body))
                        instanceof Body.ObservationRevision said
                ? new Report(said.observation())
                : new Unreadable("it was written by another version");
    }

    private static byte[] info(MissionId mission, MissionMode mode) {
        return ("fieldpost 1 sealed " + mission + " " + mode).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] aad(long id) {
        return ByteBuffer.allocate(8).putLong(id).array();
    }
}
