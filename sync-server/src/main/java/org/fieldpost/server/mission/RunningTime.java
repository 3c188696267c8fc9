package org.fieldpost.server.mission;

import java.time.Duration;

/** For how long a machine has been running, from any moment on. Nothing that is set on its clock moves it. */
@FunctionalInterface
public interface RunningTime {

    /** Since the same moment each time; never less than before. Safe from any thread. */
    Duration soFar();

    static RunningTime ofThisMachine() {
        return () -> Duration.ofNanos(System.nanoTime());
    }
}
