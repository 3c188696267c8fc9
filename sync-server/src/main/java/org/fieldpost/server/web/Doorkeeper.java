package org.fieldpost.server.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts the requests under way. Once it closes, new ones are told to come back later, and those under way are finished. */
final class Doorkeeper extends Handler.Wrapper {

    /** They are asked by who must know that the server stops. */
    private static final Set<String> ALWAYS = Set.of("/health", "/ready");

    private static final int TELL_LATER = 503;
    private static final long LOOK_EVERY_MS = 10;

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closing;

    boolean closing() {
        return closing;
    }

    int underWay() {
        return underWay.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        underWay.incrementAndGet();
        Request.addCompletionListener(request, failure -> underWay.decrementAndGet());
        if (closing && !ALWAYS.contains(Request.getPathInContext(request))) {
            Response.writeError(request, response, callback, TELL_LATER);
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** Turns new requests away from now on, and waits for those under way, but no longer than this. */
    void close(Duration longest) {
        closing = true;
        long until = System.nanoTime() + longest.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
        }
    }
}
