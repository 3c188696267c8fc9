package org.fieldpost.exchange.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Keys;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.crypto.VerifyingKey;

/**
 * Sealed, signed bytes: header, HPKE of the packed content, Ed25519 signature over everything before it. The header is
 * bound into the seal, so nobody can send another's ciphertext under his own name.
 */
public final class Envelope {

    /** Larger ones are refused unread. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int LEAST_BYTES =
            Header.BYTES + Hpke.ENCAPSULATION_BYTES + Hpke.TAG_BYTES + VerifyingKey.SIGNATURE_BYTES;

    private final Header header;
    private final byte[] bytes;

    private Envelope(Header header, byte[] bytes) {
        this.header = header;
        this.bytes = bytes;
    }

    /** Thrown while reading; the engine turns it into {@code Reading.Refused}. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        public RefusedException(Refusal refusal) {
            super(refusal.problem().toString());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** Seals and signs. */
    public static Bytes seal(Header header, Content content, Keys keys, SecureRandom random) {
        byte[] head = header.encode();
        byte[] sealed = Hpke.seal(keys.theirBox(), info(header), head, Packing.pack(content.encode()), random);
        byte[] unsigned = ByteBuffer.allocate(head.length + sealed.length)
                .put(head)
                .put(sealed)
                .array();
        byte[] signature = keys.sign(unsigned);
        byte[] whole = Arrays.copyOf(unsigned, unsigned.length + signature.length);
        System.arraycopy(signature, 0, whole, unsigned.length, signature.length);
        return Bytes.of(whole);
    }

    /** Reads the header alone; says nothing yet about who sealed the rest. */
    public static Envelope parse(Bytes bytes) throws RefusedException {
        if (bytes.size() > MOST_BYTES) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        if (bytes.size() < LEAST_BYTES) {
            throw new RefusedException(Refusal.NOT_AN_ENVELOPE);
        }
        if (bytes.view().get() != Header.VERSION) {
            throw new RefusedException(Refusal.UNKNOWN_VERSION);
        }
        try {
            return new Envelope(Header.decode(bytes.view()), bytes.toArray());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.NOT_AN_ENVELOPE);
        }
    }

    public Header header() {
        return header;
    }

    /** Refuses unless the other end, as these keys know it, signed it. */
    public void requireSignature(Keys keys) throws RefusedException {
        if (!keys.verifies(unsigned(), signature())) {
            throw new RefusedException(Refusal.BAD_SIGNATURE);
        }
    }

    /** Refuses unless this key signed it. */
    public void requireSignature(VerifyingKey key) throws RefusedException {
        if (!key.verifies(unsigned(), signature())) {
            throw new RefusedException(Refusal.BAD_SIGNATURE);
        }
    }

    public Content open(Keys keys) throws RefusedException {
        if (!keys.holds(header.recipientKeyId())) {
            throw new RefusedException(Refusal.UNKNOWN_KEY);
        }
        byte[] sealed = Arrays.copyOfRange(bytes, Header.BYTES, bytes.length - VerifyingKey.SIGNATURE_BYTES);
        Optional<byte[]> packed = keys.open(header.recipientKeyId(), info(header), header.encode(), sealed);
        try {
            return Content.decode(Packing.unpack(packed.orElseThrow(() -> new RefusedException(Refusal.UNREADABLE))));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(Refusal.UNREADABLE);
        }
    }

    private byte[] unsigned() {
        return Arrays.copyOf(bytes, bytes.length - VerifyingKey.SIGNATURE_BYTES);
    }

    private byte[] signature() {
        return Arrays.copyOfRange(bytes, bytes.length - VerifyingKey.SIGNATURE_BYTES, bytes.length);
    }

    private static byte[] info(Header header) {
        String info = "fieldpost " + Header.VERSION + " " + header.mission() + " " + header.mode();
        return info.getBytes(StandardCharsets.US_ASCII);
    }
}
