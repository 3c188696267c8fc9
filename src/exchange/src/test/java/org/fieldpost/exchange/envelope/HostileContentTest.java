package org.fieldpost.exchange.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.fuzz.Hostile;
import org.junit.jupiter.params.provider.MethodSource;

class HostileContentTest {

    static Stream<byte[]> genuine() {
        return AnyContent.several().map(Content::encode);
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void decode(byte[] data) {
        Hostile.decode(() -> Content.decode(data), List.of(IllegalArgumentException.class, ArithmeticException.class))
                .ifPresent(content -> Hostile.same(content, Content.decode(content.encode())));
    }
}
