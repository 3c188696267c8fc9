package org.fieldpost.rehearsal.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * How long each frame takes while something is moved at every frame, and how long the processor worked for it: the first shows
 * also what the machine's neighbours did.
 */
final class Frames {

    /** What a display with 60 frames a second leaves for one. */
    static final double BUDGET_MS = 1000 / 60.0;

    private static final int WARM_UP = 600;
    private static final int PATIENCE_S = 300;

    private final double[] sortedMs;
    private final double[] sortedBusyMs;

    private Frames(double[] ms, double[] busyMs) {
        sortedMs = sorted(ms);
        sortedBusyMs = sorted(busyMs);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Waits until so many frames were drawn; what moves is told their number and runs on JavaFX's thread. */
    static Frames of(int frames, IntConsumer moving) throws InterruptedException {
        double[] ms = new double[frames];
        double[] busyMs = new double[frames];
        var done = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            private int frame = -WARM_UP;
            private final DrawingThreads threads = new DrawingThreads();
            private long lastNs;
            private long lastBusyNs;

            @Override
            public void handle(long ignored) {
                long nowNs = System.nanoTime();
                long busyNs = threads.busyNs();
                if (frame > 0) {
                    ms[frame - 1] = (nowNs - lastNs) / 1e6;
                    busyMs[frame - 1] = (busyNs - lastBusyNs) / 1e6;
                }
                lastNs = nowNs;
                lastBusyNs = busyNs;
                if (frame == frames) {
                    stop();
                    done.countDown();
                    return;
                }
                moving.accept(frame + WARM_UP);
                frame++;
            }
        }.start());
        if (!done.await(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The window draws no frames. Is its display still there?");
        }
        return new Frames(ms, busyMs);
    }

    @Override
    public String toString() {
        return said(sortedMs) + ". Of the processor: " + said(sortedBusyMs);
    }

    private static String said(double[] sorted) {
        double inTime = Arrays.stream(sorted).filter(ms -> ms <= BUDGET_MS).count() / (double) sorted.length;
        return String.format(
                Locale.ROOT,
                "median %.1f ms, p99 %.1f ms, longest %.1f ms, %.1f %% within %.1f ms",
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                100 * inTime,
                BUDGET_MS);
    }
}
