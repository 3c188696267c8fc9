package org.fieldpost.exchange.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Pair;
import org.fieldpost.exchange.fuzz.Hostile;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes as an envelope, as what stands before a right signature, and as the packed content of a right envelope. */
class HostileEnvelopeTest {

    private static final Pair PAIR = Pair.live(30);

    static Stream<byte[]> genuine() {
        Bytes envelope = HandMade.withContent(
                PAIR, AnyContent.several().findFirst().orElseThrow().encode());
        return Stream.concat(
                Stream.of(envelope.toArray(), HandMade.unsigned(envelope)),
                AnyContent.several().map(content -> Packing.pack(content.encode())));
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void open(byte[] data) {
        opened(Bytes.of(data));
        opened(HandMade.signed(data, PAIR.phoneKeys()));
        opened(HandMade.withPacked(PAIR, data));
    }

    private static void opened(Bytes bytes) {
        Hostile.decode(
                () -> {
                    Envelope envelope = Envelope.parse(bytes);
                    envelope.requireSignature(PAIR.serverKeys());
                    return envelope.open(PAIR.serverKeys());
                },
                List.of(Envelope.RefusedException.class));
    }
}
