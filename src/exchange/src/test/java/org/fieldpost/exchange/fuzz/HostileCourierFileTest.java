package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.carrier.CourierFile;
import org.junit.jupiter.params.provider.MethodSource;

class HostileCourierFileTest {

    static Stream<byte[]> genuine() {
        return Stream.of(CourierFile.encode(Genuine.envelopes()), CourierFile.encode(List.of()));
    }

    /** It never throws; a file it calls whole is byte for byte what it would have written. */
    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void read(byte[] data) {
        var read = Hostile.decode(() -> CourierFile.read("x.fieldpost", new ByteArrayInputStream(data)), List.of())
                .orElseThrow();
        if (read.damage().isEmpty()) {
            Hostile.same(Bytes.of(data), Bytes.of(CourierFile.encode(read.envelopes())));
        }
    }
}
