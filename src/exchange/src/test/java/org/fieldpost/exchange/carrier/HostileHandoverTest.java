package org.fieldpost.exchange.carrier;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.fuzz.Genuine;
import org.fieldpost.exchange.fuzz.Hostile;
import org.junit.jupiter.params.provider.MethodSource;

/** Both messages of a meeting, each tried on the same bytes. */
class HostileHandoverTest {

    static Stream<byte[]> genuine() {
        return Stream.of(
                new Handover.Given(Genuine.BOX.publicKey(), Genuine.credential(), Genuine.envelopes()).encode(),
                new Handover.Back(Genuine.envelopes(), List.of(Refusal.QUOTA, Refusal.OTHER_MODE)).encode());
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void decode(byte[] data) {
        Hostile.decode(() -> Handover.Given.decode(data), List.of(IllegalArgumentException.class))
                .ifPresent(given -> Hostile.same(given, Handover.Given.decode(given.encode())));
        Hostile.decode(() -> Handover.Back.decode(data), List.of(IllegalArgumentException.class))
                .ifPresent(back -> Hostile.same(back, Handover.Back.decode(back.encode())));
    }
}
