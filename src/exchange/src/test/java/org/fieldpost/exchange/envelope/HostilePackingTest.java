package org.fieldpost.exchange.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.fuzz.Hostile;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePackingTest {

    static Stream<byte[]> genuine() {
        return Stream.concat(
                AnyContent.several().map(content -> Packing.pack(content.encode())),
                Stream.of(Packing.pack(new byte[0]), Packing.pack(new byte[50_000])));
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void unpack(byte[] data) {
        Hostile.decode(() -> Packing.unpack(data), List.of(IllegalArgumentException.class))
                .ifPresent(content -> Hostile.same(Bytes.of(content), Bytes.of(Packing.unpack(Packing.pack(content)))));
    }
}
