package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Observation;
import org.fieldpost.server.SyncServer;

/** Bytes on the wire, everything in HTTP counted, beside the same work as plain JSON and gzip. TLS is not in them. */
final class WireCost {

    private static final long SEED = 11;
    private static final int NOTE_CHARS = 66;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SyncServer server;
    private final Mission mission;
    private final SecureRandom random;

    WireCost(SyncServer server, Mission mission, SecureRandom random) {
        this.server = server;
        this.mission = mission;
        this.random = random;
    }

    void run() throws IOException, InterruptedException {
        var notes = new Notes(VocabularyReader.shipped(), NOTE_CHARS);
        System.out.printf(
                "Notes: %d of natural language, %.0f characters on average.%n", notes.size(), notes.meanCharacters());
        try (var proxy = new CountingProxy(server.address())) {
            one(proxy, "flash report with a note", Optional.of(notes), 1, Priority.FLASH);
            one(proxy, "1,000 observations without a note", Optional.empty(), 1000, Priority.USUAL);
            one(proxy, "1,000 observations with a note", Optional.of(notes), 1000, Priority.USUAL);
        }
    }

    private void one(CountingProxy proxy, String what, Optional<Notes> notes, int count, Priority priority)
            throws IOException, InterruptedException {
        var phone = new BenchPhone(server.phones().invite(server.address()), random);
        // enrolment is over, as on any day but the first
        phone.exchange(new HttpCarrier(server.address(), PATIENCE));
        phone.exchange(new HttpCarrier(server.address(), PATIENCE));
        List<Observation> observations = Fieldwork.observations(mission, count, notes, SEED);
        phone.report(observations, priority);
        proxy.up();
        proxy.down();
        NetworkExchange.Outcome outcome = phone.exchange(new HttpCarrier(proxy.address(), PATIENCE));
        long up = proxy.up();
        long down = proxy.down();
        System.out.printf(
                "%s: %d bytes up (%.1f each), %d down, %d round trips, %d delivered.%n",
                what, up, up / (double) count, down, outcome.roundTrips(), outcome.delivered());
        json(proxy, observations);
    }

    /** To a path that answers 404: the request is what counts. */
    private void json(CountingProxy proxy, List<Observation> observations) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] gzipped = PlainJson.gzip(PlainJson.of(observations, 1));
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.address() + "/none"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped))
                .build();
        proxy.up();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        long up = proxy.up();
        int count = observations.size();
        System.out.printf(
                "    the same as JSON and gzip in one request, not sealed: %d bytes up (%.1f each); JSON alone %d.%n",
                up, up / (double) count, PlainJson.of(observations, 1).length);
    }
}
