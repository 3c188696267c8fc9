package org.fieldpost.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.exchange.fuzz.Genuine;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;

class MeetingAddressTest {

    /** A hostile code, rightly formed, must not stop the program of the phone that scans it. */
    @Test
    void an_address_that_names_no_host_is_a_problem() {
        for (String host : List.of("]", "[", "a:b:c", ":", "-", "[::1")) {
            byte[] fields = Cbor.encode(new Fields.Writer()
                    .put(1, host)
                    .put(2, 1L)
                    .put(3, Genuine.BOX.publicKey().value())
                    .map());
            String code =
                    "fieldpost-meet1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(fields);
            assertThatThrownBy(() -> MeetingCode.parse(code)).as(host).isInstanceOf(ProblemException.class);
        }
    }
}
