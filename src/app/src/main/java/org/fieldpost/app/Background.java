package org.fieldpost.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** Runs work off the screen's thread, one after the other, and brings the outcome back to it. */
public interface Background {

    /**
     * @param done takes the result on the screen's thread
     * @param failed takes the problem on the screen's thread
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed);

    /** At once, on the caller's thread: for tests without a window. */
    static Background atOnce() {
        return new Background() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
                T result;
                try {
                    result = work.get();
                } catch (ProblemException e) {
                    failed.accept(e.problem());
                    return;
                }
                done.accept(result);
            }
        };
    }

    /** One worker thread beside JavaFX's. */
    final class Worker implements Background, AutoCloseable {

        private final ExecutorService worker;

        public Worker(String name) {
            worker = Executors.newSingleThreadExecutor(task -> {
                var thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
        }

        /** After it was closed nothing is begun any more: a clock on a screen may still tick while the app ends. */
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
            try {
                worker.execute(() -> {
                    try {
                        T result = work.get();
                        onScreen(() -> done.accept(result));
                    } catch (ProblemException e) {
                        onScreen(() -> failed.accept(e.problem()));
                    } catch (RuntimeException | Error e) {
                        // also without memory: a screen that is told of no outcome stays busy for ever
                        System.err.println("background work failed: " + e);
                        onScreen(() -> failed.accept(Problem.of("app.unexpected")));
                    }
                });
            } catch (RejectedExecutionException closed) {
                if (!worker.isShutdown()) {
                    throw closed;
                }
            }
        }

        private void onScreen(Runnable outcome) {
            Platform.runLater(() -> {
                if (!worker.isShutdown()) {
                    outcome.run();
                }
            });
        }

        /** Finishes what was begun, a draft that was shown is saved; no outcome is told any more. */
        @Override
        public void close() {
            worker.shutdown();
            try {
                if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                    worker.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
