package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.AnyReport;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.junit.jupiter.params.provider.MethodSource;

/** The first byte chooses the kind. */
class HostileBodyTest {

    private static final List<Integer> KINDS =
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 99);

    static Stream<byte[]> genuine() {
        Stream<Body> reports = LongStream.range(0, 40).mapToObj(seed -> new AnyReport(seed).body());
        Stream<Body> others = Stream.of(
                new Body.KeyAnnouncement(Genuine.serverBox()),
                new Body.CredentialGiven(Genuine.credential()),
                new Body.RecipientGiven(Genuine.recipient()),
                new Body.PhotoChunk(Genuine.photo(), 0, Bytes.of(new byte[5])));
        return Stream.concat(reports, others).map(body -> {
            Bytes bytes = BodyCodec.encode(body);
            return ByteBuffer.allocate(1 + bytes.size())
                    .put((byte) kindByte(body.kind()))
                    .put(bytes.view())
                    .array();
        });
    }

    private static int kindByte(int kind) {
        return IntStream.range(0, KINDS.size())
                .filter(i -> KINDS.get(i) == kind)
                .findFirst()
                .orElseThrow();
    }

    /** It never throws; what it took comes back from its own writing. */
    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void decode(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int kind = KINDS.get((data[0] & 0xFF) % KINDS.size());
        byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
        if (bytes.length > Entry.MOST_BODY_BYTES) {
            return;
        }
        var entry = new Entry(1, kind, Bytes.of(bytes));
        Body body = Hostile.decode(() -> BodyCodec.decode(entry), List.of()).orElseThrow();
        Hostile.same(kind, body.kind());
        Hostile.same(body, BodyCodec.decode(new Entry(1, kind, BodyCodec.encode(body))));
    }
}
