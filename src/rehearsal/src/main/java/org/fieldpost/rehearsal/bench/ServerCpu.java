package org.fieldpost.rehearsal.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Processor time that went into the server while senders in the same process drove it: the whole process (collector and
 * compiler with it) without the threads of the senders. Unlike seconds on the wall it hardly depends on who else uses the
 * machine.
 */
final class ServerCpu {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final AtomicLong sendersNanos = new AtomicLong();
    private final long begunNanos = PROCESS.getProcessCpuTime();

    /** A sender's last word, said on its own thread, which did nothing before. */
    void senderDone() {
        sendersNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Since this was made, when all senders are done. */
    double serverMicros() {
        return (PROCESS.getProcessCpuTime() - begunNanos - sendersNanos.get()) / 1e3;
    }

    double sendersMicros() {
        return sendersNanos.get() / 1e3;
    }
}
