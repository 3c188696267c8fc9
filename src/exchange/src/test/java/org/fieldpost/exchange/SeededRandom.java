package org.fieldpost.exchange;

import java.security.SecureRandom;
import java.util.Random;

/** The same seed gives the same bytes: keys and envelopes of a test come out the same each time. */
public final class SeededRandom extends SecureRandom {

    private final Random random;

    public SeededRandom(long seed) {
        random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
