package org.fieldpost.exchange.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What every decoder owes whatever bytes arrive: a value or its documented refusal, soon and in little memory. */
public final class Hostile {

    private static final long MOST_ALLOCATED = 64L << 20;
    private static final long MOST_CPU_NS = 1_000_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Hostile() {}

    /** The value; empty when it was refused as documented. Anything else is a finding. */
    public static <T> Optional<T> decode(Callable<T> decoder, List<Class<? extends Exception>> refusals) {
        // a first call also pays for loading classes
        Measured<T> measured = measure(decoder, refusals);
        if (measured.tooMuch()) {
            measured = measure(decoder, refusals);
        }
        if (measured.tooMuch()) {
            throw new AssertionError(
                    "it allocated " + measured.allocated + " bytes and took " + measured.cpuNs + " ns of CPU");
        }
        return measured.value;
    }

    private record Measured<T>(Optional<T> value, long allocated, long cpuNs) {
        boolean tooMuch() {
            return allocated > MOST_ALLOCATED || cpuNs > MOST_CPU_NS;
        }
    }

    private static <T> Measured<T> measure(Callable<T> decoder, List<Class<? extends Exception>> refusals) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long cpuNs = THREADS.getCurrentThreadCpuTime();
        Optional<T> value = attempt(decoder, refusals);
        return new Measured<>(
                value, THREADS.getCurrentThreadAllocatedBytes() - allocated, THREADS.getCurrentThreadCpuTime() - cpuNs);
    }

    private static <T> Optional<T> attempt(Callable<T> decoder, List<Class<? extends Exception>> refusals) {
        try {
            return Optional.of(decoder.call());
        } catch (Exception e) {
            if (refusals.contains(e.getClass())) {
                return Optional.empty();
            }
            throw new AssertionError("an exception that is not documented", e);
        }
    }

    public static void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("it comes back as " + actual + ", not as " + expected);
        }
    }
}
