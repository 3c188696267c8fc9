package org.fieldpost.rehearsal.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.server.SyncServer;

/**
 * How much a server takes in, every answer after its commit to the disk. Envelopes are written before the clock starts and
 * answers are not opened, so that on one machine the server's work is what counts; each phone keeps its connection open.
 */
final class Intake {

    private static final int BATCH_BYTES = 64 * 1024;

    private final SyncServer server;
    private final Mission mission;
    private final SecureRandom random;

    Intake(SyncServer server, Mission mission, SecureRandom random) {
        this.server = server;
        this.mission = mission;
        this.random = random;
    }

    void batches() throws Exception {
        asFastAsItGoes("warming up with batches", phones(50, 2000, BATCH_BYTES), 2000);
        asFastAsItGoes("100 phones, batches", phones(100, 2000, BATCH_BYTES), 2000);
    }

    void singles() throws Exception {
        asFastAsItGoes("warming up with singles", phones(200, 200, 1), 200);
        asFastAsItGoes("200 phones, singles, each as soon as the last was answered", phones(200, 50, 1), 50);
        for (int perSecond : new int[] {500, 1000, 1500}) {
            atRate(perSecond, phones(200, perSecond / 20, 1));
        }
    }

    /** What each phone sends, in its order. */
    private List<List<Bytes>> phones(int phones, int observationsEach, int bodyBytes) {
        List<List<Bytes>> byPhone = new ArrayList<>();
        for (int i = 0; i < phones; i++) {
            var phone = new BenchPhone(server.phones().invite(server.address()), random);
            phone.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)));
            phone.report(Fieldwork.observations(mission, observationsEach, Optional.empty(), i), Priority.USUAL);
            byPhone.add(phone.envelopes(bodyBytes));
        }
        return byPhone;
    }

    /** When a phone sends its next envelope, counted from the start; it never sends two at once. */
    private interface Schedule {
        long nanosOf(int phone, int place);
    }

    private void asFastAsItGoes(String what, List<List<Bytes>> byPhone, int observationsEach) throws Exception {
        Measured measured = send(byPhone, (phone, place) -> 0);
        double perEnvelope = observationsEach * (double) byPhone.size() / measured.took.size();
        System.out.printf(
                "%s: %,d envelopes of %.0f observations, %,.0f observations/s, %,.0f envelopes/s; CPU per observation:"
                        + " server %.1f us, sender %.1f us.%n",
                what,
                measured.took.size(),
                perEnvelope,
                perEnvelope * measured.took.size() / measured.seconds,
                measured.took.size() / measured.seconds,
                measured.serverMicros / (perEnvelope * measured.took.size()),
                measured.sendersMicros / (perEnvelope * measured.took.size()));
    }

    /** Phones that do not wait for each other: each sends at its own moments, and waiting counts from the moment it wanted to. */
    private void atRate(int perSecond, List<List<Bytes>> byPhone) throws Exception {
        long everyNanos = TimeUnit.SECONDS.toNanos(byPhone.size()) / perSecond;
        var moments = new Random(perSecond);
        long[][] at = new long[byPhone.size()][];
        for (int phone = 0; phone < at.length; phone++) {
            at[phone] = new long[byPhone.get(phone).size()];
            for (int place = 0; place < at[phone].length; place++) {
                at[phone][place] = place * everyNanos + (long) (moments.nextDouble() * everyNanos);
            }
        }
        Measured measured = send(byPhone, (phone, place) -> at[phone][place]);
        System.out.printf(
                "200 phones, singles at %,d/s: %,.0f/s taken, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms;"
                        + " CPU per single: server %.0f us, sender %.0f us.%n",
                perSecond,
                measured.took.size() / measured.seconds,
                measured.percentileMs(0.5),
                measured.percentileMs(0.95),
                measured.percentileMs(0.99),
                measured.percentileMs(1),
                measured.serverMicros / measured.took.size(),
                measured.sendersMicros / measured.took.size());
    }

    /** @param took of each envelope, in nanoseconds, the shortest first */
    private record Measured(double seconds, List<Long> took, double serverMicros, double sendersMicros) {
        double percentileMs(double share) {
            return took.get((int) Math.min(took.size() - 1, Math.floor(took.size() * share))) / 1e6;
        }
    }

    private Measured send(List<List<Bytes>> byPhone, Schedule schedule) throws Exception {
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(byPhone.size());
        List<KeptOpen> connections = new ArrayList<>();
        for (int phone = 0; phone < byPhone.size(); phone++) {
            connections.add(new KeptOpen(server.address()));
        }
        var cpu = new ServerCpu();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < byPhone.size(); i++) {
            int phone = i;
            running.add(threads.submit(() -> {
                List<Bytes> envelopes = byPhone.get(phone);
                for (int place = 0; place < envelopes.size(); place++) {
                    long wanted = schedule.nanosOf(phone, place);
                    long early = start + wanted - System.nanoTime();
                    if (wanted > 0 && early > 0) {
                        TimeUnit.NANOSECONDS.sleep(early);
                    }
                    long since = wanted > 0 ? start + wanted : System.nanoTime();
                    connections.get(phone).send(envelopes.get(place));
                    took.add(System.nanoTime() - since);
                }
                cpu.senderDone();
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double serverMicros = cpu.serverMicros();
        threads.shutdown();
        for (KeptOpen each : connections) {
            each.close();
        }
        return new Measured(seconds, took.stream().sorted().toList(), serverMicros, cpu.sendersMicros());
    }
}
