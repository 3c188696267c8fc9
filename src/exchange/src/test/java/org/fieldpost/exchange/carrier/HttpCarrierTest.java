package org.fieldpost.exchange.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.envelope.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a server's answer becomes a crossing. */
class HttpCarrierTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> requests = new ArrayList<>();
    private final Bytes envelope = bytes(300);
    private HttpServer server;
    private HttpCarrier carrier;
    private int status = 200;
    private byte[] answer = {};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + Bytes.of(body).hex());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.getResponseHeaders().set("Content-Type", HttpCarrier.CONTENT_TYPE);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        carrier = new HttpCarrier("http://127.0.0.1:" + server.getAddress().getPort(), PATIENCE);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void one_envelope_goes_up_and_one_comes_down_in_one_request() {
        answer = bytes(500).toArray();

        assertThat(carrier.carry(envelope)).isEqualTo(new Carrier.Answered(List.of(bytes(500))));
        assertThat(requests).containsExactly("POST /exchange application/octet-stream " + envelope.hex());
    }

    @Test
    void every_refusal_arrives_with_its_reason() {
        status = 422;
        for (Refusal refusal : Refusal.values()) {
            answer = (refusal.number() + "\n").getBytes(US_ASCII);

            assertThat(carrier.carry(envelope)).isEqualTo(new Carrier.TurnedAway(refusal));
        }
    }

    @Test
    void a_refusal_this_version_does_not_know_counts_as_no_answer() {
        status = 422;
        for (String unknown : List.of("", "0", "999", "99999999999", "-1", "8 8", "reason")) {
            answer = unknown.getBytes(US_ASCII);

            assertNoAnswer("422");
        }
    }

    @Test
    void any_other_status_counts_as_no_answer_and_is_told() {
        answer = "<html>not here</html>".getBytes(US_ASCII);
        for (int other : new int[] {201, 302, 307, 400, 401, 403, 404, 405, 413, 429, 500, 502, 503}) {
            status = other;

            assertNoAnswer(String.valueOf(other));
        }
    }

    @Test
    void a_server_that_stops_or_starts_is_not_taken_for_a_wrong_address() {
        for (int away : new int[] {429, 502, 503, 504}) {
            status = away;

            assertThat(carrier.carry(envelope))
                    .isInstanceOfSatisfying(
                            Carrier.LinkLost.class,
                            lost -> assertThat(lost.problem().key()).isEqualTo("link.not-ready"));
        }
    }

    @Test
    void an_answer_without_body_is_carried_as_it_is() {
        assertThat(carrier.carry(envelope)).isEqualTo(new Carrier.Answered(List.of(Bytes.EMPTY)));
    }

    @Test
    void an_answer_larger_than_any_envelope_is_not_read_to_its_end() {
        answer = new byte[3 * Envelope.MOST_BYTES];

        assertThat(carrier.carry(envelope)).isInstanceOf(Carrier.LinkLost.class);
    }

    @Test
    void the_largest_envelope_goes_up_whole() {
        Bytes largest = bytes(Envelope.MOST_BYTES);

        carrier.carry(largest);

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0)).endsWith(largest.hex());
    }

    @Test
    void a_server_that_is_not_there_counts_as_no_answer() {
        server.stop(0);

        assertThat(carrier.carry(envelope)).isInstanceOf(Carrier.LinkLost.class);
    }

    @Test
    void an_interrupted_exchange_ends_and_the_thread_stays_interrupted() {
        Thread.currentThread().interrupt();

        Carrier.Crossing crossing = carrier.carry(envelope);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(crossing)
                .isInstanceOfSatisfying(
                        Carrier.LinkLost.class,
                        lost -> assertThat(lost.problem().key()).isEqualTo("link.interrupted"));
    }

    @Test
    void the_next_exchange_after_a_failed_one_succeeds() {
        status = 500;
        assertNoAnswer("500");
        status = 200;
        answer = bytes(70).toArray();

        assertThat(carrier.carry(envelope)).isEqualTo(new Carrier.Answered(List.of(bytes(70))));
    }

    private void assertNoAnswer(String told) {
        assertThat(carrier.carry(envelope))
                .isInstanceOfSatisfying(
                        Carrier.LinkLost.class,
                        lost -> assertThat(lost.problem().toString()).contains("127.0.0.1", told));
    }

    private static Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        new SeededRandom(size).nextBytes(bytes);
        return Bytes.of(Arrays.copyOf(bytes, size));
    }
}
