package org.fieldpost.exchange;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory something asks for. */
public final class Allocation {

    private Allocation() {}

    /** Bytes that this thread allocated while it ran. */
    public static long of(Runnable work) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        work.run();
        return thread.getCurrentThreadAllocatedBytes() - before;
    }
}
