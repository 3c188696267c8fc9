package org.fieldpost.exchange.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * The side that carries for others: listens on the local network as long as it is open, puts what is handed over into the
 * pouch, gives back the answers it has. It never acknowledges; only the server does.
 */
public final class MeetingHost implements AutoCloseable {

    private final Pouch pouch;
    private final BoxKey key;
    private final SecureRandom random;
    private final Consumer<Met> met;
    private final Consumer<Problem> failed;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final String host;

    /** How one meeting went. */
    public record Met(int taken, List<Refusal> refused, int givenBack) {}

    /**
     * Begins to listen.
     *
     * @param host an address of this machine that the other can reach
     * @param port 0 for any free one
     * @param met told after each meeting, on a thread of its own
     */
    public MeetingHost(Pouch pouch, String host, int port, SecureRandom random, Consumer<Met> met) {
        this(pouch, host, port, random, met, unsaid -> {});
    }

    /**
     * As {@link #MeetingHost(Pouch, String, int, SecureRandom, Consumer)}.
     *
     * @param failed told when something could not be kept, on a thread of its own; the guest then got no answer
     */
    public MeetingHost(
            Pouch pouch, String host, int port, SecureRandom random, Consumer<Met> met, Consumer<Problem> failed) {
        this.pouch = pouch;
        this.host = host;
        this.random = random;
        this.met = met;
        this.failed = failed;
        this.key = BoxKey.generate(random);
        try {
            this.http = HttpServer.create(new InetSocketAddress(host, port), 4);
        } catch (IOException e) {
            throw Problem.of("port.in_use", host, String.valueOf(port)).causedBy(e);
        }
        http.createContext(Handover.PATH, this::meet);
        http.setExecutor(threads);
        http.start();
    }

    /** What to show as a QR code. */
    public MeetingCode code() {
        return new MeetingCode(host, http.getAddress().getPort(), key.publicKey());
    }

    private void meet(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sealed = exchange.getRequestBody().readNBytes(Handover.MOST_BYTES + 1);
            Optional<byte[]> open = sealed.length > Handover.MOST_BYTES
                    ? Optional.empty()
                    : Hpke.open(key, Handover.INFO, new byte[0], sealed);
            if (open.isEmpty()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            Handover.Given given;
            try {
                given = Handover.Given.decode(open.get());
            } catch (IllegalArgumentException e) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            List<Refusal> refused;
            List<Bytes> answers;
            try {
                refused = pouch.take(given.credential(), given.envelopes());
                answers = refused.contains(Refusal.UNKNOWN_SENDER)
                        ? List.of()
                        : pouch.answersFor(given.credential().enrolment());
            } catch (ProblemException e) {
                exchange.sendResponseHeaders(500, -1);
                failed.accept(e.problem());
                return;
            }
            byte[] back = Hpke.seal(
                    given.answerTo(), Handover.INFO, new byte[0], new Handover.Back(answers, refused).encode(), random);
            exchange.sendResponseHeaders(200, back.length);
            exchange.getResponseBody().write(back);
            met.accept(new Met(given.envelopes().size() - refused.size(), refused, answers.size()));
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
