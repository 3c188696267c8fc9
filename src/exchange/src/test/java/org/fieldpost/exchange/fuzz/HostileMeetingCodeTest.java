package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.params.provider.MethodSource;

/** Scanned text as it is, and hostile fields in the form of a code. */
class HostileMeetingCodeTest {

    private static final String PREFIX = "fieldpost-meet1:";

    static Stream<byte[]> genuine() {
        return Stream.of("192.168.4.17", "[fe80::1]", "phone-7.local")
                .map(host -> new MeetingCode(host, 41_500, Genuine.BOX.publicKey()).code())
                .flatMap(code -> Stream.of(
                        code.getBytes(StandardCharsets.UTF_8),
                        Base64.getUrlDecoder().decode(code.substring(PREFIX.length()))));
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void parse(byte[] data) {
        parsed(new String(data, StandardCharsets.UTF_8));
        parsed(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(data));
    }

    private static void parsed(String code) {
        Hostile.decode(() -> MeetingCode.parse(code), List.of(ProblemException.class))
                .ifPresent(read -> Hostile.same(read, MeetingCode.parse(read.code())));
    }
}
