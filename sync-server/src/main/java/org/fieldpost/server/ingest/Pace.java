package org.fieldpost.server.ingest;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How fast anybody may send: a bucket for each sender at each address, and so many envelopes at once for all, so that neither
 * a broken phone nor a flood takes the server from the others. Safe from any thread.
 */
final class Pace {

    private static final int PER_SECOND = 20;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_SENDERS = 10_000;

    /** Opening an envelope may take a megabyte; this many may. */
    private static final int OPENED_AT_ONCE = 256;

    private final Semaphore opening = new Semaphore(OPENED_AT_ONCE, true);

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    /** Whether this sender may send one more now. */
    boolean allows(String sender) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(sender, s -> bucket()).tryConsume(1);
        }
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }

    /** Does the work when there is room for it within a few seconds. */
    <T> Optional<T> withRoom(Supplier<T> work) {
        try {
            if (!opening.tryAcquire(10, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            opening.release();
        }
    }
}
