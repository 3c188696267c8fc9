package org.fieldpost.rehearsal.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.Hpke;
import org.fieldpost.exchange.crypto.SigningKey;

/**
 * What a server can do at most: of each envelope the check of its signature and its opening, of each answer the sealing and
 * signing, and nothing else.
 */
final class Ceiling {

    private static final int ROUNDS = 6_000;
    private static final byte[] INFO = new byte[40];
    private static final byte[] AAD = new byte[26];
    private static final byte[] PLAIN = new byte[256];

    private final SecureRandom random;
    private final SigningKey signing;
    private final BoxKey box;
    private final byte[] sealed;
    private final byte[] signature;

    Ceiling(SecureRandom random) {
        this.random = random;
        signing = SigningKey.generate(random);
        box = BoxKey.generate(random);
        sealed = Hpke.seal(box.publicKey(), INFO, AAD, PLAIN, random);
        signature = signing.sign(sealed);
    }

    void run() throws Exception {
        perSecond(1);
        System.out.printf(
                "cryptography alone: %,.0f envelopes and answers/s on one thread, %,.0f/s on two.%n",
                perSecond(1), perSecond(2));
    }

    private double perSecond(int threads) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(this::work));
        }
        for (Future<?> each : running) {
            each.get();
        }
        workers.shutdown();
        return ROUNDS * (double) threads / ((System.nanoTime() - start) / 1e9);
    }

    private void work() {
        for (int i = 0; i < ROUNDS; i++) {
            boolean taken = signing.verifyingKey().verifies(sealed, signature)
                    && Hpke.open(box, INFO, AAD, sealed).isPresent();
            if (!taken) {
                throw new IllegalStateException("what was sealed does not open");
            }
            signing.sign(Hpke.seal(box.publicKey(), INFO, AAD, PLAIN, random));
        }
    }
}
