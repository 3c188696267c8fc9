package org.fieldpost.rehearsal.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** How long each frame takes while something is moved at every frame. */
final class Frames {

    /** What a display with 60 frames a second leaves for one. */
    static final double BUDGET_MS = 1000 / 60.0;

    private static final int WARM_UP = 150;
    private static final int PATIENCE_S = 300;

    private final double[] sortedMs;

    private Frames(double[] ms) {
        sortedMs = ms.clone();
        Arrays.sort(sortedMs);
    }

    /** Waits until so many frames were drawn; what moves is told their number and runs on JavaFX's thread. */
    static Frames of(int frames, IntConsumer moving) throws InterruptedException {
        double[] ms = new double[frames];
        var done = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            private int frame = -WARM_UP;
            private long lastNs;

            @Override
            public void handle(long ignored) {
                long nowNs = System.nanoTime();
                if (frame > 0) {
                    ms[frame - 1] = (nowNs - lastNs) / 1e6;
                }
                lastNs = nowNs;
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
        return new Frames(ms);
    }

    double medianMs() {
        return sortedMs[sortedMs.length / 2];
    }

    double p99Ms() {
        return sortedMs[sortedMs.length * 99 / 100];
    }

    /** The share of frames that took no longer than a sixtieth of a second. */
    double shareInTime() {
        return Arrays.stream(sortedMs).filter(ms -> ms <= BUDGET_MS).count() / (double) sortedMs.length;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.1f ms, p99 %.1f ms, longest %.1f ms; %.1f %% within %.1f ms",
                medianMs(),
                p99Ms(),
                sortedMs[sortedMs.length - 1],
                100 * shareInTime(),
                BUDGET_MS);
    }
}
