package org.fieldpost.rehearsal.bench;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is taken in while five people read, each a page a second: at how many observations a second, and how long they wait. */
final class WhileRead {

    private static final int READERS = 5;
    private static final List<String> PAGES = List.of(
            "/?weeks=4", "/reports?weeks=4", "/map?weeks=4", "/trend?interface=I1&weeks=26", "/coverage?weeks=4");

    private final FilledServer filled;

    WhileRead(FilledServer filled) {
        this.filled = filled;
    }

    void run() throws Exception {
        var intake = new Intake(filled.server(), filled.mission(), new SecureRandom());
        System.out.println("Nobody reads:");
        intake.batches();
        Queue<Double> ms = new ConcurrentLinkedQueue<>();
        var stopped = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            int first = i;
            readers.add(threads.submit(() -> {
                for (int page = first; !stopped.get(); page++) {
                    long began = System.nanoTime();
                    filled.get(PAGES.get(page % PAGES.size()), HttpResponse.BodyHandlers.ofByteArray());
                    ms.add((System.nanoTime() - began) / 1e6);
                    TimeUnit.SECONDS.sleep(1);
                }
                return null;
            }));
        }
        System.out.println("While five people read:");
        intake.batches();
        stopped.set(true);
        for (Future<?> each : readers) {
            each.get();
        }
        threads.shutdown();
        double[] sorted = ms.stream().mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "They opened %d pages: p50 %.0f ms, p95 %.0f ms, longest %.0f ms%n",
                sorted.length,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[sorted.length - 1]);
    }
}
