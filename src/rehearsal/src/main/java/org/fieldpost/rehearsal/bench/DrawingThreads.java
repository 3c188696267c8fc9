package org.fieldpost.rehearsal.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** The two threads between which a frame goes, one after the other: JavaFX's own and the one that paints. */
final class DrawingThreads {

    private static final String PAINTS = "QuantumRenderer-0";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] ids;

    /** On JavaFX's thread. */
    DrawingThreads() {
        long painter = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals(PAINTS))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JavaFX paints on no thread called " + PAINTS + "."))
                .getThreadId();
        ids = new long[] {Thread.currentThread().getId(), painter};
    }

    /** What the processor has worked for both. */
    long busyNs() {
        return Arrays.stream(ids).map(threads::getThreadCpuTime).sum();
    }
}
