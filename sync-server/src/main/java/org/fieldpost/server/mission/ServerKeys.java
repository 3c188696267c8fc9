package org.fieldpost.server.mission;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.fieldpost.exchange.Bytes;
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
 * change by {@link BoxKeyPolicy}; a new one is kept before any phone hears of it. Safe from any thread.
 */
public final class ServerKeys {

    /** Running that was not written down when the power fails makes keys live as much longer. */
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);

    private final KeyPlace place;
    private final SigningKey mission;
    private final SigningKey signing;
    private final SecureRandom random;
    private final RunningTime running;
    private BoxKeys boxes;
    private long version;
    private Duration written;
    private Duration looked;

    private ServerKeys(KeyPlace place, Content content, long version, RunningTime running, SecureRandom random) {
        this.place = place;
        this.mission = content.mission;
        this.signing = content.signing;
        this.boxes = content.boxes;
        this.version = version;
        this.written = boxes.ran();
        this.running = running;
        this.looked = running.soFar();
        this.random = random;
    }

    /** @param current whether it is written as this release writes it */
    private record Content(SigningKey mission, SigningKey signing, BoxKeys boxes, boolean current) {

        static Content decode(byte[] bytes, SecureRandom random) {
            var fields = Fields.of("server keys", Cbor.decode(bytes));
            return new Content(
                    new SigningKey(fields.bytes(1)),
                    new SigningKey(fields.bytes(2)),
                    boxesOf(fields, random),
                    fields.has(5));
        }

        byte[] encode() {
            return Cbor.encode(new Fields.Writer()
                    .put(1, mission.secret())
                    .put(2, signing.secret())
                    .put(5, boxes.held().stream().map(BoxKeys.Held::encode).toList())
                    .put(6, boxes.spare().secret())
                    .put(7, boxes.ran().toSeconds())
                    .map());
        }
    }

    /**
     * Reads the keys from their place, or makes them on the very first start.
     *
     * @param epoch higher than the keys know after a restore
     */
    static ServerKeys open(KeyPlace place, boolean firstStart, long epoch, RunningTime running, SecureRandom random) {
        Optional<KeyPlace.Kept> kept = place.otherThan(KeyPlace.NOTHING);
        if (kept.isEmpty() && !firstStart) {
            throw Problem.of("keys.missing", place.name()).asException();
        }
        Content content = kept.map(found -> decode(place, found.content().toArray(), random))
                .orElseGet(() -> new Content(
                        SigningKey.generate(random),
                        SigningKey.generate(random),
                        BoxKeyPolicy.first(epoch, random),
                        false));
        long version = kept.map(KeyPlace.Kept::version).orElse(KeyPlace.NOTHING);
        var keys = new ServerKeys(place, content, version, running, random);
        BoxKeys now = BoxKeyPolicy.inEpoch(content.boxes, epoch);
        if ((!content.current || !now.equals(content.boxes)) && !keys.keep(now)) {
            throw new IllegalStateException("the keys were changed within the transaction that reads them");
        }
        return keys;
    }

    private static Content decode(KeyPlace place, byte[] bytes, SecureRandom random) {
        try {
            return Content.decode(bytes, random);
        } catch (IllegalArgumentException e) {
            throw Problem.of("keys.broken", place.name()).causedBy(e);
        }
    }

    private static BoxKeys boxesOf(Fields fields, SecureRandom random) {
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
     * too old. To be called every few minutes: what is between two looks counts up to {@link BoxKeyPolicy#MOST_AT_ONCE}. Where
     * several servers look after the same keys, what one has written counts and the others' time since then does not: keys
     * never get older than they are.
     *
     * @param sealing as {@link BoxKeyPolicy#next} wants it
     */
    synchronized void look(Set<Long> sealing) {
        Duration now = running.soFar();
        Duration passed = now.minus(looked);
        looked = now;
        if (takenFromAnother()) {
            return;
        }
        BoxKeys next = BoxKeyPolicy.next(boxes, passed, sealing, random);
        boolean worthWriting = !next.sameKeysAs(boxes) || next.ran().compareTo(written.plus(WRITTEN_EVERY)) >= 0;
        if (!worthWriting) {
            boxes = next;
        } else if (!keep(next)) {
            takenFromAnother();
        }
    }

    /** Whether another server has kept keys since this one looked; then they are this one's too. */
    private boolean takenFromAnother() {
        Optional<KeyPlace.Kept> other = place.otherThan(version);
        other.ifPresent(kept -> {
            boxes = decode(place, kept.content().toArray(), random).boxes;
            version = kept.version();
            written = boxes.ran();
        });
        return other.isPresent();
    }

    private synchronized boolean keep(BoxKeys now) {
        if (!place.keep(Bytes.of(new Content(mission, signing, now, true).encode()), version)) {
            return false;
        }
        version++;
        written = now.ran();
        boxes = now;
        return true;
    }

    /** Bytes that only who has these keys can make, the same each time, others for each purpose (HKDF, RFC 5869). */
    public Bytes derived(String purpose, int bytes) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(
                mission.secret().toArray(),
                "fieldpost server".getBytes(StandardCharsets.US_ASCII),
                purpose.getBytes(StandardCharsets.US_ASCII)));
        byte[] made = new byte[bytes];
        hkdf.generateBytes(made, 0, bytes);
        return Bytes.of(made);
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
