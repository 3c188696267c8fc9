package org.fieldpost.exchange.carrier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.words.Problem;

/**
 * The network: {@code POST /exchange}, one envelope up, one down in the answer. 200 brings an envelope, 422 the number of a
 * refusal as text; anything else counts as no answer. Over TLS nothing is sent before the server is known to be the right one.
 */
public final class HttpCarrier implements Carrier {

    public static final String PATH = "/exchange";
    public static final String CONTENT_TYPE = "application/octet-stream";
    public static final int TURNED_AWAY = 422;

    /** Said by a server that starts or stops, or by the proxy before it (RFC 9110, 15.6; RFC 6585, 4). */
    private static final Set<Integer> FOR_NOW = Set.of(429, 502, 503, 504);

    private final URI address;
    private final HttpClient client;
    private final Duration patience;
    private final boolean pinned;

    /** As {@link #HttpCarrier(ServerAddress, Duration)}, without a pin. */
    public HttpCarrier(String serverUrl, Duration patience) {
        this(ServerAddress.of(serverUrl), patience);
    }

    /** @param patience how long one whole crossing may take */
    public HttpCarrier(ServerAddress server, Duration patience) {
        this(server, patience, Optional.empty());
    }

    /** @param authorities whom to trust where there is no pin; the platform's when empty */
    public HttpCarrier(ServerAddress server, Duration patience, Optional<SSLContext> authorities) {
        this.address = URI.create(server.url() + PATH);
        this.patience = patience;
        this.pinned = server.pin().isPresent();
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience);
        server.pin().map(PinnedTrust::context).or(() -> authorities).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    @Override
    public Crossing carry(Bytes envelope) {
        // an answer that is there at once would hide the interrupt from the wait below
        if (Thread.currentThread().isInterrupted()) {
            return new LinkLost(Problem.of("link.interrupted"));
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toArray()))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, info -> new BoundedBody(Envelope.MOST_BYTES));
        try {
            return crossing(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return new LinkLost(lost(e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new LinkLost(Problem.of("link.interrupted"));
        }
    }

    /** A wrong certificate is known before a byte of the envelope is sent. */
    private Problem lost(Exception failure) {
        boolean tls = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return Problem.of(pinned ? "link.other_key" : "link.not_trusted", address.getHost());
            }
            tls |= cause instanceof SSLException;
        }
        return Problem.of(tls ? "link.no_tls" : "link.lost", address.getHost());
    }

    private Crossing crossing(HttpResponse<byte[]> response) {
        boolean ours = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.startsWith(CONTENT_TYPE))
                .orElse(false);
        // a hotel's sign-in page also answers 200
        if (response.statusCode() == 200 && ours) {
            return new Answered(List.of(Bytes.of(response.body())));
        }
        if (response.statusCode() == TURNED_AWAY) {
            Optional<Refusal> refusal = refusal(new String(response.body(), StandardCharsets.US_ASCII).strip());
            if (refusal.isPresent()) {
                return new TurnedAway(refusal.get());
            }
        }
        String problem = FOR_NOW.contains(response.statusCode()) ? "link.not-ready" : "link.unexpected";
        return new LinkLost(Problem.of(problem, address.getHost(), response.statusCode()));
    }

    private static Optional<Refusal> refusal(String number) {
        return number.matches("\\d{1,3}") ? Refusal.numbered(Integer.parseInt(number)) : Optional.empty();
    }
}
