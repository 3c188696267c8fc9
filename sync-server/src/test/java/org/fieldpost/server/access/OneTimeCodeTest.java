package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six digits of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(OneTimeCode.at(SECRET, second)).isEqualTo(code);
    }

    @Test
    void a_clock_may_be_one_step_off_and_no_more() {
        long now = 1_000_000_000;
        for (int steps = -3; steps <= 3; steps++) {
            String code = OneTimeCode.at(SECRET, now + 30L * steps);
            assertThat(OneTimeCode.step(SECRET, code, now, 0).isPresent())
                    .as("%d steps off", steps)
                    .isEqualTo(Math.abs(steps) <= 1);
        }
    }

    @Test
    void a_secret_is_written_as_RFC_4648_has_it() {
        assertThat(OneTimeCode.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCode.base32("foob".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YQ");
    }
}
