package org.fieldpost.rehearsal.simulation;

import java.security.SecureRandom;
import java.util.Random;

/** Randomness that a seed repeats. For simulation alone: keys made with it protect nothing. */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final Random source;

    SeededRandom(long seed) {
        this.source = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    @Override
    public int nextInt() {
        return source.nextInt();
    }
}
