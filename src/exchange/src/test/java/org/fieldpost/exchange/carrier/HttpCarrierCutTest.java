package org.fieldpost.exchange.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P4: a link that breaks, at any byte; a network that answers nonsense. The carrier says that there was no answer. */
class HttpCarrierCutTest {

    private static final Bytes ENVELOPE = Bytes.of(new byte[300]);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(6);

    private final byte[] answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 40\r\n\r\n0123456789012345678901234567890123456789"
                    .getBytes(ISO_8859_1);
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer(ENVELOPE.size());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void the_whole_answer_is_an_answer() {
        server.hangUpAfter(answer);

        assertThat(carrier().carry(ENVELOPE))
                .isEqualTo(new Carrier.Answered(
                        List.of(Bytes.of(Arrays.copyOfRange(answer, answer.length - 40, answer.length)))));
    }

    /** P4. */
    @Test
    void an_answer_cut_after_any_byte_is_no_answer() {
        HttpCarrier carrier = new HttpCarrier(server.url(), FAR_TOO_LONG);
        for (int length = 0; length < answer.length; length++) {
            server.hangUpAfter(Arrays.copyOf(answer, length));

            assertThat(carrier.carry(ENVELOPE)).as("the first %d bytes", length).isInstanceOf(Carrier.LinkLost.class);
        }
    }

    @Test
    void a_chunked_answer_cut_in_the_middle_is_no_answer() {
        server.hangUpAfter(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n0123456789".getBytes(ISO_8859_1));

        assertThat(carrier().carry(ENVELOPE)).isInstanceOf(Carrier.LinkLost.class);
    }

    @Test
    void bytes_that_are_not_http_are_no_answer() {
        HttpCarrier carrier = new HttpCarrier(server.url(), FAR_TOO_LONG);
        var random = new Random(1);
        for (int round = 0; round < 100; round++) {
            byte[] garbage = new byte[1 + random.nextInt(200)];
            random.nextBytes(garbage);
            server.hangUpAfter(round == 0 ? "SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(ISO_8859_1) : garbage);

            assertThat(carrier.carry(ENVELOPE)).as("round %d", round).isInstanceOf(Carrier.LinkLost.class);
        }
    }

    @Test
    void a_server_that_takes_the_envelope_and_never_answers_is_given_up() {
        server.fallSilentAfter(new byte[0]);

        assertThat(assertTimeoutPreemptively(FAR_TOO_LONG, () -> carrier().carry(ENVELOPE)))
                .isInstanceOf(Carrier.LinkLost.class);
    }

    /** The usual end of a weak link: the head of the answer came through, its body never does. */
    @Test
    void a_server_that_falls_silent_in_the_middle_of_its_answer_is_given_up() {
        server.fallSilentAfter(Arrays.copyOf(answer, answer.length - 10));

        assertThat(assertTimeoutPreemptively(FAR_TOO_LONG, () -> carrier().carry(ENVELOPE)))
                .isInstanceOf(Carrier.LinkLost.class);
    }

    private HttpCarrier carrier() {
        return new HttpCarrier(server.url(), PATIENCE);
    }
}
