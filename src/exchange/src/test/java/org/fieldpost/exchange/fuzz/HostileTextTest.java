package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {

    private static final Bytes KEY = Bytes.of(new byte[16]);

    static Stream<byte[]> genuine() {
        return Stream.of("K7-42", "EX-K7b-42")
                .map(ReceiptCode::parse)
                .flatMap(receipt -> Stream.of(Samples.smuggling(Genuine.NOW), Samples.resourceSite(Genuine.NOW))
                        .map(report -> TextReport.write(receipt, report, Genuine.MISSION, KEY)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nobody without the key has one believed; that is proven elsewhere and only asked here. */
    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void parse(byte[] data) {
        String typed = new String(data, StandardCharsets.UTF_8);
        Hostile.decode(
                () -> {
                    TextReport read = TextReport.parse(typed);
                    read.provenBy(KEY, Genuine.MISSION);
                    return read;
                },
                List.of(ProblemException.class));
    }
}
