package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.params.provider.MethodSource;

/** Typed or scanned text as it is, and hostile fields with a right checksum. */
class HostileInvitationTest {

    private static final String PREFIX = "fieldpost0:";

    static Stream<byte[]> genuine() {
        String code = Genuine.invitation().code();
        byte[] checked = Base64.getUrlDecoder().decode(code.substring(PREFIX.length()));
        return Stream.of(
                code.getBytes(StandardCharsets.UTF_8),
                "fieldpost1:AAAA".getBytes(StandardCharsets.UTF_8),
                ByteBuffer.allocate(checked.length - 4)
                        .put(checked, 0, checked.length - 4)
                        .array());
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void parse(byte[] data) {
        parsed(new String(data, StandardCharsets.UTF_8));
        var crc = new CRC32();
        crc.update(data);
        byte[] checked = ByteBuffer.allocate(data.length + 4)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
        parsed(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(checked));
    }

    private static void parsed(String code) {
        Hostile.decode(() -> Invitation.parse(code, Genuine.NOW), List.of(ProblemException.class))
                .ifPresent(read -> Hostile.same(read, Invitation.parse(read.code(), Genuine.NOW)));
    }
}
