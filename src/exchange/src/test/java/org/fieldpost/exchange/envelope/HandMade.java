package org.fieldpost.exchange.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Keys;
import org.fieldpost.exchange.Pair;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.crypto.VerifyingKey;

/** Envelopes as a broken or hostile program would make them: any content, rightly or wrongly signed. */
final class HandMade {

    private HandMade() {}

    static Header header(Pair pair) {
        var end = pair.phoneEnd();
        return new Header(
                end.mission(),
                end.mode(),
                end.direction(),
                end.enrolment(),
                pair.phoneKeys().theirBox().id());
    }

    /** Rightly packed, sealed and signed by the pair's phone, whatever the content. */
    static Bytes withContent(Pair pair, byte[] content) {
        return withPacked(pair, Packing.pack(content));
    }

    /** Rightly sealed and signed by the pair's phone, however packed. */
    static Bytes withPacked(Pair pair, byte[] packed) {
        Header header = header(pair);
        String info = "fieldpost " + Header.VERSION + " " + header.mission() + " " + header.mode();
        byte[] sealed = Hpke.seal(
                pair.phoneKeys().theirBox(),
                info.getBytes(StandardCharsets.US_ASCII),
                header.encode(),
                packed,
                pair.random());
        return signed(
                ByteBuffer.allocate(Header.BYTES + sealed.length)
                        .put(header.encode())
                        .put(sealed)
                        .array(),
                pair.phoneKeys());
    }

    /** Everything but the signature. */
    static byte[] unsigned(Bytes envelope) {
        return Arrays.copyOf(envelope.toArray(), envelope.size() - VerifyingKey.SIGNATURE_BYTES);
    }

    static Bytes signed(byte[] unsigned, Keys by) {
        return Bytes.of(ByteBuffer.allocate(unsigned.length + VerifyingKey.SIGNATURE_BYTES)
                .put(unsigned)
                .put(by.sign(unsigned))
                .array());
    }
}
