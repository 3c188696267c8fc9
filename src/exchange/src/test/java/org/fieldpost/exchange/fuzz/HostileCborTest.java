package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.AnyReport;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.Cbor;
import org.junit.jupiter.params.provider.MethodSource;

class HostileCborTest {

    static Stream<byte[]> genuine() {
        Object every = Map.of(
                -1,
                List.of(0L, 23L, 24L, 1L << 40, -1L, Long.MIN_VALUE),
                7,
                "péage 🚚",
                8,
                Bytes.EMPTY,
                9,
                List.of(true));
        return Stream.concat(
                Stream.of(Cbor.encode(every)),
                LongStream.range(0, 20)
                        .mapToObj(seed ->
                                BodyCodec.encode(new AnyReport(seed).body()).toArray()));
    }

    /** What it takes, it would have written byte for byte. */
    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void decode(byte[] data) {
        Hostile.decode(() -> Cbor.decode(data), List.of(IllegalArgumentException.class))
                .ifPresent(value -> Hostile.same(Bytes.of(data), Bytes.of(Cbor.encode(value))));
    }
}
