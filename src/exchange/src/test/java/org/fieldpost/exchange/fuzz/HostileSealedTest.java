package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile bytes as a blob, and hostile plain bytes rightly sealed: a phone may be broken or stolen. */
class HostileSealedTest {

    private static final long ID = 9;
    private static final byte[] AAD = ByteBuffer.allocate(8).putLong(ID).array();
    private static final byte[] INFO =
            ("fieldpost 1 sealed " + Genuine.MISSION + " LIVE").getBytes(StandardCharsets.US_ASCII);

    static Stream<byte[]> genuine() {
        Bytes body = BodyCodec.encode(new Body.ObservationRevision(Samples.sealed(Genuine.NOW)));
        return Stream.of(
                new byte[4],
                ByteBuffer.allocate(4 + body.size())
                        .putInt(body.size())
                        .put(body.view())
                        .array());
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void open(byte[] data) {
        int size = SealedReport.SIZES.stream()
                .filter(s -> s >= data.length + 48)
                .findFirst()
                .orElse(0);
        if (size == 0) {
            return;
        }
        opened(Arrays.copyOf(data, size));
        byte[] plain = Arrays.copyOf(data, size - 48);
        opened(Hpke.seal(Genuine.BOX.publicKey(), INFO, AAD, plain, new SeededRandom(1)));
    }

    private static void opened(byte[] blob) {
        var sealed = new SealedBlob(ID, Bytes.of(blob));
        Hostile.decode(() -> SealedReport.open(sealed, Genuine.MISSION, MissionMode.LIVE, Genuine.BOX), List.of());
    }
}
