package org.fieldpost.exchange.carrier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.model.words.Problem;

/** The side that hands its envelopes to another phone or a courier station. Blocks; never called on the screen's thread. */
public final class Meeting {

    private Meeting() {}

    /**
     * What the other gave back.
     *
     * @param answers of the server for us, brought from an earlier meeting
     * @param refused for each envelope that it did not take, why
     */
    public record HandedOver(List<Bytes> answers, List<Refusal> refused) {}

    /**
     * Hands envelopes over. They stay ours until the server acknowledges them.
     *
     * @throws org.fieldpost.model.words.ProblemException when the other was not reached, or is not who the code says
     */
    public static HandedOver handOver(
            MeetingCode code, Credential credential, List<Bytes> envelopes, SecureRandom random, Duration patience) {
        BoxKey answerTo = BoxKey.generate(random);
        byte[] given = new Handover.Given(answerTo.publicKey(), credential, envelopes).encode();
        byte[] sealed = Hpke.seal(code.key(), Handover.INFO, new byte[0], given, random);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + code.host() + ":" + code.port() + Handover.PATH))
                .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, info -> new BoundedBody(Handover.MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Optional<byte[]> open = response.statusCode() == 200
                    ? Hpke.open(answerTo, Handover.INFO, new byte[0], response.body())
                    : Optional.empty();
            Handover.Back back =
                    Handover.Back.decode(open.orElseThrow(() -> new IllegalArgumentException("not sealed")));
            return new HandedOver(back.answers(), back.refused());
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw Problem.of("meeting.lost").causedBy(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Problem.of("link.interrupted").causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Problem.of("meeting.other").causedBy(e);
        }
    }
}
