package org.fieldpost.rehearsal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.server.SyncServer;

/**
 * How much a server takes in, every answer after its commit to the disk. Envelopes are written before the clock starts and
 * answers are not opened, so that on one machine the server's work is what counts.
 */
final class Intake {

    private final SyncServer server;
    private final Mission mission;
    private final SecureRandom random;

    Intake(SyncServer server, Mission mission, SecureRandom random) {
        this.server = server;
        this.mission = mission;
        this.random = random;
    }

    void run() throws Exception {
        measure("warming up", 40, 100, 8 * 1024, 16);
        measure("100 phones, batches of about 90", 100, 400, 8 * 1024, 16);
        measure("200 phones, singles", 200, 40, 1, 200);
    }

    private void measure(String what, int phones, int observationsEach, int bodyBytes, int atOnce) throws Exception {
        List<List<Bytes>> byPhone = new ArrayList<>();
        for (int i = 0; i < phones; i++) {
            var phone = new BenchPhone(server.phones().invite(server.address()), random);
            phone.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)));
            phone.report(Fieldwork.observations(mission, observationsEach, Optional.empty(), i), Priority.USUAL);
            byPhone.add(phone.envelopes(bodyBytes));
        }
        ConcurrentLinkedQueue<Bytes> queue = new ConcurrentLinkedQueue<>();
        int longest = byPhone.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            for (List<Bytes> envelopes : byPhone) {
                if (round < envelopes.size()) {
                    queue.add(envelopes.get(round));
                }
            }
        }
        int requests = queue.size();
        long[] took = new long[requests];
        var taken = new AtomicInteger();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI address = URI.create(server.address() + HttpCarrier.PATH);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            running.add(threads.submit(() -> {
                for (Bytes envelope = queue.poll(); envelope != null; envelope = queue.poll()) {
                    long sent = System.nanoTime();
                    HttpRequest request = HttpRequest.newBuilder(address)
                            .header("Content-Type", HttpCarrier.CONTENT_TYPE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toArray()))
                            .build();
                    int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .statusCode();
                    if (status != 200) {
                        throw new IllegalStateException("the server answered " + status);
                    }
                    took[taken.getAndIncrement()] = System.nanoTime() - sent;
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        Arrays.sort(took);
        System.out.printf(
                "%s: %,d observations in %,d envelopes, %,.0f observations/s, %,.0f envelopes/s, p50 %.0f ms, p99 %.0f ms.%n",
                what,
                phones * observationsEach,
                requests,
                phones * observationsEach / seconds,
                requests / seconds,
                took[requests / 2] / 1e6,
                took[(int) (requests * 0.99)] / 1e6);
    }
}
