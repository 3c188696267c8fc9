package org.fieldpost.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.fuzz.Genuine;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;

class MeetingAddressTest {

    /** A hostile code, rightly formed, must not stop the program of the phone that scans it. */
    @Test
    void an_address_that_names_no_host_is_a_problem() {
        for (String host : List.of("]", "[", "a:b:c", ":", "-", "[::1")) {
            assertThatThrownBy(() -> Meeting.handOver(
                            MeetingCode.parse(new MeetingCode(host, 1, Genuine.BOX.publicKey()).code()),
                            Genuine.credential(),
                            List.of(),
                            new SeededRandom(1),
                            Duration.ofSeconds(1)))
                    .as(host)
                    .isInstanceOf(ProblemException.class);
        }
    }
}
