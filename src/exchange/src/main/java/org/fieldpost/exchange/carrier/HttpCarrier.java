package org.fieldpost.exchange.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.words.Problem;

/**
 * The network: {@code POST /exchange}, one envelope up, one down in the answer. 200 brings an envelope, 422 the number of a
 * refusal as text; anything else counts as no answer.
 */
public final class HttpCarrier implements Carrier {

    public static final String PATH = "/exchange";
    public static final String CONTENT_TYPE = "application/octet-stream";
    public static final int TURNED_AWAY = 422;

    private final URI address;
    private final HttpClient client;
    private final Duration patience;

    public HttpCarrier(String serverUrl, Duration patience) {
        this.address = URI.create(serverUrl + PATH);
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Crossing carry(Bytes envelope) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toArray()))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return crossing(response.statusCode(), body.readNBytes(Envelope.MOST_BYTES + 1));
            }
        } catch (IOException e) {
            return new LinkLost(Problem.of("link.lost", address.getHost()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LinkLost(Problem.of("link.interrupted"));
        }
    }

    private Crossing crossing(int status, byte[] body) {
        if (status == 200) {
            return new Answered(List.of(Bytes.of(body)));
        }
        if (status == TURNED_AWAY) {
            Optional<Refusal> refusal = refusal(new String(body, StandardCharsets.US_ASCII).strip());
            if (refusal.isPresent()) {
                return new TurnedAway(refusal.get());
            }
        }
        return new LinkLost(Problem.of("link.unexpected", address.getHost(), status));
    }

    private static Optional<Refusal> refusal(String number) {
        return number.matches("\\d{1,3}") ? Refusal.numbered(Integer.parseInt(number)) : Optional.empty();
    }
}
